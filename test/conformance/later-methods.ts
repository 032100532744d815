import type { INamespace } from 'protobufjs';

const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule ? { rule } : {}) });

/** The two methods of 8.5's gateway that are newer than the protocol file of the installed client. */
export const LATER_METHODS: INamespace = {
  nested: {
    gateway_protocol: {
      nested: {
        UpdateJobTimeoutRequest: { fields: { jobKey: field('int64', 1), timeout: field('int64', 2) } },
        UpdateJobTimeoutResponse: { fields: {} },
        MappingInstruction: { fields: { sourceElementId: field('string', 1), targetElementId: field('string', 2) } },
        MigrationPlan: {
          fields: {
            targetProcessDefinitionKey: field('int64', 1),
            mappingInstructions: field('MappingInstruction', 2, 'repeated'),
          },
        },
        MigrateProcessInstanceRequest: {
          fields: { processInstanceKey: field('int64', 1), migrationPlan: field('MigrationPlan', 2) },
        },
        MigrateProcessInstanceResponse: { fields: {} },
        Gateway: {
          methods: {
            UpdateJobTimeout: {
              requestType: 'UpdateJobTimeoutRequest',
              responseType: 'UpdateJobTimeoutResponse',
              comment: '',
            },
            MigrateProcessInstance: {
              requestType: 'MigrateProcessInstanceRequest',
              responseType: 'MigrateProcessInstanceResponse',
              comment: '',
            },
          },
        },
      },
    },
  },
};
