import type { JsonObject } from '../protocol/index.js';

/** Injection token of the `JobClient`. */
export const JOB_CLIENT = Symbol('JOB_CLIENT');

export interface DeployedProcess {
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: string;
}

export interface DeployedDecision {
  readonly decisionId: string;
  readonly version: number;
  readonly decisionKey: string;
}

export interface ActivatedJob {
  readonly key: string;
  readonly type: string;
  readonly processInstanceKey: string;
  readonly bpmnProcessId: string;
  readonly processDefinitionVersion: number;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly retries: number;
  readonly variables: JsonObject;
}

/** What became of a job: its result, or why it failed and how many retries are left (0 raises an incident). */
export type JobOutcome =
  | { readonly kind: 'completed'; readonly variables: JsonObject }
  | { readonly kind: 'failed'; readonly message: string; readonly retries: number };

/** A thing the engine said no to, in gRPC's words. */
export type EngineStatus =
  'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'FAILED_PRECONDITION' | 'PERMISSION_DENIED' | 'UNAVAILABLE';

/** `UNAVAILABLE` stands for every state that may pass by itself: no connection, back-pressure, time-out, internal error. */
export class EngineError extends Error {
  constructor(
    readonly status: EngineStatus,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The application's door to an engine: the embedded one or a Zeebe cluster, nobody above can tell. Every method
 * rejects with an `EngineError` and retries nothing by itself.
 */
export interface JobClient {
  /** Deploys one BPMN or DMN resource; the extension of the name says which. An unchanged resource keeps its version. */
  deploy(name: string, content: string): Promise<{ processes: DeployedProcess[]; decisions: DeployedDecision[] }>;
  createInstance(
    bpmnProcessId: string,
    version: number,
    variables: JsonObject,
  ): Promise<{ processInstanceKey: string }>;
  cancelInstance(processInstanceKey: string): Promise<void>;
  completeJob(jobKey: string, variables: JsonObject): Promise<void>;
  publishMessage(message: {
    readonly name: string;
    readonly correlationKey: string;
    readonly messageId: string;
    readonly ttlMs: number;
    readonly variables: JsonObject;
  }): Promise<{ key: string }>;
  updateJobRetries(jobKey: string, retries: number): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
  /** How many partitions the engine has. */
  partitions(): Promise<number>;
  /** Works on jobs of the type until the client is closed. A handler that throws fails the job, one retry less. */
  work(jobType: string, handler: (job: ActivatedJob) => Promise<JobOutcome>): void;
  /** Tells what became of a job, whoever worked on it. */
  report(jobKey: string, outcome: JobOutcome): Promise<void>;
  close(): Promise<void>;
}
