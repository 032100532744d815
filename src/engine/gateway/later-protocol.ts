/** Field numbers as the gateway of 8.5 has them on the wire. */
const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule ? { rule } : {}) });
const method = (name: string) => ({ requestType: `${name}Request`, responseType: `${name}Response`, comment: '' });

const MESSAGES = {
  UpdateJobTimeoutRequest: { fields: { jobKey: field('int64', 1), timeout: field('int64', 2) } },
  UpdateJobTimeoutResponse: { fields: {} },
  MigrateProcessInstanceRequest: {
    fields: { processInstanceKey: field('int64', 1), migrationPlan: field('MigrationPlan', 2) },
  },
  MigrateProcessInstanceResponse: { fields: {} },
  MigrationPlan: {
    fields: {
      targetProcessDefinitionKey: field('int64', 1),
      mappingInstructions: field('MappingInstruction', 2, 'repeated'),
    },
  },
  MappingInstruction: { fields: { sourceElementId: field('string', 1), targetElementId: field('string', 2) } },
  BroadcastSignalRequest: { fields: { tenantId: field('string', 3) } },
  BroadcastSignalResponse: { fields: { tenantId: field('string', 2) } },
  EvaluateDecisionRequest: { fields: {} },
  EvaluateDecisionResponse: { fields: { decisionInstanceKey: field('int64', 12) } },
};

/**
 * What the gateway of 8.5 speaks beyond the protocol file of the installed client, in our own words: whole methods, and of
 * methods that the file has already, only the fields that it lacks.
 */
export const LATER_PROTOCOL = {
  nested: {
    gateway_protocol: {
      nested: {
        ...MESSAGES,
        Gateway: {
          methods: {
            UpdateJobTimeout: method('UpdateJobTimeout'),
            MigrateProcessInstance: method('MigrateProcessInstance'),
            BroadcastSignal: method('BroadcastSignal'),
            EvaluateDecision: method('EvaluateDecision'),
          },
        },
      },
    },
  },
};
