import {
  type Decision,
  type DecisionRequirementsGraph,
  type DecisionTable,
  evaluateDecision,
} from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import type { Fault } from '../faults.js';
import { contextOf } from './evaluate.js';
import { keysOf, type Meaning, meaningOfText, partsOf } from './expression.js';
import { point, type Seen } from './value.js';
import type { Vocabulary } from './vocabulary.js';

/** A decision that can be worked out cell by cell. */
export interface ReadableDecision {
  readonly id: string;
  readonly graph: DecisionRequirementsGraph;
  /** Variable paths that it and the decisions it requires read. */
  readonly keys: readonly string[];
  readonly tables: readonly DecisionTable[];
  /** Conditions in literal expressions. */
  readonly conditions: readonly Meaning[];
}

/** Why a decision cannot be worked out. */
export interface UnreadableDecision {
  readonly id: string;
  readonly reason: string;
}

/** The decision of the id among the graphs; what it says is the decision evaluator's, whatever the hit policy. */
export function readDecision(
  graphs: readonly DecisionRequirementsGraph[],
  id: string,
  faults: ReadonlySet<Fault>,
): ReadableDecision | UnreadableDecision {
  const graph = graphs.find(({ decisions }) => decisions.some((decision) => decision.id === id));
  if (!graph) return { id, reason: 'no such decision was given' };
  const decisions = requiredBy(graph, id);
  const results = new Map(decisions.map(({ id: required, resultName }) => [resultName, `#${required}`]));
  const meanings = decisions.flatMap((decision) => meaningsOf(decision, results));
  const reason = decisions.map(problemOf).find((problem) => problem !== null) ?? problemOfMeanings(meanings);
  if (reason !== null) return { id, reason };
  const keys = [...new Set(meanings.flatMap(keysOf))].filter((key) => !key.startsWith('#'));
  const tables = decisions.flatMap(({ logic }) => (logic.kind === 'DECISION_TABLE' ? [logic] : []));
  const conditions = decisions.flatMap((decision) =>
    decision.logic.kind === 'LITERAL_EXPRESSION' ? meaningsOf(decision, results) : [],
  );
  return { id, graph: faults.has('dmn-first-rule-only') ? firstRules(graph) : graph, keys, tables, conditions };
}

/** Takes in what the tables compare with what, and what they give. */
export function addDecision(vocabulary: Vocabulary, { tables, conditions }: ReadableDecision): void {
  for (const condition of conditions) vocabulary.addCondition(condition);
  for (const { inputs, rules } of tables)
    for (const [column, { expression }] of inputs.entries()) {
      const meaning = meaningOfText(expression.source);
      const tests = rules.flatMap(({ tests: cells }) => constantsOf(cells[column]?.source ?? '-') ?? []);
      vocabulary.addComparison(meaning, tests);
    }
}

/** All constants that the decision may give in the output. */
export function outputsOf({ tables, graph, id }: ReadableDecision, output: string): readonly Json[] {
  const decision = graph.decisions.find((one) => one.id === id);
  const table = decision?.logic.kind === 'DECISION_TABLE' ? decision.logic : null;
  if (!table || !tables.includes(table)) return [true, false, null];
  const column = table.outputs.length === 1 ? 0 : table.outputs.findIndex(({ name }) => name === output);
  const cells = [...table.rules.map(({ outputs }) => outputs[column]), table.outputs[column]?.defaultEntry];
  return cells.flatMap((cell) => {
    const meaning = cell ? meaningOfText(cell.source) : null;
    return meaning?.kind === 'constant' ? [meaning.value] : [];
  });
}

/** Runs the decision on one combination of cells. Called with the values of its keys, in their order. */
export function decisionFormula(
  { graph, id, keys }: ReadableDecision,
  select: (output: Json) => Json,
): (args: readonly Seen[]) => Seen {
  const known = new Map<string, Seen>();
  return (args) => {
    const values = args.flatMap((arg, index) => (arg.kind === 'value' ? [[keys[index] ?? '', arg.json] as const] : []));
    if (values.length < args.length) return { kind: 'unknown', text: id };
    const text = JSON.stringify(values);
    const found = known.get(text) ?? decide(graph, id, contextOf(values), select);
    known.set(text, found);
    return found;
  };
}

