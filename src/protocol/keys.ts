declare const keyOf: unique symbol;
/** A key the engine issued. A string, since clients expose 64-bit keys as strings; always 16 digits on partition 1, so keys sort as text. */
export type Key<Name extends string = string> = string & { readonly [keyOf]?: Name };
export type ProcessInstanceKey = Key<'ProcessInstance'>;
export type ElementInstanceKey = Key<'ElementInstance'>;
export type ProcessDefinitionKey = Key<'ProcessDefinition'>;
export type JobKey = Key<'Job'>;
export type IncidentKey = Key<'Incident'>;

export const PARTITION_ID = 1;
/** Keys are `(partitionId << 51) + counter`; the first of partition 1 is 2251799813685249. */
export const FIRST_KEY = (BigInt(PARTITION_ID) << 51n) + 1n;
export const DEFAULT_TENANT = '<default>';
/** Job type of a job-based user task. */
export const USER_TASK_JOB_TYPE = 'io.camunda.zeebe:userTask';
