import type { StreamRpc, UnaryRpc } from '../rpc.js';
import { activateJobs } from './activate-jobs.js';
import { broadcastSignal } from './broadcast-signal.js';
import { cancelProcessInstance } from './cancel-process-instance.js';
import { completeJob } from './complete-job.js';
import { createProcessInstance } from './create-process-instance.js';
import { createProcessInstanceWithResult } from './create-process-instance-with-result.js';
import { deleteResource } from './delete-resource.js';
import { deployProcess } from './deploy-process.js';
import { deployResource } from './deploy-resource.js';
import { evaluateDecision } from './evaluate-decision.js';
import { failJob } from './fail-job.js';
import { migrateProcessInstance } from './migrate-process-instance.js';
import { modifyProcessInstance } from './modify-process-instance.js';
import { publishMessage } from './publish-message.js';
import { resolveIncident } from './resolve-incident.js';
import { setVariables } from './set-variables.js';
import { streamActivatedJobs } from './stream-activated-jobs.js';
import { throwError } from './throw-error.js';
import { topology } from './topology.js';
import { updateJobRetries } from './update-job-retries.js';
import { updateJobTimeout } from './update-job-timeout.js';

/** Methods with one answer, by their name in the protocol. What neither table names is answered UNIMPLEMENTED. */
export const UNARY = {
  BroadcastSignal: broadcastSignal,
  CancelProcessInstance: cancelProcessInstance,
  CompleteJob: completeJob,
  CreateProcessInstance: createProcessInstance,
  CreateProcessInstanceWithResult: createProcessInstanceWithResult,
  DeleteResource: deleteResource,
  DeployProcess: deployProcess,
  DeployResource: deployResource,
  EvaluateDecision: evaluateDecision,
  FailJob: failJob,
  MigrateProcessInstance: migrateProcessInstance,
  ModifyProcessInstance: modifyProcessInstance,
  PublishMessage: publishMessage,
  ResolveIncident: resolveIncident,
  SetVariables: setVariables,
  ThrowError: throwError,
  Topology: topology,
  UpdateJobRetries: updateJobRetries,
  UpdateJobTimeout: updateJobTimeout,
} as unknown as Readonly<Record<string, UnaryRpc<object, object>>>;

export const STREAMS = { ActivateJobs: activateJobs, StreamActivatedJobs: streamActivatedJobs } as unknown as Readonly<
  Record<string, StreamRpc<object, object>>
>;
