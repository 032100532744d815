import type { ElementContext } from '../processing/element-context.js';
import type { Evaluated, Outcome } from '../processing/failure.js';

/**
 * What an element type does in each step of its life cycle. The centre checks the transition and writes
 * ELEMENT_ACTIVATING, ELEMENT_COMPLETING and ELEMENT_TERMINATING; the behavior does the rest. A failure becomes an
 * incident, the instance stays in its state, and resolving runs the same function again.
 */
export interface ElementBehavior {
  /** In state ELEMENT_ACTIVATING. Ends in ELEMENT_ACTIVATED, or further for an element that never waits. */
  onActivate(context: ElementContext): Outcome;
  /** In state ELEMENT_COMPLETING. Ends with ELEMENT_COMPLETED and the flows taken. Absent: completes while it activates. */
  onComplete?(context: ElementContext): Outcome;
  /** In state ELEMENT_TERMINATING. Ends with ELEMENT_TERMINATED, at once or when the last child has gone. */
  onTerminate(context: ElementContext): void;
  /** Multi-instance bodies: a child is in state ELEMENT_ACTIVATING, before its own `onActivate`. */
  onChildActivating?(scope: ElementContext, child: ElementContext): Outcome;
  /** Multi-instance bodies: a child is about to complete. A failure is the child's; the verdict comes back with the completion. */
  beforeChildCompleted?(scope: ElementContext, child: ElementContext): Evaluated<ChildVerdict>;
  /** Scopes and call activities: a path inside has ended. */
  onChildCompleted?(scope: ElementContext, child?: ElementContext, verdict?: ChildVerdict): void;
  /** Scopes and call activities: a child was terminated, or there is none to terminate. */
  onChildTerminated?(scope: ElementContext): void;
}

/** `enough`: the completion condition holds, so no further instance is needed. */
export type ChildVerdict = 'enough' | 'go on';
