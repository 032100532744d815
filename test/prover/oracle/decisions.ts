import { type DecisionRequirementsGraph, evaluateDecision } from '../../../src/model/index.js';
import type { Json } from '../../../src/protocol/index.js';
import { NOW_MS } from './world.js';

/** Names that any table of the graph reads. */
export function namesOf({ decisions }: DecisionRequirementsGraph): ReadonlySet<string> {
  return new Set(
    decisions.flatMap(({ logic }) => {
      if (logic.kind === 'LITERAL_EXPRESSION') return logic.expression.variables;
      if (logic.kind !== 'DECISION_TABLE') return [];
      return [
        ...logic.inputs.flatMap(({ expression }) => expression.variables),
        ...logic.rules.flatMap(({ tests, outputs }) => [...tests, ...outputs].flatMap(({ variables }) => variables)),
      ];
    }),
  );
}

export function decide(
  graph: DecisionRequirementsGraph,
  decisionId: string,
  context: Record<string, Json>,
): { readonly ok: true; readonly value: Json } | { readonly ok: false } {
  const result = evaluateDecision(graph, decisionId, context, NOW_MS);
  return result.ok ? { ok: true, value: result.output } : { ok: false };
}
