import type { Stage } from './stage.js';
import { fileOf, type Resource } from './resources.js';
import { durationMs } from './duration.js';

/** One gRPC call or clock move; `title` is how the comparison shows it. What `run` returns is the act's answer. */
export interface Act {
  readonly title: string;
  /** True where time passes: what follows takes the engine a moment. */
  readonly passesTime?: boolean;
  /** Texts that the act deploys. */
  readonly resources?: readonly string[];
  run(stage: Stage): Promise<unknown>;
}

type Variables = Readonly<Record<string, unknown>>;

/** Any RPC; `request` may look up keys on the stage. Job, incident and instance keys are strings. */
export function rpc(method: string, request: object | ((stage: Stage) => object) = {}): Act {
  const of = typeof request === 'function' ? request : () => request;
  const shown = typeof request === 'function' ? '…' : JSON.stringify(request);
  return { title: `${method}(${shown})`, run: async (stage) => stage.call(method, of(stage)) };
}

function act(name: string, args: readonly unknown[], method: string, request: (stage: Stage) => object): Act {
  return { title: title(name, args), run: async (stage) => stage.call(method, request(stage)) };
}

export const deploy = (...resources: readonly Resource[]): Act => {
  const files = resources.map((given, i) => fileOf(given, i + 1));
  const deployed = act(
    'deploy',
    files.map(({ name }) => name),
    'DeployResource',
    (stage) => ({
      resources: files.map(({ name, text }) => ({ name, content: Buffer.from(stage.text(text)) })),
    }),
  );
  return { ...deployed, resources: files.map(({ text }) => text) };
};

interface Creation {
  /** -1, the default: the latest. */
  readonly version?: number;
  readonly startAt?: readonly string[];
  /** By the key of the latest definition instead of by id. */
  readonly byKey?: boolean;
}
const creation =
  (processId: string, variables: Variables, { version = -1, startAt = [], byKey }: Creation) =>
  (stage: Stage) => ({
    ...(byKey ? { processDefinitionKey: stage.ledger.definition(processId) } : { bpmnProcessId: processId, version }),
    variables: JSON.stringify(variables),
    startInstructions: startAt.map((elementId) => ({ elementId })),
  });
export const create = (processId: string, variables: Variables = {}, more: Creation = {}): Act =>
  act('create', [processId, variables, more], 'CreateProcessInstance', creation(processId, variables, more));

interface WithResult extends Creation {
  readonly fetch?: readonly string[];
  readonly timeoutMs?: number;
}
const withResult = (processId: string, variables: Variables, more: WithResult) => (stage: Stage) => ({
  request: creation(processId, variables, more)(stage),
  requestTimeout: more.timeoutMs ?? 600_000,
  fetchVariables: more.fetch ?? [],
});
/** Waits for the result, so it is for processes that end by themselves. For others see `open` and `received`. */
export const createWithResult = (processId: string, variables: Variables = {}, more: WithResult = {}): Act =>
  act(
    'createWithResult',
    [processId, variables, more],
    'CreateProcessInstanceWithResult',
    withResult(processId, variables, more),
  );
/** Starts an instance whose result is awaited under `label`; the answer is an act of its own: `received(label)`. */
export const openWithResult = (
  label: string,
  processId: string,
  variables: Variables = {},
  more: WithResult = {},
): Act => open(label, 'CreateProcessInstanceWithResult', withResult(processId, variables, more));

/** Starts a call and does not wait for its answer. */
export const open = (label: string, method: string, request: object | ((stage: Stage) => object) = {}): Act => ({
  title: title('open', [label, method]),
  run: async (stage) => stage.open(label, method, typeof request === 'function' ? request(stage) : request),
});
/** What the open call has answered, once there are `count` messages or it has ended. */
export const received = (label: string, count = 1): Act => ({
  title: title('received', [label, count]),
  run: async (stage) => stage.received(label, count),
});
/** The client gives the open call up. */
export const hangUp = (label: string): Act => ({
  title: title('hangUp', [label]),
  run: async (stage) => stage.hangUp(label),
});

/** `nth`: 0 is the oldest job of the type that is open, which is the default; `ended`: the last that has ended. */
interface WhichJob {
  readonly nth?: number;
  readonly ended?: boolean;
}
export const complete = (type: string, variables: Variables = {}, which: WhichJob = {}): Act =>
  act('complete', [type, variables, which], 'CompleteJob', (stage) => ({
    jobKey: stage.ledger.job(type, which),
    variables: JSON.stringify(variables),
  }));
export const fail = (
  type: string,
  retries: number,
  more: WhichJob & { readonly message?: string; readonly backoffMs?: number; readonly variables?: Variables } = {},
): Act =>
  act('fail', [type, retries, more], 'FailJob', (stage) => ({
    jobKey: stage.ledger.job(type, more),
    retries,
    errorMessage: more.message ?? '',
    retryBackOff: more.backoffMs ?? 0,
    variables: more.variables ? JSON.stringify(more.variables) : '',
  }));
export const throwError = (
  type: string,
  errorCode: string,
  more: WhichJob & { readonly message?: string; readonly variables?: Variables } = {},
): Act =>
  act('throwError', [type, errorCode, more], 'ThrowError', (stage) => ({
    jobKey: stage.ledger.job(type, more),
    errorCode,
    errorMessage: more.message ?? '',
    variables: more.variables ? JSON.stringify(more.variables) : '',
  }));
