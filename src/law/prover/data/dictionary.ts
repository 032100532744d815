import type { DecisionRequirementsGraph, Expression, MultiInstanceDefinition } from '../../../model/index.js';
import type { ObligationSet } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { Node } from '../seam.js';
import { cellsWith, type Domain } from './domain.js';
import { addDecision, outputsOf, readDecision, type ReadableDecision, type UnreadableDecision } from './decisions.js';
import { keysOf, type Meaning, meaningOf } from './expression.js';
import { clocksOf } from './clock.js';
import { performedStep } from './performed-step.js';
import { rootOf, type Scopes } from './scopes.js';
import { Vocabulary } from './vocabulary.js';

/** Names that only a completion condition sees. */
export const LOOP_NAMES = [
  ...['numberOfInstances', 'numberOfActiveInstances', 'numberOfCompletedInstances', 'numberOfTerminatedInstances'],
];

/** Where values of a variable may come from: an expression or a decision that is assigned to it somewhere. */
type Definer =
  { readonly target: string; readonly meaning: Meaning } | { readonly target: string; readonly decisionId: string };

/**
 * The words of a procedure: which variables anybody reads in the end, and by which values they are told apart. All else is left
 * out from the start.
 */
export class Dictionary {
  private readonly vocabulary: Vocabulary;
  private readonly meanings = new Map<string, Meaning>();
  private readonly decisions = new Map<string, ReadableDecision | UnreadableDecision>();
  private readonly attributeNames: ReadonlyMap<string, string>;
  private readonly paths = new Map<string, string[]>();
  private readonly needed = new Set<string>();

  constructor(
    nodes: readonly Node[],
    private readonly obligations: ObligationSet,
    private readonly graphs: readonly DecisionRequirementsGraph[],
    private readonly faults: ReadonlySet<Fault>,
    scopes: Scopes,
  ) {
    this.vocabulary = new Vocabulary(faults);
    this.attributeNames = new Map([...obligations.attributes.keys()].map((name) => [name, `@${name}`]));
    for (const attribute of obligations.attributes.values()) this.addAttribute(attribute.name);
    const definers = nodes.flatMap((node) => this.definersIn(node));
    this.collect([...nodes.flatMap((node) => this.readIn(node)), ...this.readInGuards()], definers);
    for (const node of nodes) this.compareLocals(node, scopes);
  }

  /** What an expression of the diagram says. */
  meaning(expression: Expression): Meaning {
    return this.cached(expression.source, () => meaningOf(expression));
  }

  /** What a guard says of attributes. */
  guard(expression: Expression): Meaning {
    return this.cached(`@ ${expression.source}`, () => meaningOf(expression, this.attributeNames));
  }

  decision(id: string): ReadableDecision | UnreadableDecision {
    const found = this.decisions.get(id) ?? readDecision(this.graphs, id, this.faults);
    this.decisions.set(id, found);
    return found;
  }

  domain(key: string): Domain {
    return this.vocabulary.domain(key);
  }

  /** Paths under the root that are read somewhere, the root's own name among them when it is. */
  tracked(root: string): readonly string[] {
    return this.paths.get(root) ?? [];
  }

  /** All variables that are read somewhere, by their roots. */
  roots(): readonly string[] {
    return [...this.paths.keys()];
  }

  isNeeded(key: string): boolean {
    return this.needed.has(key);
  }

  /** Cells of the values that the attribute may have. */
  cellsOfAttribute(name: string): readonly number[] {
    const domain = this.vocabulary.domain(`@${name}`);
    const { type, values } = this.obligations.attributes.get(name) ?? { type: 'string', values: [] };
    if (type === 'date') return cellsWith(domain, ({ kind }) => kind !== 'null');
    if (type !== 'enum') return cellsWith(domain, ({ kind }) => kind === type);
    return cellsWith(domain, ({ kind, sample }) => kind === 'string' && values.includes(String(sample)));
  }

  private cached(key: string, make: () => Meaning): Meaning {
    const found = this.meanings.get(key) ?? make();
    this.meanings.set(key, found);
    return found;
  }

  private addAttribute(name: string): void {
    const attribute = this.obligations.attributes.get(name);
    if (!attribute) return;
    const key = `@${name}`;
    if (attribute.variable !== null) this.vocabulary.join(key, attribute.variable);
    for (const value of attribute.values) this.vocabulary.addConstant(key, value);
    if (attribute.type === 'boolean' || attribute.type === 'number') this.vocabulary.addType(key, attribute.type);
    else if (attribute.type === 'string') this.vocabulary.addType(key, 'string');
  }

