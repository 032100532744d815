import type {
  CommandIntent,
  EventIntent,
  JsonObject,
  RejectionType,
  ValueType,
  ZeebeRecord,
} from '../../../protocol/index.js';
import type { ElementBehavior } from '../behaviors/behavior.js';
import type { ExecutableElement } from '../../../model/index.js';
import type { Definitions, PreparedDeployment, RequestRef } from '../interface.js';
import type { ReadState } from '../state/state.js';
import type { Outcome } from './failure.js';

/** How far a handler has come with a command that it does in pieces. */
export type Cursor = JsonObject;

/** A command in process, as it stands in the log. */
export interface CommandRecord {
  readonly key: string;
  readonly intent: string;
  readonly value: JsonObject;
  readonly request: RequestRef | null;
  readonly prepared: PreparedDeployment | null;
  /** Where the handler left off (`Step.continueAt`); null when it begins. */
  readonly cursor: Cursor | null;
}

/**
 * What a command handler or a behavior may do: read the state, write events (applied at once), follow-up commands
 * (processed after everything that is queued already), a rejection, a reply. Nothing else reaches the outside.
 */
export interface Step {
  /** Time of the step, epoch ms; the only clock. */
  readonly nowMs: number;
  readonly read: ReadState;
  readonly definitions: Definitions;
  readonly jobBatchBytesMax: number;
  /** True when the work that the command in process belongs to has gone on for too many commands without a wait state. */
  readonly runsAway: boolean;
  /** How many are too many. */
  readonly chainCommandsMax: number;
  /** How many children or subscriptions a handler deals with before it asks to be continued. */
  readonly pieceMax: number;
  /** The last key that was issued. */
  readonly lastKey: string;
  /** Issues the next key. Key order is the order of writing. */
  newKey(): string;
  /** The event is in the log and in the state afterwards. */
  event<V extends ValueType>(valueType: V, intent: EventIntent<V>, key: string, value: object): ZeebeRecord;
  command<V extends ValueType>(valueType: V, intent: CommandIntent<V>, key: string, value: object): void;
  /**
   * The handler has done a piece of its work and is called again with the cursor: before anything that follows from the
   * command, after what others want in between. So what it relied on may have changed by then. It is not in the log again.
   */
  continueAt(cursor: Cursor): void;
  /** The command in process is refused: a rejection is in the log, and whoever waits gets it (`replyType` where it differs). */
  reject(type: RejectionType, reason: string, replyType?: RejectionType): void;
  /** Whoever waits for the command in process gets the record. */
  reply(record: ZeebeRecord): void;
  /** As `reply`, with a record that is not in the log. */
  replyWith<V extends ValueType>(valueType: V, intent: string, key: string, value: object): void;
  /** The reply to the command in process comes with the result of the process instance. */
  awaitResult(processInstanceKey: string, fetchVariables: readonly string[]): void;
  /** Sends the awaited result of a process instance, if anybody waits. */
  sendResult(processInstanceKey: string, result: (fetchVariables: readonly string[]) => object): void;
  /** Whoever waits for the result of the process instance gets a rejection. */
  refuseResult(processInstanceKey: string, type: RejectionType, reason: string): void;
  /** Runs `work`; when it fails, its records, commands and state changes are undone. */
  attempt<Failed>(work: () => Failed | null): Failed | null;
  behaviorOf(element: ExecutableElement): ElementBehavior;
}

export type { Outcome };
