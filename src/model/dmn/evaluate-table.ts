import {
  type Code,
  contextOf,
  EvaluationFailure,
  type FeelValue,
  type Scope,
  type TestCode,
} from '../feel/compiled.js';
import type { Cell, DecisionTable, TableRule } from './graph.js';
import { type Match, POLICIES } from './hit-policies.js';

export interface TableResult {
  readonly output: FeelValue;
  readonly inputs: readonly FeelValue[];
  readonly matches: readonly Match[];
}

/** What is known of a table while it is evaluated, also when that fails. */
export interface TableProgress {
  inputs: readonly FeelValue[];
  matches: readonly Match[];
}

/**
 * Evaluates a table: the inputs once, then rule by rule; FIRST looks no further than its first match. Without a match the
 * default outputs count, without defaults the result is null. Throws `EvaluationFailure` naming rule and cell; `progress`
 * then tells how far it came.
 */
export function evaluateTable(table: DecisionTable, scope: Scope, progress?: TableProgress): TableResult {
  const known = progress ?? { inputs: [], matches: [] };
  for (const [column, { expression, label }] of table.inputs.entries())
    known.inputs = [...known.inputs, located(`input ${column + 1} "${label}"`, expression, (code) => code(scope))];
  const { inputs } = known;
  const matching = table.rules.filter((rule) => matches(rule, inputs, scope));
  const rules = table.hitPolicy === 'FIRST' ? matching.slice(0, 1) : matching;
  for (const rule of rules) known.matches = [...known.matches, { rule, outputs: outputsOf(rule, scope) }];
  const found = known.matches;
  const output = found.length === 0 ? defaultOutput(table, scope) : POLICIES[table.hitPolicy](found, table);
  return { output, inputs, matches: found };
}

function matches(rule: TableRule, inputs: readonly FeelValue[], scope: Scope): boolean {
  return rule.tests.every((test, column) =>
    located<TestCode, boolean>(
      `${nameOf(rule)}, input ${column + 1}`,
      test,
      (code) => code(scope, inputs[column] ?? null) === true,
    ),
  );
}

function outputsOf(rule: TableRule, scope: Scope): FeelValue[] {
  return rule.outputs.map((cell, column) =>
    located(`${nameOf(rule)}, output ${column + 1}`, cell, (code) => code(scope)),
  );
}

function defaultOutput({ outputs }: DecisionTable, scope: Scope): FeelValue {
  const given = outputs.flatMap(({ name, defaultEntry }) =>
    defaultEntry ? [[name, located(`default of output "${name}"`, defaultEntry, (code) => code(scope))] as const] : [],
  );
  if (given.length === 0) return null;
  return given.length === 1 ? (given[0]?.[1] ?? null) : contextOf(given);
}

function nameOf(rule: TableRule): string {
  return `rule ${rule.index} (${rule.id})`;
}

/** Runs a cell; a failure in it names the place. */
function located<T = Code, R = FeelValue>(place: string, cell: Cell<T>, run: (code: T) => R): R {
  try {
    return run(cell.code);
  } catch (error) {
    if (error instanceof EvaluationFailure)
      throw new EvaluationFailure(`${place} \`${cell.source}\`: ${error.message}`);
    throw error;
  }
}
