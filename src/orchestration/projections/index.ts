import type { EntityManager } from 'typeorm';
import type { ValueType, ZeebeRecord } from '../../protocol/index.js';
import { errorCreated } from './error.js';
import { incidentCreated, incidentResolved } from './incident.js';
import { jobCanceled, jobCompleted, jobCreated, jobRetriesChanged } from './job.js';
import { processCreated } from './process.js';
import { elementActivating, elementCompleted, elementTerminated } from './process-instance.js';
import { variableWritten } from './variable.js';

/** Writes the rows one event stands for. Called once per record, in the order of the log. */
export type Projection = (em: EntityManager, record: ZeebeRecord) => Promise<void>;

/** The events that have rows; all others leave none. */
const PROJECTIONS: Readonly<Partial<Record<`${ValueType}.${string}`, Projection>>> = {
  'ERROR.CREATED': errorCreated,
  'PROCESS.CREATED': processCreated,
  'PROCESS_INSTANCE.ELEMENT_ACTIVATING': elementActivating,
  'PROCESS_INSTANCE.ELEMENT_COMPLETED': elementCompleted,
  'PROCESS_INSTANCE.ELEMENT_TERMINATED': elementTerminated,
  'VARIABLE.CREATED': variableWritten,
  'VARIABLE.UPDATED': variableWritten,
  'JOB.CREATED': jobCreated,
  'JOB.COMPLETED': jobCompleted,
  'JOB.CANCELED': jobCanceled,
  'JOB.ERROR_THROWN': jobCanceled,
  'JOB.FAILED': jobRetriesChanged,
  'JOB.RETRIES_UPDATED': jobRetriesChanged,
  'INCIDENT.CREATED': incidentCreated,
  'INCIDENT.RESOLVED': incidentResolved,
};

export async function applyRecord(em: EntityManager, record: ZeebeRecord): Promise<void> {
  if (record.recordType !== 'EVENT') return;
  await PROJECTIONS[`${record.valueType}.${record.intent}`]?.(em, record);
}
