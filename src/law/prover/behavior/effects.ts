import type { SequenceFlow } from '../../../model/index.js';
import type { Node } from '../seam.js';
import type { Place } from './places.js';

/** One thing that happens in a run and that data, automata or the reader of a trace may care for. */
export type Effect =
  | { readonly kind: 'start'; readonly place: Place }
  | { readonly kind: 'activate'; readonly place: Place }
  /** `external`: the world did it now (a job was completed); else the engine went on by itself. `facts`: steps it is a fact of. */
  | { readonly kind: 'complete'; readonly place: Place; readonly external: boolean; readonly facts: readonly string[] }
  | { readonly kind: 'event'; readonly place: Place; readonly external: boolean; readonly facts: readonly string[] }
  | { readonly kind: 'error'; readonly place: Place; readonly caughtBy: Place }
  | {
      readonly kind: 'branch';
      readonly place: Place;
      readonly flows: readonly SequenceFlow[];
      readonly facts: readonly string[];
    }
  | { readonly kind: 'terminate'; readonly place: Place; readonly body: boolean }
  | { readonly kind: 'bodyActivate'; readonly place: Place; readonly items: number }
  | {
      readonly kind: 'bodyComplete';
      readonly place: Place;
      readonly outcome: string | null;
      readonly facts: readonly string[];
    }
  /** A legal clock ran out. */
  | { readonly kind: 'elapsed'; readonly place: Place; readonly limit: string }
  /** A terminate end event cut off work that carries a step. */
  | { readonly kind: 'cutOff'; readonly place: Place; readonly cut: readonly Place[] }
  /** An incident: the token stays. */
  | { readonly kind: 'stuck'; readonly place: Place }
  | { readonly kind: 'end' };

/** What the structure of a run needs to know of the data before it can go on. */
export type Question =
  | { readonly kind: 'branch'; readonly place: Place }
  | { readonly kind: 'items'; readonly place: Place }
  /** An inner instance completes: with which outcome. Its data is to be taken over by whoever answers. */
  | { readonly kind: 'complete'; readonly place: Place; readonly external: boolean }
  | { readonly kind: 'enough'; readonly place: Place; readonly counts: LoopCounts }
  /** Can the timer be set, and is it the legal clock of a limit. */
  | { readonly kind: 'clock'; readonly place: Place }
  /** Are there more tokens than are counted. */
  | { readonly kind: 'more'; readonly place: Place };

export interface LoopCounts {
  readonly instances: number;
  readonly active: number;
  readonly completed: number;
  readonly terminated: number;
}

/** `flows`: ids joined by a space, '' for an incident. `items`: a number. `complete`: the outcome, null none. `clock`: a limit, null none, false: it cannot be set. Others: yes or no. */
export type Answer = string | number | boolean | null;

/** The node of a place that is no process. Throws for a process: nothing of the kind happens to it. */
export function nodeOf({ node, element }: Place): Node {
  if (!node) throw new Error(`expected an element of a process, found process ${element.id}`);
  return node;
}
