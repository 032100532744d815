import type { EventIntent, ValueType } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';
import { compensationSubscriptionCompleted } from './compensation-subscription-completed.js';
import { compensationSubscriptionCreated } from './compensation-subscription-created.js';
import { compensationSubscriptionDeleted } from './compensation-subscription-deleted.js';
import { compensationSubscriptionTriggered } from './compensation-subscription-triggered.js';
import { decisionCreated } from './decision-created.js';
import { decisionEvaluationEvaluated } from './decision-evaluation-evaluated.js';
import { decisionEvaluationFailed } from './decision-evaluation-failed.js';
import { decisionRequirementsCreated } from './decision-requirements-created.js';
import { decisionDeleted } from './decision-deleted.js';
import { decisionRequirementsDeleted } from './decision-requirements-deleted.js';
import { formCreated } from './form-created.js';
import { formDeleted } from './form-deleted.js';
import { resourceDeletionDeleted } from './resource-deletion-deleted.js';
import { resourceDeletionDeleting } from './resource-deletion-deleting.js';
import { deploymentCreated } from './deployment-created.js';
import { errorCreated } from './error-created.js';
import { escalationEscalated } from './escalation-escalated.js';
import { escalationNotEscalated } from './escalation-not-escalated.js';
import { incidentCreated } from './incident-created.js';
import { incidentResolved } from './incident-resolved.js';
import { jobBatchActivated } from './job-batch-activated.js';
import { jobCanceled } from './job-canceled.js';
import { jobCompleted } from './job-completed.js';
import { jobCreated } from './job-created.js';
import { jobErrorThrown } from './job-error-thrown.js';
import { jobFailed } from './job-failed.js';
import { jobRecurredAfterBackoff } from './job-recurred-after-backoff.js';
import { jobRetriesUpdated } from './job-retries-updated.js';
import { jobTimedOut } from './job-timed-out.js';
import { jobTimeoutUpdated } from './job-timeout-updated.js';
import { incidentMigrated } from './incident-migrated.js';
import { jobMigrated } from './job-migrated.js';
import { processInstanceElementMigrated } from './process-instance-element-migrated.js';
import { processInstanceMigrationMigrated } from './process-instance-migration-migrated.js';
import { variableMigrated } from './variable-migrated.js';
import { jobYielded } from './job-yielded.js';
import { messageExpired } from './message-expired.js';
import { messagePublished } from './message-published.js';
import { messageStartEventSubscriptionCorrelated } from './message-start-event-subscription-correlated.js';
import { messageStartEventSubscriptionCreated } from './message-start-event-subscription-created.js';
import { messageStartEventSubscriptionDeleted } from './message-start-event-subscription-deleted.js';
import { messageSubscriptionCorrelated } from './message-subscription-correlated.js';
import { messageSubscriptionCorrelating } from './message-subscription-correlating.js';
import { messageSubscriptionCreated } from './message-subscription-created.js';
import { messageSubscriptionDeleted } from './message-subscription-deleted.js';
import { messageSubscriptionRejected } from './message-subscription-rejected.js';
import { processCreated } from './process-created.js';
import { processDeleted } from './process-deleted.js';
import { processDeleting } from './process-deleting.js';
import { processEventTriggered } from './process-event-triggered.js';
import { processEventTriggering } from './process-event-triggering.js';
import { processInstanceCreationCreated } from './process-instance-creation-created.js';
import { processInstanceElementActivated } from './process-instance-element-activated.js';
import { processInstanceElementActivating } from './process-instance-element-activating.js';
import { processInstanceElementCompleted } from './process-instance-element-completed.js';
import { processInstanceElementCompleting } from './process-instance-element-completing.js';
import { processInstanceElementTerminated } from './process-instance-element-terminated.js';
import { processInstanceElementTerminating } from './process-instance-element-terminating.js';
import { processInstanceModificationModified } from './process-instance-modification-modified.js';
import { processInstanceResultCompleted } from './process-instance-result-completed.js';
import { processInstanceSequenceFlowTaken } from './process-instance-sequence-flow-taken.js';
import { processMessageSubscriptionCorrelated } from './process-message-subscription-correlated.js';
import { processMessageSubscriptionCreated } from './process-message-subscription-created.js';
import { processMessageSubscriptionCreating } from './process-message-subscription-creating.js';
import { processMessageSubscriptionDeleted } from './process-message-subscription-deleted.js';
import { processMessageSubscriptionDeleting } from './process-message-subscription-deleting.js';
import { signalBroadcasted } from './signal-broadcasted.js';
import { signalSubscriptionCreated } from './signal-subscription-created.js';
import { signalSubscriptionDeleted } from './signal-subscription-deleted.js';
import { timerCanceled } from './timer-canceled.js';
import { timerCreated } from './timer-created.js';
import { timerTriggered } from './timer-triggered.js';
import { variableCreated } from './variable-created.js';
import { variableDocumentUpdated } from './variable-document-updated.js';
import { variableUpdated } from './variable-updated.js';

/**
 * The versions of an event's applier, version 1 first. A released one is frozen, since logs that were written with it
 * are replayed with it: a change is a new version after it, and new events carry its number as `recordVersion`.
 */
type Versions = readonly [EventApplier<never>, ...EventApplier<never>[]];