function decide(
  graph: DecisionRequirementsGraph,
  id: string,
  context: Record<string, Json>,
  select: (output: Json) => Json,
): Seen {
  const result = evaluateDecision(graph, id, context, 0);
  return result.ok ? seenOf(select(result.output)) : { kind: 'unknown', text: id };
}

function seenOf(json: Json): Seen {
  return Array.isArray(json) ? { kind: 'list', items: (json as readonly Json[]).map(seenOf) } : point(json);
}

function requiredBy(graph: DecisionRequirementsGraph, id: string): readonly Decision[] {
  const found = new Map<string, Decision>();
  const visit = (each: string): void => {
    const decision = graph.decisions.find((one) => one.id === each);
    if (!decision || found.has(each)) return;
    found.set(each, decision);
    decision.requires.forEach(visit);
  };
  visit(id);
  return [...found.values()];
}

/** Input expressions of a table; of a literal expression the expression. Results of other decisions are no variables. */
function meaningsOf({ logic }: Decision, results: ReadonlyMap<string, string>): readonly Meaning[] {
  if (logic.kind === 'LITERAL_EXPRESSION') return [meaningOfText(logic.expression.source, results)];
  if (logic.kind !== 'DECISION_TABLE') return [];
  return logic.inputs.map(({ expression }) => meaningOfText(expression.source, results));
}

function problemOf({ id, logic, knowledge }: Decision): string | null {
  if (knowledge.length > 0) return `decision ${id} calls business knowledge models`;
  if (logic.kind === 'LITERAL_EXPRESSION') return null;
  if (logic.kind !== 'DECISION_TABLE') return `decision ${id} is no table`;
  for (const { index, tests, outputs } of logic.rules) {
    const test = tests.find(({ source, variables }) => variables.length > 0 || constantsOf(source) === null);
    if (test) return `rule ${index} of ${id} tests ${test.source}`;
    const output = outputs.find(({ source }) => meaningOfText(source).kind !== 'constant');
    if (output) return `rule ${index} of ${id} gives ${output.source}`;
  }
  return null;
}

function problemOfMeanings(meanings: readonly Meaning[]): string | null {
  const unknown = meanings.map(unknownIn).find((text) => text !== null) ?? null;
  if (unknown !== null) return `it reads ${unknown}`;
  const mixed = meanings.find((meaning) => {
    const keys = keysOf(meaning);
    return keys.length > 1 && keys.some((key) => key.startsWith('#'));
  });
  return mixed ? 'it compares the result of another decision with a variable' : null;
}

function unknownIn(meaning: Meaning): string | null {
  if (meaning.kind === 'unknown') return meaning.text;
  return (
    partsOf(meaning)
      .map(unknownIn)
      .find((text) => text !== null) ?? null
  );
}

/** The constants of a cell's tests; null when it asks for the order of texts, or for more than constants. */
function constantsOf(source: string): readonly Json[] | null {
  const text = source.trim();
  if (text === '' || text === '-') return [];
  const inner = /^not\s*\((.*)\)$/s.exec(text)?.[1] ?? text;
  const meaning = meaningOfText(`\`input\` in (${inner})`);
  if (meaning.kind !== 'atom') return null;
  const isOfTexts = meaning.isOrdered && meaning.constants.some((constant) => typeof constant === 'string');
  return isOfTexts && /[<>]|[[\](].*\.\./.test(inner.replace(/"[^"]*"/g, '')) ? null : meaning.constants;
}

function firstRules(graph: DecisionRequirementsGraph): DecisionRequirementsGraph {
  const decisions = graph.decisions.map((decision) =>
    decision.logic.kind === 'DECISION_TABLE'
      ? { ...decision, logic: { ...decision.logic, rules: decision.logic.rules.slice(0, 1) } }
      : decision,
  );
  return { ...graph, decisions };
}
