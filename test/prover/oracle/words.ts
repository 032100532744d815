import type { Expression } from '../../../src/model/index.js';
import type { DecisionTable } from '../../../src/model/index.js';
import type { Json } from '../../../src/protocol/index.js';
import type { Case } from './case.js';

/** What the texts of a case say of its variables: which paths are read, and with which constants they are compared. */
export interface Words {
  /** Paths that anything reads, such as `thresholds.panelRequired`. */
  readonly paths: ReadonlySet<string>;
  readonly constants: ReadonlyMap<string, readonly Json[]>;
}

const NAME = '[\\p{L}_$][\\p{L}\\p{N}_$]*';
const PATH = new RegExp(`(?<![\\p{L}\\p{N}_$.])${NAME}(?:\\.${NAME})*`, 'gu');
const LITERAL = '"[^"]*"|-?\\d+(?:\\.\\d+)?|true|false|null';
const KEYWORDS = new Set(
  'true false null and or not in if then else for return some every satisfies between instance of function date time duration now count number string'.split(
    ' ',
  ),
);

export function wordsOf(subject: Case): Words {
  const reader = new Reader();
  for (const { elements, flows } of subject.processes) {
    for (const { condition } of flows.values()) reader.expression(condition, true);
    for (const element of elements.values()) {
      for (const { source, target } of [...element.inputs, ...element.outputs]) {
        reader.expression(source);
        reader.copy(source, target);
      }
      reader.expression(element.script?.expression);
      reader.expression(element.multiInstance?.inputCollection);
      reader.expression(element.multiInstance?.completionCondition, true);
      reader.expression(element.multiInstance?.outputElement);
      if (element.script) reader.copy(element.script.expression, element.script.resultVariable);
    }
  }
  for (const { guard } of subject.set.obligations) reader.expression(guard, true);
  for (const { ensures } of subject.set.steps.values()) for (const { holds } of ensures) reader.expression(holds, true);
  for (const { decisions } of subject.decisions)
    for (const { logic } of decisions) if (logic.kind === 'DECISION_TABLE') reader.table(logic);
  for (const { name, variable } of subject.set.attributes.values()) if (variable) reader.same(name, variable);
  for (const { variable } of subject.set.clocks) reader.paths.add(variable);
  return reader.words();
}

class Reader {
  readonly paths = new Set<string>();
  private readonly found = new Map<string, Set<string>>();
  private readonly copies: (readonly [string, string])[] = [];

  expression(expression: Expression | null | undefined, isCondition = false): void {
    if (expression && !expression.isStatic) this.text(expression.source.replace(/^\s*=/, ''), isCondition);
  }

  /** Constants of the target are of interest to the source, where one is a plain copy of the other. */
  copy({ source }: Expression, target: string): void {
    const text = source.replace(/^\s*=/, '').trim();
    if (new RegExp(`^${NAME}(\\.${NAME})*$`, 'u').test(text) && !KEYWORDS.has(text)) this.same(text, target);
  }

  same(one: string, other: string): void {
    this.copies.push([one, other]);
  }

  table({ inputs, rules }: DecisionTable): void {
    inputs.forEach(({ expression }, i) => {
      this.text(expression.source);
      const names = pathsIn(expression.source);
      for (const { tests } of rules)
        for (const literal of literalsIn(tests[i]!.source)) for (const name of names) this.add(name, literal);
    });
  }

  words(): Words {
    for (let grown = true; grown;) {
      grown = false;
      for (const [one, other] of this.copies)
        for (const [from, to] of [
          [one, other],
          [other, one],
        ] as const)
          for (const literal of this.found.get(from) ?? [])
            if (!this.found.get(to)?.has(literal)) {
              this.add(to, literal);
              grown = true;
            }
    }
    const constants = new Map(
      [...this.found].map(([path, all]) => [path, [...all].map((text) => JSON.parse(text) as Json)]),
    );
    return { paths: this.paths, constants };
  }

  private text(text: string, isCondition = false): void {
    for (const path of pathsIn(text)) {
      this.paths.add(path);
      const literals = comparedWith(text, path);
      for (const literal of literals) this.add(path, literal);
      const plain = literals.filter((literal) => literal !== 'null').length === 0;
      if (isCondition && plain && standsAlone(text, path))
        for (const literal of ['true', 'false']) this.add(path, literal);
    }
  }

  private add(path: string, literal: string): void {
    const all = this.found.get(path);
    if (all) all.add(literal);
    else this.found.set(path, new Set([literal]));
  }
}

/** The path stands where a boolean is wanted. */
function standsAlone(text: string, path: string): boolean {
  const p = escaped(path);
  return new RegExp(
    `(^|\\bnot\\s*\\(|\\band\\b|\\bor\\b|\\bif\\b|\\()\\s*${p}\\s*($|\\band\\b|\\bor\\b|\\bthen\\b|\\))`,
    'u',
  ).test(text.trim());
}

function comparedWith(text: string, path: string): string[] {
  const p = `(?<![\\p{L}\\p{N}_$.])${escaped(path)}(?![\\p{L}\\p{N}_$.])`;
  const compare = '(?:!=|<=|>=|=|<|>)';
  const after = [...text.matchAll(new RegExp(`${p}\\s*${compare}\\s*(${LITERAL})`, 'gu'))].map(
    ([, literal]) => literal!,
  );
  const before = [...text.matchAll(new RegExp(`(${LITERAL})\\s*${compare}\\s*${p}`, 'gu'))].map(
    ([, literal]) => literal!,
  );
  const within = [...text.matchAll(new RegExp(`${p}\\s+in\\s*[([]([^)\\]]*)[)\\]]`, 'gu'))].flatMap(([, list]) =>
    literalsIn(list!),
  );
  return [...after, ...before, ...within];
}

const literalsIn = (text: string): string[] => text.match(new RegExp(LITERAL, 'gu')) ?? [];
const pathsIn = (text: string): string[] =>
  [...new Set(text.replace(/"[^"]*"/g, ' ').match(PATH) ?? [])].filter((path) => !KEYWORDS.has(path));
const escaped = (path: string): string => path.replace(/[.$]/g, '\\$&');
