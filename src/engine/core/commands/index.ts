import type { CommandIntent, ValueType } from '../../../protocol/index.js';
import type { CommandHandler } from './command-handler.js';
import { decisionEvaluationEvaluate } from './decision-evaluation-evaluate.js';
import { deploymentCreate } from './deployment-create.js';
import { incidentResolve } from './incident-resolve.js';
import { jobBatchActivate } from './job-batch-activate.js';
import { jobComplete } from './job-complete.js';
import { jobFail } from './job-fail.js';
import { jobRecurAfterBackoff } from './job-recur-after-backoff.js';
import { jobThrowError } from './job-throw-error.js';
import { jobTimeOut } from './job-time-out.js';
import { jobUpdateRetries } from './job-update-retries.js';
import { jobUpdateTimeout } from './job-update-timeout.js';
import { jobYield } from './job-yield.js';
import { messageBatchExpire } from './message-batch-expire.js';
import { messagePublish } from './message-publish.js';
import { messageSubscriptionCorrelate } from './message-subscription-correlate.js';
import { messageSubscriptionCreate } from './message-subscription-create.js';
import { messageSubscriptionDelete } from './message-subscription-delete.js';
import { messageSubscriptionReject } from './message-subscription-reject.js';
import { processInstanceBatchActivate } from './process-instance-batch-activate.js';
import { processInstanceBatchTerminate } from './process-instance-batch-terminate.js';
import { processInstanceCancel } from './process-instance-cancel.js';
import { processInstanceActivateElement } from './process-instance-activate-element.js';
import { processInstanceCompleteElement } from './process-instance-complete-element.js';
import { processInstanceCreationCreate } from './process-instance-creation-create.js';
import { processInstanceCreationCreateWithAwaitingResult } from './process-instance-creation-create-with-awaiting-result.js';
import { processInstanceMigrationMigrate } from './process-instance-migration-migrate.js';
import { processInstanceModificationModify } from './process-instance-modification-modify.js';
import { processInstanceTerminateElement } from './process-instance-terminate-element.js';
import { processMessageSubscriptionCorrelate } from './process-message-subscription-correlate.js';
import { processMessageSubscriptionCreate } from './process-message-subscription-create.js';
import { processMessageSubscriptionDelete } from './process-message-subscription-delete.js';
import { resourceDeletionDelete } from './resource-deletion-delete.js';
import { signalBroadcast } from './signal-broadcast.js';
import { timerTrigger } from './timer-trigger.js';
import { variableDocumentUpdate } from './variable-document-update.js';

/** Every command of the protocol, once. Leaving one out is a compile error. */
export const commands = {
  DEPLOYMENT: { CREATE: deploymentCreate },
  ERROR: {},
  PROCESS: {},
  DECISION_REQUIREMENTS: {},
  DECISION: {},
  FORM: {},
  RESOURCE_DELETION: { DELETE: resourceDeletionDelete },
  DECISION_EVALUATION: { EVALUATE: decisionEvaluationEvaluate },
  PROCESS_INSTANCE_CREATION: {
    CREATE: processInstanceCreationCreate,
    CREATE_WITH_AWAITING_RESULT: processInstanceCreationCreateWithAwaitingResult,
  },
  PROCESS_INSTANCE_RESULT: {},
  PROCESS_INSTANCE_MIGRATION: { MIGRATE: processInstanceMigrationMigrate },
  PROCESS_INSTANCE_MODIFICATION: { MODIFY: processInstanceModificationModify },
  PROCESS_INSTANCE: {
    CANCEL: processInstanceCancel,
    ACTIVATE_ELEMENT: processInstanceActivateElement,
    COMPLETE_ELEMENT: processInstanceCompleteElement,
    TERMINATE_ELEMENT: processInstanceTerminateElement,
  },
  PROCESS_INSTANCE_BATCH: { ACTIVATE: processInstanceBatchActivate, TERMINATE: processInstanceBatchTerminate },
  PROCESS_EVENT: {},
  JOB: {
    COMPLETE: jobComplete,
    FAIL: jobFail,
    THROW_ERROR: jobThrowError,
    UPDATE_RETRIES: jobUpdateRetries,
    UPDATE_TIMEOUT: jobUpdateTimeout,
    TIME_OUT: jobTimeOut,
    RECUR_AFTER_BACKOFF: jobRecurAfterBackoff,
    YIELD: jobYield,
  },
  JOB_BATCH: { ACTIVATE: jobBatchActivate },
  INCIDENT: { RESOLVE: incidentResolve },
  VARIABLE: {},
  VARIABLE_DOCUMENT: { UPDATE: variableDocumentUpdate },
  TIMER: { TRIGGER: timerTrigger },
  MESSAGE: { PUBLISH: messagePublish },
  MESSAGE_BATCH: { EXPIRE: messageBatchExpire },
  MESSAGE_SUBSCRIPTION: {
    CREATE: messageSubscriptionCreate,
    CORRELATE: messageSubscriptionCorrelate,
    REJECT: messageSubscriptionReject,
    DELETE: messageSubscriptionDelete,
  },
  PROCESS_MESSAGE_SUBSCRIPTION: {
    CREATE: processMessageSubscriptionCreate,
    CORRELATE: processMessageSubscriptionCorrelate,
    DELETE: processMessageSubscriptionDelete,
  },
  MESSAGE_START_EVENT_SUBSCRIPTION: {},
  SIGNAL: { BROADCAST: signalBroadcast },
  SIGNAL_SUBSCRIPTION: {},
  ESCALATION: {},
  COMPENSATION_SUBSCRIPTION: {},
} satisfies { readonly [V in ValueType]: Readonly<Record<CommandIntent<V>, CommandHandler>> };
