import { evaluateDecision, type EvaluatedDecision } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import type { DecisionValue } from '../values.js';
import type { ElementContext } from './element-context.js';
import { triggering } from './event-triggers.js';
import { evaluateString } from './expressions.js';
import type { Outcome } from './failure.js';
import type { Step } from './step.js';

export type DecisionOutcome =
  | { readonly intent: 'EVALUATED'; readonly value: JsonObject; readonly output: JsonObject[string] }
  | { readonly intent: 'FAILED'; readonly value: JsonObject; readonly message: string };

/** Value of the DECISION_EVALUATION event that says how the decision came out. */
export function decide(step: Step, decision: DecisionValue, variables: JsonObject): DecisionOutcome {
  const drg = step.read.definitions.drg(decision.decisionRequirementsKey);
  const result = evaluateDecision(drg, decision.decisionId, variables, step.nowMs);
  const { decisionKey, decisionId, decisionName, decisionRequirementsKey, decisionRequirementsId } = decision;
  const common = {
    ...NO_CALLER,
    decisionKey,
    decisionId,
    decisionName,
    decisionVersion: decision.version,
    decisionRequirementsKey,
    decisionRequirementsId,
    // Zeebe keeps the variables out of the event.
    variables: {},
    tenantId: decision.tenantId,
  };
  const evaluatedDecisions = result.evaluatedDecisions.map((evaluated) => evaluatedValue(step, decision, evaluated));
  if (!result.ok) {
    const failed = { evaluationFailureMessage: result.message, failedDecisionId: result.failedDecisionId };
    const value = { ...common, ...failed, decisionOutput: 'null', evaluatedDecisions };
    return { intent: 'FAILED', value, message: result.message };
  }
  const passed = { evaluationFailureMessage: '', failedDecisionId: '' };
  const value = { ...common, ...passed, decisionOutput: JSON.stringify(result.output), evaluatedDecisions };
  return { intent: 'EVALUATED', value, output: result.output };
}

/** The output of the element's decision waits as the element's own trigger until its output mappings take it. */
export function evaluateCalledDecision(context: ElementContext): Outcome {
  const { element, step, key, value } = context;
  if (!element.calledDecision) throw new Error(`expected business rule task ${element.id} to call a decision`);
  const decisionId = evaluateString(context, element.calledDecision.decisionId);
  if (!decisionId.ok) return decisionId.failure;
  const decision = step.read.decisions.latest(decisionId.value);
  if (!decision) return { errorType: 'CALLED_DECISION_ERROR', message: decisionNotFound(decisionId.value) };
  const outcome = decide(step, decision, step.read.variables.document(key));
  step.event('DECISION_EVALUATION', outcome.intent, step.newKey(), { ...outcome.value, ...callerOf(context) });
  if (outcome.intent === 'FAILED') return { errorType: 'DECISION_EVALUATION_ERROR', message: outcome.message };
  triggering(step, value, key, element.id, { [element.calledDecision.resultVariable]: outcome.output });
  return null;
}

/** `wanted` is an id or a key. */
export function decisionNotFound(wanted: string, by: 'id' | 'key' = 'id'): string {
  return `Expected to evaluate decision '${wanted}', but no decision found for ${by} '${wanted}'`;
}

const NO_CALLER = {
  bpmnProcessId: '',
  processDefinitionKey: '-1',
  processInstanceKey: '-1',
  elementId: '',
  elementInstanceKey: '-1',
};

function callerOf({ value, key }: ElementContext): typeof NO_CALLER {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId } = value;
  return { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, elementInstanceKey: key };
}

/** Key and version as deployed; the evaluation itself knows only ids. */
function evaluatedValue(step: Step, decision: DecisionValue, evaluated: EvaluatedDecision): JsonObject {
  const siblings = step.read.decisions.inRequirements(decision.decisionRequirementsKey);
  const deployed = siblings.find(({ decisionId }) => decisionId === evaluated.decisionId);
  return {
    decisionId: evaluated.decisionId,
    decisionName: evaluated.decisionName,
    decisionKey: deployed?.decisionKey ?? '-1',
    decisionVersion: deployed?.version ?? -1,
    decisionType: evaluated.decisionType,
    decisionOutput: JSON.stringify(evaluated.output),
    evaluatedInputs: evaluated.inputs.map((input) => ({ ...input, inputValue: JSON.stringify(input.inputValue) })),
    matchedRules: evaluated.matchedRules.map((rule) => ({
      ruleId: rule.ruleId,
      ruleIndex: rule.ruleIndex,
      evaluatedOutputs: rule.outputs.map((output) => ({ ...output, outputValue: JSON.stringify(output.outputValue) })),
    })),
    tenantId: decision.tenantId,
  };
}
