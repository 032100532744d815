import type { Json, JsonObject } from '../../protocol/index.js';
import {
  evaluating,
  EvaluationFailure,
  type FeelValue,
  NameScope,
  type Scope,
  textOf,
  toJson,
  TYPES,
} from '../feel/compiled.js';
import { evaluateTable, type TableResult } from './evaluate-table.js';
import type { Decision, DecisionRequirementsGraph, DecisionTable } from './graph.js';

export interface EvaluatedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly inputValue: Json;
}

export interface EvaluatedOutput {
  readonly outputId: string;
  readonly outputName: string;
  readonly outputValue: Json;
}

export interface MatchedRule {
  readonly ruleId: string;
  /** 1 = first. */
  readonly ruleIndex: number;
  readonly outputs: readonly EvaluatedOutput[];
}

/** How one decision came out; inputs and rules are empty for literal expressions. */
export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION';
  readonly output: Json;
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
}

export type DecisionResult =
  | { readonly ok: true; readonly output: Json; readonly evaluatedDecisions: EvaluatedDecision[] }
  | { readonly ok: false; readonly failedDecisionId: string; readonly message: string };

/**
 * Evaluates a decision and, before it, those it requires, each once; their results are variables to it. The message of a
 * failure names decision, rule and cell.
 */
export function evaluateDecision(
  drg: DecisionRequirementsGraph,
  decisionId: string,
  context: JsonObject,
  nowMs: number,
): DecisionResult {
  const run = new Run(drg);
  const get = (name: string): Json | undefined => (Object.hasOwn(context, name) ? context[name] : undefined);
  const result = evaluating({ nowMs, get }, (scope) => run.decide(decisionId, scope));
  if (result.ok) return { ok: true, output: toJson(result.value), evaluatedDecisions: run.evaluated };
  const failedDecisionId = run.current ?? decisionId;
  return { ok: false, failedDecisionId, message: `decision '${failedDecisionId}': ${result.message}` };
}

/** One evaluation of a graph. */
class Run {
  readonly evaluated: EvaluatedDecision[] = [];
  /** The decision at work, for the message of a failure. */
  current: string | null = null;
  private readonly results = new Map<string, FeelValue>();

  constructor(private readonly drg: DecisionRequirementsGraph) {}

  decide(decisionId: string, scope: Scope): FeelValue {
    const known = this.results.get(decisionId);
    if (known !== undefined) return known;
    const decision = this.find(decisionId);
    const inner = decision.requires.reduce(
      (outer, id) => new NameScope(outer, this.find(id).resultName, this.decide(id, scope)),
      scope,
    );
    this.current = decisionId;
    const evaluated = evaluateLogic(decision, inner);
    checkType(decision, evaluated.output);
    this.evaluated.push(audit(decision, evaluated));
    this.results.set(decisionId, evaluated.output);
    return evaluated.output;
  }

  private find(decisionId: string): Decision {
    const decision = this.drg.decisions.find(({ id }) => id === decisionId);
    if (!decision) throw new EvaluationFailure(`expected a decision '${decisionId}' in '${this.drg.id}', found none`);
    return decision;
  }
}

function evaluateLogic({ logic }: Decision, scope: Scope): TableResult {
  if (logic.kind === 'DECISION_TABLE') return evaluateTable(logic, scope);
  return { output: logic.expression.code(scope), inputs: [], matches: [] };
}

function checkType({ resultType }: Decision, output: FeelValue): void {
  if (resultType === null || output === null || TYPES[resultType]?.(output) === true) return;
  throw new EvaluationFailure(`expected a result of type ${resultType}, found ${textOf(output)}`);
}

function audit({ id, name, logic }: Decision, { output, inputs, matches }: TableResult): EvaluatedDecision {
  const common = { decisionId: id, decisionName: name, decisionType: logic.kind, output: toJson(output) };
  if (logic.kind === 'LITERAL_EXPRESSION') return { ...common, inputs: [], matchedRules: [] };
  return { ...common, inputs: auditInputs(logic, inputs), matchedRules: auditRules(logic, matches) };
}

function auditInputs(table: DecisionTable, values: readonly FeelValue[]): EvaluatedInput[] {
  return table.inputs.map(({ id, label }, column) => ({
    inputId: id,
    inputName: label,
    inputValue: toJson(values[column] ?? null),
  }));
}

function auditRules(table: DecisionTable, matches: TableResult['matches']): MatchedRule[] {
  return matches.map(({ rule, outputs }) => ({
    ruleId: rule.id,
    ruleIndex: rule.index,
    outputs: table.outputs.map(({ id, label, name }, column) => ({
      outputId: id,
      outputName: label === '' ? name : label,
      outputValue: toJson(outputs[column] ?? null),
    })),
  }));
}
