import type { LocalText, SequenceFlow } from '../../model/index.js';
import type { Occurrence } from '../obligations/definition.js';
import type { DataState, Node } from './seam.js';

export type TraceMoveKind =
  /** An instance begins at this start event. */
  | 'start'
  /** The element is activated. */
  | 'enter'
  /** A job, user task, script, sub-process, call, throw or end event … completes. */
  | 'complete'
  /** A message, timer or signal reaches this catch event, boundary event, receive task or start of an event sub-process. */
  | 'event'
  /** The job of `node` throws an error that the event `caughtBy` catches. */
  | 'error'
  /** A gateway sends its token over `flows`. */
  | 'branch'
  /** The element is cut off. */
  | 'terminate';

/** One thing that happens in a run. */
export interface TraceMove {
  readonly kind: TraceMoveKind;
  readonly node: Node;
  /** Of a multi-instance activity: which of the two moves; null: the element is none. */
  readonly part: 'body' | 'inner' | null;
  /** Of a branch. */
  readonly flows: readonly SequenceFlow[];
  /** Of an error. */
  readonly caughtBy: Node | null;
  /** Of entering a multi-instance body, else null. */
  readonly items: number | null;
  /** Of a completion that is a step's. */
  readonly outcome: string | null;
  readonly occurrence: Occurrence | null;
  readonly choice: string | null;
  /** False: something was assumed both ways here, see `assumed`. */
  readonly exact: boolean;
  readonly assumed: LocalText | null;
  /** How many ways there were here; 1: nothing was decided. */
  readonly alternatives: number;
  /** After the move. */
  readonly data: DataState;
}

/** A run in the order in which it happens, every element on the way included, so that the engine can follow it. */
export type Trace = readonly TraceMove[];
