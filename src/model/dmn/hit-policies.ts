import {
  add,
  compare,
  contextOf,
  equal,
  EvaluationFailure,
  type FeelValue,
  isNumber,
  textOf,
} from '../feel/compiled.js';
import type { Aggregation, DecisionTable, HitPolicy, TableRule } from './graph.js';

/** A rule that matched, with its outputs in column order. */
export interface Match {
  readonly rule: TableRule;
  readonly outputs: readonly FeelValue[];
}

/** What the matches (at least one, in table order) come to. Throws `EvaluationFailure` when the policy forbids them. */
type Policy = (matches: readonly Match[], table: DecisionTable) => FeelValue;

const unique: Policy = (matches, table) => {
  if (matches.length > 1)
    throw new EvaluationFailure(`hit policy UNIQUE: expected at most one matching rule, found ${numbersOf(matches)}`);
  return first(matches, table);
};

const anyRule: Policy = (matches, table) => {
  const results = matches.map((match) => resultOf(match, table));
  if (results.some((result) => equal(result, results[0] ?? null) !== true))
    throw new EvaluationFailure(
      `hit policy ANY: expected equal outputs, found different ones in ${numbersOf(matches)}`,
    );
  return results[0] ?? null;
};

const first: Policy = ([match], table) => (match ? resultOf(match, table) : null);
const listed: Policy = (matches, table) => matches.map((match) => resultOf(match, table));

const collect: Policy = (matches, table) => {
  if (table.aggregation === null) return listed(matches, table);
  if (table.aggregation === 'COUNT') return matches.length;
  return aggregate(table.aggregation, listed(matches, table) as readonly FeelValue[]);
};

/** How each hit policy makes one result of the matching rules. */
export const POLICIES = {
  UNIQUE: unique,
  ANY: anyRule,
  FIRST: first,
  PRIORITY: (matches, table) => first(byPriority(matches, table), table),
  'RULE ORDER': listed,
  'OUTPUT ORDER': (matches, table) => listed(byPriority(matches, table), table),
  COLLECT: collect,
} as const satisfies Readonly<Record<HitPolicy, Policy>>;

/** The single output, or a context of all by their names. */
export function resultOf({ outputs }: Match, table: DecisionTable): FeelValue {
  if (outputs.length === 1) return outputs[0] ?? null;
  return contextOf(table.outputs.map(({ name }, index) => [name, outputs[index] ?? null]));
}

function aggregate(aggregation: Exclude<Aggregation, 'COUNT'>, values: readonly FeelValue[]): FeelValue {
  const numbers = values.filter(isNumber);
  if (numbers.length < values.length)
    throw new EvaluationFailure(`COLLECT ${aggregation}: expected numbers, found ${values.map(textOf).join(', ')}`);
  if (aggregation === 'SUM') return numbers.reduce(add, 0);
  const wanted = aggregation === 'MIN' ? -1 : 1;
  return numbers.reduce((best, number) => (Math.sign(compare(number, best) ?? 0) === wanted ? number : best));
}

/** By the place of the outputs in their lists of allowed values, column by column; values not listed come last. */
function byPriority(matches: readonly Match[], table: DecisionTable): Match[] {
  const rank = (match: Match, column: number): number => {
    const place = table.outputs[column]?.priorities.indexOf(textOf(match.outputs[column] ?? null)) ?? -1;
    return place === -1 ? Number.MAX_SAFE_INTEGER : place;
  };
  const columns = table.outputs.map((_, column) => column);
  return matches.toSorted((x, y) => {
    const decisive = columns.find((column) => rank(x, column) !== rank(y, column));
    return decisive === undefined ? 0 : rank(x, decisive) - rank(y, decisive);
  });
}

function numbersOf(matches: readonly Match[]): string {
  return `rules ${matches.map(({ rule }) => rule.index).join(', ')}`;
}
