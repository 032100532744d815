import { DEFAULT_TENANT, type Json, type JsonObject } from '../../../protocol/index.js';
import { execute, type UnaryRpc } from '../rpc.js';
import { checkTenants, variablesOf } from '../validation.js';

interface EvaluateDecisionRequest {
  /** Read only when `decisionId` is empty. */
  readonly decisionKey: string;
  readonly decisionId: string;
  readonly variables: string;
  readonly tenantId: string;
}

/** A failed evaluation is an answer too: `failedDecisionId` and `failureMessage` say where and why. */
export const evaluateDecision: UnaryRpc<EvaluateDecisionRequest, object> = async (request, { runtime }) => {
  checkTenants('EvaluateDecision', [request.tenantId]);
  const { key, value } = await execute(runtime, {
    valueType: 'DECISION_EVALUATION',
    intent: 'EVALUATE',
    key: '-1',
    value: {
      decisionKey: request.decisionKey,
      decisionId: request.decisionId,
      variables: variablesOf(request.variables),
    },
  });
  return {
    decisionKey: value['decisionKey'],
    decisionId: value['decisionId'],
    decisionName: value['decisionName'],
    decisionVersion: value['decisionVersion'],
    decisionRequirementsId: value['decisionRequirementsId'],
    decisionRequirementsKey: value['decisionRequirementsKey'],
    // A failed evaluation has none, not even null.
    decisionOutput: value['failedDecisionId'] === '' ? value['decisionOutput'] : '',
    evaluatedDecisions: list(value['evaluatedDecisions']).map(evaluated),
    failedDecisionId: value['failedDecisionId'],
    failureMessage: value['evaluationFailureMessage'],
    tenantId: DEFAULT_TENANT,
    decisionInstanceKey: key,
  };
};

const list = (items: Json | undefined) => (items ?? []) as readonly JsonObject[];

function evaluated(decision: JsonObject): object {
  return {
    decisionKey: decision['decisionKey'],
    decisionId: decision['decisionId'],
    decisionName: decision['decisionName'],
    decisionVersion: decision['decisionVersion'],
    decisionType: decision['decisionType'],
    decisionOutput: decision['decisionOutput'],
    matchedRules: list(decision['matchedRules']),
    evaluatedInputs: list(decision['evaluatedInputs']),
    tenantId: DEFAULT_TENANT,
  };
}
