import type { Json } from '../../protocol/index.js';
import { type FeelValue, toJson } from '../feel/compiled.js';
import type { LogicResult } from './evaluate-logic.js';
import type { DecisionTable, Logic, TableInput } from './graph.js';

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

/** How one decision or business knowledge model came out; only tables have inputs and rules. */
export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionType: Logic['kind'];
  readonly output: Json;
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
}

/** What has a line in the list of evaluated decisions. */
export interface Audited {
  readonly id: string;
  readonly name: string;
  readonly logic: Logic;
}

/** The line for a result. */
export function auditOf({ id, name, logic }: Audited, { output, inputs, matches }: LogicResult): EvaluatedDecision {
  const common = { decisionId: id, decisionName: name, decisionType: logic.kind, output: toJson(output) };
  if (logic.kind !== 'DECISION_TABLE') return { ...common, inputs: [], matchedRules: [] };
  return { ...common, inputs: auditInputs(logic, inputs), matchedRules: auditRules(logic, matches) };
}

function nameOf(input: TableInput | undefined): string {
  return input === undefined || input.label !== '' ? (input?.label ?? '') : input.expression.source;
}

function auditInputs(table: DecisionTable, values: readonly FeelValue[]): EvaluatedInput[] {
  return values.map((value, column) => ({
    inputId: table.inputs[column]?.id ?? '',
    inputName: nameOf(table.inputs[column]),
    inputValue: toJson(value),
  }));
}

function auditRules(table: DecisionTable, matches: LogicResult['matches']): MatchedRule[] {
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
