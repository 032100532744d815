import { ZBClient } from 'zeebe-node';
import type * as ZB from 'zeebe-node';
import type { JsonObject } from '../protocol/index.js';
import { EngineError } from './job-client.js';
import type {
  ActivatedJob,
  DeployedDecision,
  DeployedProcess,
  EngineStatus,
  JobClient,
  JobOutcome,
} from './job-client.js';

/** How often a worker asks for jobs once its last poll is answered; the client's default of 300 ms is felt by people. */
const POLL_INTERVAL_MS = 50;
const LONG_POLL_MS = 10_000;
/** A job of a killed service becomes free again after this time. Our handlers take milliseconds. */
const JOB_TIMEOUT_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;
/** The client sets no deadline of its own: a gateway that is gone without a word would never answer. */
const ANSWER_WITHIN_MS = 30_000;

export interface ZeebeNodeOptions {
  /** Host and port of the gateway. */
  readonly address: string;
  /** True: credentials and TLS as zeebe-node reads them from the environment (`ZEEBE_…`). False: neither. */
  readonly secured: boolean;
  /** What the gateway asks for where `secured` is false; absent: nothing. */
  readonly basicAuth?: { readonly username: string; readonly password: string } | undefined;
  /** Hears what the client library has to say when something goes wrong. */
  readonly onError: (message: string) => void;
}

/** `JobClient` over zeebe-node. Retries are off: what must reach the engine has its own (the outbox). */
export function zeebeNodeClient({ address, secured, basicAuth, onError }: ZeebeNodeOptions): JobClient {
  const client = new ZBClient(address, {
    ...(secured ? {} : UNSECURED),
    ...(basicAuth ? { basicAuth } : {}),
    retry: false,
    loglevel: 'ERROR',
    stdout: { debug: () => undefined, info: () => undefined, error: onError },
    longPoll: LONG_POLL_MS,
    pollInterval: POLL_INTERVAL_MS,
  });
  return {
    deploy: (name, content) => asked(() => deploy(client, name, content)),
    createInstance: (bpmnProcessId, version, variables) =>
      asked(() => client.createProcessInstance({ bpmnProcessId, version, variables: { ...variables } as ZB.JSONDoc })),
    cancelInstance: (processInstanceKey) => asked(() => client.cancelProcessInstance(processInstanceKey)),
    completeJob: (jobKey, variables) => asked(() => client.completeJob({ jobKey, variables })),
    publishMessage: async ({ ttlMs, ...message }) => {
      const { key } = await asked(() => client.publishMessage({ ...message, timeToLive: ttlMs }));
      // The client types this key as a number, but hands all 64-bit keys out as text.
      return { key: String(key) };
    },
    updateJobRetries: (jobKey, retries) => asked(() => client.updateJobRetries({ jobKey, retries })),
    resolveIncident: (incidentKey) => asked(() => client.resolveIncident({ incidentKey })),
    partitions: async () => (await asked(() => client.topology())).partitionsCount,
    work: (jobType, handler) => work(client, jobType, handler, onError),
    report: (jobKey, outcome) => asked(() => report(client, jobKey, outcome)),
    close: () => closed(client),
  };
}

/** What the environment may hold for another gateway is not for ours. */
const UNSECURED = { useTLS: false, oAuth: undefined, basicAuth: undefined, customSSL: undefined } as unknown as {
  readonly useTLS: false;
};

/** The answer, or an `EngineError`. A client that is closing answers nothing at all; that counts as unavailable. */
async function asked<T>(call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`the gateway did not answer within ${ANSWER_WITHIN_MS / 1000} s`));
    timer = setTimeout(late, ANSWER_WITHIN_MS).unref();
  });
  try {
    return await Promise.race([call(), silence]);
  } catch (error) {
    throw new EngineError(statusOf(error), messageOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** gRPC status codes that will not change by asking again; everything else may pass. */
const LASTING: Readonly<Record<number, EngineStatus>> = {
  3: 'INVALID_ARGUMENT',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  7: 'PERMISSION_DENIED',
  9: 'FAILED_PRECONDITION',
};

function statusOf(error: unknown): EngineStatus {
  const code = (error as { code?: unknown } | null)?.code;
  return (typeof code === 'number' ? LASTING[code] : undefined) ?? 'UNAVAILABLE';
}

/** What the engine said, without the code grpc-js writes in front and the advice zeebe-node writes behind. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^\d+ [A-Z_]+: /, '');
}

async function deploy(
  client: ZBClient,
  name: string,
  content: string,
): Promise<{ processes: DeployedProcess[]; decisions: DeployedDecision[] }> {
  const bytes = Buffer.from(content, 'utf8');
  if (name.endsWith('.dmn')) {
    const { deployments } = await client.deployResource({ name, decision: bytes });
    return { processes: [], decisions: deployments.flatMap(({ decision }) => decisionOf(decision)) };
  }
  const { deployments } = await client.deployResource({ name, process: bytes });
  const processes = deployments.map(({ process: { bpmnProcessId, version, processDefinitionKey } }) => ({
    bpmnProcessId,
    version,
    processDefinitionKey,
  }));
  return { processes, decisions: [] };
}

/** A DMN deployment lists its requirements graph too, as an entry without a decision. */
function decisionOf(decision: ZB.DecisionMetadata | null): DeployedDecision[] {
  if (!decision) return [];
  // The client types this key as a number, but hands all 64-bit keys out as text.
  return [{ decisionId: decision.dmnDecisionId, version: decision.version, decisionKey: String(decision.decisionKey) }];
}

function work(
  client: ZBClient,
  jobType: string,
  handler: (job: ActivatedJob) => Promise<JobOutcome>,
  onError: (message: string) => void,
): void {
  client.createWorker({
    taskType: jobType,
    timeout: JOB_TIMEOUT_MS,
    taskHandler: async (job) => {
      const outcome = await handled(handler, { ...job, variables: job.variables as JsonObject });
      // `job.complete` swallows its errors; told directly, a refused completion is heard of.
      try {
        await report(client, job.key, outcome);
      } catch (error) {
        onError(`${jobType} job ${job.key} could not be reported as ${outcome.kind}: ${messageOf(error)}`);
      }
      return job.forward();
    },
  });
}

async function handled(handler: (job: ActivatedJob) => Promise<JobOutcome>, job: ActivatedJob): Promise<JobOutcome> {
  try {
    return await handler(job);
  } catch (error) {
    return { kind: 'failed', message: messageOf(error), retries: job.retries - 1 };
  }
}

function report(client: ZBClient, jobKey: string, outcome: JobOutcome): Promise<void> {
  if (outcome.kind === 'completed') return client.completeJob({ jobKey, variables: outcome.variables });
  return client.failJob({ jobKey, retries: outcome.retries, errorMessage: outcome.message, retryBackOff: 1_000 });
}

/** Waits for handlers under way, but not for ever. */
async function closed(client: ZBClient): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());
  await Promise.race([client.close(CLOSE_WITHIN_MS).catch(() => undefined), patience]);
}