/** Every event of the protocol, once. Leaving one out is a compile error. */
export const appliers = {
  DEPLOYMENT: { CREATED: [deploymentCreated] },
  ERROR: { CREATED: [errorCreated] },
  PROCESS: { CREATED: [processCreated], DELETING: [processDeleting], DELETED: [processDeleted] },
  DECISION_REQUIREMENTS: { CREATED: [decisionRequirementsCreated], DELETED: [decisionRequirementsDeleted] },
  DECISION: { CREATED: [decisionCreated], DELETED: [decisionDeleted] },
  FORM: { CREATED: [formCreated], DELETED: [formDeleted] },
  RESOURCE_DELETION: { DELETING: [resourceDeletionDeleting], DELETED: [resourceDeletionDeleted] },
  DECISION_EVALUATION: { EVALUATED: [decisionEvaluationEvaluated], FAILED: [decisionEvaluationFailed] },
  PROCESS_INSTANCE_CREATION: { CREATED: [processInstanceCreationCreated] },
  PROCESS_INSTANCE_RESULT: { COMPLETED: [processInstanceResultCompleted] },
  PROCESS_INSTANCE_MIGRATION: { MIGRATED: [processInstanceMigrationMigrated] },
  PROCESS_INSTANCE_MODIFICATION: { MODIFIED: [processInstanceModificationModified] },
  PROCESS_INSTANCE: {
    SEQUENCE_FLOW_TAKEN: [processInstanceSequenceFlowTaken],
    ELEMENT_ACTIVATING: [processInstanceElementActivating],
    ELEMENT_ACTIVATED: [processInstanceElementActivated],
    ELEMENT_COMPLETING: [processInstanceElementCompleting],
    ELEMENT_COMPLETED: [processInstanceElementCompleted],
    ELEMENT_TERMINATING: [processInstanceElementTerminating],
    ELEMENT_TERMINATED: [processInstanceElementTerminated],
    ELEMENT_MIGRATED: [processInstanceElementMigrated],
  },
  PROCESS_INSTANCE_BATCH: {},
  PROCESS_EVENT: { TRIGGERING: [processEventTriggering], TRIGGERED: [processEventTriggered] },
  JOB: {
    CREATED: [jobCreated],
    COMPLETED: [jobCompleted],
    FAILED: [jobFailed],
    ERROR_THROWN: [jobErrorThrown],
    RETRIES_UPDATED: [jobRetriesUpdated],
    TIMED_OUT: [jobTimedOut],
    RECURRED_AFTER_BACKOFF: [jobRecurredAfterBackoff],
    CANCELED: [jobCanceled],
    TIMEOUT_UPDATED: [jobTimeoutUpdated],
    YIELDED: [jobYielded],
    MIGRATED: [jobMigrated],
  },
  JOB_BATCH: { ACTIVATED: [jobBatchActivated] },
  INCIDENT: { CREATED: [incidentCreated], RESOLVED: [incidentResolved], MIGRATED: [incidentMigrated] },
  VARIABLE: { CREATED: [variableCreated], UPDATED: [variableUpdated], MIGRATED: [variableMigrated] },
  VARIABLE_DOCUMENT: { UPDATED: [variableDocumentUpdated] },
  TIMER: { CREATED: [timerCreated], TRIGGERED: [timerTriggered], CANCELED: [timerCanceled] },
  MESSAGE: { PUBLISHED: [messagePublished], EXPIRED: [messageExpired] },
  MESSAGE_BATCH: {},
  MESSAGE_SUBSCRIPTION: {
    CREATED: [messageSubscriptionCreated],
    CORRELATING: [messageSubscriptionCorrelating],
    CORRELATED: [messageSubscriptionCorrelated],
    REJECTED: [messageSubscriptionRejected],
    DELETED: [messageSubscriptionDeleted],
  },
  PROCESS_MESSAGE_SUBSCRIPTION: {
    CREATING: [processMessageSubscriptionCreating],
    CREATED: [processMessageSubscriptionCreated],
    CORRELATED: [processMessageSubscriptionCorrelated],
    DELETING: [processMessageSubscriptionDeleting],
    DELETED: [processMessageSubscriptionDeleted],
  },
  MESSAGE_START_EVENT_SUBSCRIPTION: {
    CREATED: [messageStartEventSubscriptionCreated],
    CORRELATED: [messageStartEventSubscriptionCorrelated],
    DELETED: [messageStartEventSubscriptionDeleted],
  },
  SIGNAL: { BROADCASTED: [signalBroadcasted] },
  SIGNAL_SUBSCRIPTION: { CREATED: [signalSubscriptionCreated], DELETED: [signalSubscriptionDeleted] },
  ESCALATION: { ESCALATED: [escalationEscalated], NOT_ESCALATED: [escalationNotEscalated] },
  COMPENSATION_SUBSCRIPTION: {
    CREATED: [compensationSubscriptionCreated],
    TRIGGERED: [compensationSubscriptionTriggered],
    COMPLETED: [compensationSubscriptionCompleted],
    DELETED: [compensationSubscriptionDeleted],
  },
} satisfies { readonly [V in ValueType]: Readonly<Record<EventIntent<V>, Versions>> };