export const retries = (type: string, count: number, which: WhichJob = {}): Act =>
  act('retries', [type, count, which], 'UpdateJobRetries', (stage) => ({
    jobKey: stage.ledger.job(type, which),
    retries: count,
  }));
export const updateTimeout = (type: string, timeoutMs: number, which: WhichJob = {}): Act =>
  act('updateTimeout', [type, timeoutMs, which], 'UpdateJobTimeout', (stage) => ({
    jobKey: stage.ledger.job(type, which),
    timeout: timeoutMs,
  }));
/** Asks once for jobs and does not wait for any. */
export const activate = (
  type: string,
  more: {
    readonly max?: number;
    readonly timeoutMs?: number;
    readonly fetch?: readonly string[];
    readonly worker?: string;
  } = {},
): Act =>
  act('activate', [type, more], 'ActivateJobs', () => ({
    type,
    worker: more.worker ?? 'worker',
    timeout: more.timeoutMs ?? 60_000,
    maxJobsToActivate: more.max ?? 10,
    fetchVariable: more.fetch ?? [],
    requestTimeout: -1,
  }));

export const publish = (
  name: string,
  correlationKey: string,
  variables: Variables = {},
  { ttl = 0, id = '' }: { readonly ttl?: number | string; readonly id?: string } = {},
): Act =>
  act('publish', [name, correlationKey, variables, { ttl, id }], 'PublishMessage', () => ({
    name,
    correlationKey,
    messageId: id,
    timeToLive: typeof ttl === 'string' ? durationMs(ttl) : ttl,
    variables: JSON.stringify(variables),
  }));
export const broadcast = (signalName: string, variables: Variables = {}): Act =>
  act('broadcast', [signalName, variables], 'BroadcastSignal', () => ({
    signalName,
    variables: JSON.stringify(variables),
  }));

/** The latest instance, or the latest of a process. */
export const cancel = (processId?: string): Act =>
  act('cancel', processId === undefined ? [] : [processId], 'CancelProcessInstance', (stage) => ({
    processInstanceKey: stage.ledger.instance(processId),
  }));
/** `where` is an element's id (its oldest instance that is active) or `'process'`: the latest instance. */
export const setVariables = (
  where: string,
  variables: Variables,
  { local = false }: { readonly local?: boolean } = {},
): Act =>
  act('setVariables', [where, variables, { local }], 'SetVariables', (stage) => ({
    elementInstanceKey: where === 'process' ? stage.ledger.instance() : stage.ledger.element(where),
    variables: JSON.stringify(variables),
    local,
  }));
/** The oldest incident that is open. */
export const resolve = (nth = 0): Act =>
  act('resolve', nth === 0 ? [] : [nth], 'ResolveIncident', (stage) => ({ incidentKey: stage.ledger.incident(nth) }));

interface Activation {
  readonly id: string;
  /** Id of an active element instance; the activation happens within it. */
  readonly ancestor?: string;
  readonly variables?: readonly { readonly of?: string; readonly set: Variables }[];
}
interface Modification {
  readonly activate?: readonly (string | Activation)[];
  /** Ids of active elements, the oldest instance each; `all:<id>` for all of them. */
  readonly terminate?: readonly string[];
  readonly process?: string;
}
export const modify = ({ activate: activations = [], terminate = [], process }: Modification): Act =>
  act('modify', [{ activate: activations, terminate }], 'ModifyProcessInstance', (stage) => ({
    processInstanceKey: stage.ledger.instance(process),
    activateInstructions: activations.map((given) => {
      const one: Activation = typeof given === 'string' ? { id: given } : given;
      return {
        elementId: one.id,
        ancestorElementInstanceKey: one.ancestor === undefined ? '-1' : stage.ledger.element(one.ancestor),
        variableInstructions: (one.variables ?? []).map(({ of = '', set }) => ({
          scopeId: of,
          variables: JSON.stringify(set),
        })),
      };
    }),
    terminateInstructions: terminate
      .flatMap((id) => (id.startsWith('all:') ? stage.ledger.elements(id.slice(4)) : [stage.ledger.element(id)]))
      .map((elementInstanceKey) => ({ elementInstanceKey })),
  }));
/** To the latest definition of the target process. */
export const migrate = (targetProcessId: string, mapping: Readonly<Record<string, string>>, process?: string): Act =>
  act('migrate', [targetProcessId, mapping], 'MigrateProcessInstance', (stage) => ({
    processInstanceKey: stage.ledger.instance(process),
    migrationPlan: {
      targetProcessDefinitionKey: stage.ledger.definition(targetProcessId),
      mappingInstructions: Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({
        sourceElementId,
        targetElementId,
      })),
    },
  }));
/** The latest version of a process, decision, decision graph or form. */
export const deleteResource = (id: string): Act =>
  act('deleteResource', [id], 'DeleteResource', (stage) => ({ resourceKey: stage.ledger.definition(id) }));
export const evaluate = (decisionId: string, variables: Variables = {}): Act =>
  act('evaluate', [decisionId, variables], 'EvaluateDecision', () => ({
    decisionId,
    variables: JSON.stringify(variables),
  }));

/** Time passes; whatever falls due meanwhile happens at the new time. ISO duration. */
export const advance = (by: string): Act => ({
  title: title('advance', [by]),
  passesTime: true,
  run: async (stage) => stage.advance(durationMs(by)),
});

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
function title(name: string, args: readonly unknown[]): string {
  const shown = [...args];
  while (shown.length > 0 && isEmpty(shown.at(-1))) shown.pop();
  return `${name}(${shown.map((arg) => JSON.stringify(arg)).join(', ')})`;
}