  /** Keys read where something is decided in the node. */
  private readIn(node: Node): readonly string[] {
    const { element } = node;
    const conditions = element.outgoing.flatMap(({ condition }) => (condition ? [this.meaning(condition)] : []));
    const completion = element.multiInstance?.completionCondition;
    if (completion) conditions.push(this.meaning(completion));
    const step = performedStep(element, this.obligations);
    if (step) conditions.push(...step.ensures.map(({ holds }) => this.meaning(holds)));
    for (const condition of conditions) this.vocabulary.addCondition(condition);
    const keys = conditions.flatMap(keysOf).filter((key) => !LOOP_NAMES.includes(key));
    if (step?.outcomeVariable != null)
      for (const outcome of step.outcomes) this.vocabulary.addConstant(step.outcomeVariable, outcome);
    if (step?.outcomeFollows != null) {
      const followed = `@${step.outcomeFollows}`;
      for (const outcome of step.outcomes) this.vocabulary.addConstant(followed, outcome);
      this.vocabulary.addObserver(followed, ({ sample }) => JSON.stringify(sample));
      if (step.outcomeVariable !== null) this.vocabulary.join(followed, step.outcomeVariable);
      keys.push(followed);
    }
    const clocks = clocksOf(element, this.obligations);
    keys.push(...clocks);
    for (const clock of clocks) this.vocabulary.addObserver(clock, ({ kind }) => String(kind === 'null'));
    return keys;
  }

  /** A value that goes up is compared with the local variable it meets. */
  private compareLocals(node: Node, scopes: Scopes): void {
    for (const name of scopes.localNames(node)) for (const path of this.tracked(name)) this.vocabulary.compare(path);
  }

  private readInGuards(): readonly string[] {
    return this.obligations.obligations.flatMap(({ guard }) => {
      if (!guard) return [];
      const meaning = this.guard(guard);
      this.vocabulary.addCondition(meaning);
      return keysOf(meaning);
    });
  }

  private definersIn({ element }: Node): readonly Definer[] {
    const mapped = [...element.inputs, ...element.outputs].map(({ source, target }) => ({
      target,
      meaning: this.meaning(source),
    }));
    const { script, calledDecision, multiInstance } = element;
    return [
      ...mapped,
      ...(script ? [{ target: script.resultVariable, meaning: this.meaning(script.expression) }] : []),
      ...(calledDecision
        ? [{ target: calledDecision.resultVariable, decisionId: calledDecision.decisionId.source }]
        : []),
      ...(multiInstance ? this.definersInLoop(multiInstance) : []),
    ];
  }

  private definersInLoop({
    inputCollection,
    inputElement,
    outputCollection,
    outputElement,
  }: MultiInstanceDefinition): Definer[] {
    const definers: Definer[] = [];
    const collection = this.meaning(inputCollection);
    if (inputElement !== null) {
      if (collection.kind === 'reference')
        definers.push({ target: inputElement, meaning: { kind: 'reference', key: `${collection.key}[]` } });
      if (collection.kind === 'constant' && Array.isArray(collection.value))
        for (const value of collection.value)
          definers.push({ target: inputElement, meaning: { kind: 'constant', value } });
    }
    if (outputCollection !== null && outputElement)
      definers.push({ target: `${outputCollection}[]`, meaning: this.meaning(outputElement) });
    return definers;
  }

  /** Everything that the wanted keys are worked out from, too. */
  private collect(wanted: readonly string[], definers: readonly Definer[]): void {
    const waiting = [...wanted];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (this.needed.has(key)) continue;
      this.need(key);
      waiting.push(...this.alongside(key));
      for (const definer of definers) waiting.push(...this.define(key, definer));
    }
  }

  private need(key: string): void {
    this.needed.add(key);
    if (key.startsWith('@') || key.includes('[]')) return;
    const root = rootOf(key);
    this.paths.set(root, [...(this.paths.get(root) ?? []), key]);
  }

  /** An attribute and its variable, and what the table of a computed one reads; a list and its items. */
  private alongside(key: string): readonly string[] {
    const keys: string[] = key.includes('[]') || key.startsWith('@') ? [] : [`${key}[]`];
    for (const attribute of this.obligations.attributes.values()) {
      if (attribute.variable !== key && `@${attribute.name}` !== key) continue;
      keys.push(`@${attribute.name}`);
      if (attribute.decision)
        keys.push(...this.decisionKeys(attribute.decision.decisionId, attribute.decision.output, key));
    }
    return keys;
  }

  private define(key: string, definer: Definer): readonly string[] {
    const suffix = suffixOf(key, definer.target);
    if (suffix === null) return [];
    if ('decisionId' in definer) return this.decisionKeys(definer.decisionId, suffix.slice(1), key);
    const { meaning } = definer;
    if (suffix === '') {
      this.vocabulary.addResult(meaning, key);
      return keysOf(meaning).map((each) => each.replace(/\[\].*$/, ''));
    }
    if (meaning.kind !== 'reference') return [];
    this.vocabulary.join(`${meaning.key}${suffix}`, key);
    return [`${meaning.key}${suffix}`];
  }

  private decisionKeys(id: string, output: string, key: string): readonly string[] {
    const decision = this.decision(id);
    if ('reason' in decision) return [];
    addDecision(this.vocabulary, decision);
    for (const value of outputsOf(decision, output)) this.vocabulary.addConstant(key, value);
    return [...decision.keys, ...this.attributesOf(decision.keys)];
  }

  private attributesOf(keys: readonly string[]): readonly string[] {
    const all = [...this.obligations.attributes.values()];
    return all.flatMap(({ name, variable }) => (variable !== null && keys.includes(variable) ? [`@${name}`] : []));
  }
}

/** What is left of the key behind the target: '' for the target itself, `.b` of `a.b` behind `a`; null: another variable. */
export function suffixOf(key: string, target: string): string | null {
  if (key === target) return '';
  return key.startsWith(`${target}.`) ? key.slice(target.length) : null;
}
