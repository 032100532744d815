import type { DecisionRequirementsGraph } from '../../model/index.js';
import type { ExecutableProcess } from '../../model/graph.js';
import type {
  CommandIntent,
  JsonObject,
  RejectionType,
  ValueType,
  ZeebeRecord,
  JobValue,
} from '../../protocol/index.js';

/** Whoever waits for the reply; opaque to the core. */
export type RequestRef = string;

/** One resource of a deployment after parsing, in the order of `value.resources`. */
export type PreparedResource =
  | { readonly kind: 'process'; readonly resourceName: string; readonly processes: readonly ExecutableProcess[] }
  | { readonly kind: 'decision'; readonly resourceName: string; readonly drg: DecisionRequirementsGraph }
  | { readonly kind: 'form'; readonly resourceName: string; readonly formId: string };

/**
 * What parsing found (it is asynchronous and happens before the command enters the queue): all resources, or why the
 * deployment must be rejected (`reason` names resource, element, cause and remedy).
 */
export type PreparedDeployment =
  | { readonly ok: true; readonly resources: readonly PreparedResource[] }
  | { readonly ok: false; readonly reason: string };

export interface Command<V extends ValueType = ValueType> {
  readonly valueType: V;
  readonly intent: CommandIntent<V>;
  /** '-1' where the command addresses nothing that exists yet. */
  readonly key: string;
  readonly value: JsonObject;
  readonly request?: RequestRef;
  /** DEPLOYMENT CREATE only, and required there. */
  readonly prepared?: PreparedDeployment;
}

/** What begins a step: a command from outside, or the oldest one that earlier steps have left. */
export type Work = Command | 'PENDING';

export type Reply =
  | { readonly request: RequestRef; readonly ok: true; readonly record: ZeebeRecord }
  | {
      readonly request: RequestRef;
      readonly ok: false;
      readonly rejectionType: RejectionType;
      readonly reason: string;
      readonly commandIntent: string;
    };

/** A worker that takes every new job of a type; it lives outside of the engine, which only asks who is next. */
export interface JobStream {
  readonly id: string;
  readonly worker: string;
  /** Milliseconds that a job stays with the worker. */
  readonly timeout: number;
  /** Names of the variables that the worker wants; empty: all. */
  readonly fetchVariables: readonly string[];
}

/** A job that was activated for a stream; it goes out after the commit. */
export interface PushedJob {
  readonly stream: string;
  readonly key: string;
  readonly job: JobValue;
}

export interface StepResult {
  /** The command, its events or rejection, and all follow-ups, positions ascending without gaps. */
  readonly records: readonly ZeebeRecord[];
  readonly replies: readonly Reply[];
  /** Job types that got activatable jobs in this step, each once; those that went to a stream do not count. */
  readonly jobsAvailable: readonly string[];
  readonly pushed: readonly PushedJob[];
}

/** The parsed definitions by key. A cache beside the store: whatever it holds can be parsed again from `Engine.storedResources`. */
export interface Definitions {
  /** Throws when the key was never added: the runtime loads all stored resources before the first command. */
  process(processDefinitionKey: string): ExecutableProcess;
  drg(decisionRequirementsKey: string): DecisionRequirementsGraph;
  /** Replaces what the key named before (a step that was rolled back gives its keys again to the next one). */
  addProcess(processDefinitionKey: string, process: ExecutableProcess): void;
  addDrg(decisionRequirementsKey: string, drg: DecisionRequirementsGraph): void;
}

/** A deployed resource as the store keeps it; `resource` is its text. One BPMN resource with two processes comes twice. */
export type StoredResource =
  | {
      readonly kind: 'process';
      readonly key: string;
      readonly bpmnProcessId: string;
      readonly version: number;
      readonly resourceName: string;
      readonly resource: string;
    }
  | {
      readonly kind: 'decision';
      readonly key: string;
      readonly decisionRequirementsId: string;
      readonly version: number;
      readonly resourceName: string;
      readonly resource: string;
    };

export interface EngineOptions {
  readonly definitions: Definitions;
  /** Written into every record, such as `8.5.8`. */
  readonly brokerVersion: string;
  /** Bytes of JSON text that one activated batch of jobs may carry; default 4 MiB less the frame, as Zeebe's message size. */
  readonly jobBatchBytesMax?: number;
  /** The stream that the next new job of the type goes to; absent: jobs wait to be asked for. */
  readonly streamFor?: (type: string) => JobStream | null;
  /** Commands that one step processes; what follows waits its turn. Default 100, as Zeebe's. */
  readonly stepCommandsMax?: number;
  /** Children or subscriptions that one command deals with before others get their turn. Default 200. */
  readonly pieceMax?: number;
  /** Commands that a process instance, with all it calls, may take from one wait state to the next; then comes an incident. Default 1,000,000. */
  readonly chainCommandsMax?: number;
}

export interface Engine {
  /**
   * The command and its follow-ups are done, first in first out, `commandsMax` of them at most; the others wait in the state.
   * Throws only on bugs; then the caller rolls the step back. 'PENDING' only while `hasPending`.
   */
  run(work: Work, nowMs: number, commandsMax?: number): StepResult;
  /** The command, which made `run` throw the error, is refused, an ERROR record says why, and its process instance is banned. */
  fail(work: Work, error: unknown, nowMs: number): StepResult;
  /** True while commands wait that earlier steps have left. */
  hasPending(): boolean;
  /** At most `limit` commands for what is due: timers, job time-outs, back-offs, message expiry. Writes nothing. */
  due(nowMs: number, limit: number): Command[];
  /** Epoch ms of the earliest thing `due` will return; null when nothing waits for time. */
  nextDueMs(): number | null;
  /** The event is applied to the state. Commands and rejections only move the counters of positions and keys: pass every record. */
  replay(record: ZeebeRecord): void;
  /** True while a job of the type could be activated: an ACTIVATE command would not come back empty. */
  hasActivatableJobs(type: string): boolean;
  /** Every deployed process and decision resource, oldest key first. */
  storedResources(): Iterable<StoredResource>;
  /** Position of the last record written; 0 on an empty store. */
  lastPosition(): number;
}
