/** States of an element instance; each is the intent of the event that leads to it. */
export type ElementState = 'ELEMENT_ACTIVATING' | 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETING' | 'ELEMENT_TERMINATING';

export type LifecycleIntent = ElementState | 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED';

/** Which events may follow in each state; `NONE` is the state before the first event. */
const TRANSITIONS: Readonly<Record<ElementState | 'NONE', readonly LifecycleIntent[]>> = {
  NONE: ['ELEMENT_ACTIVATING'],
  ELEMENT_ACTIVATING: ['ELEMENT_ACTIVATED', 'ELEMENT_TERMINATING'],
  ELEMENT_ACTIVATED: ['ELEMENT_COMPLETING', 'ELEMENT_TERMINATING'],
  ELEMENT_COMPLETING: ['ELEMENT_COMPLETED', 'ELEMENT_TERMINATING'],
  ELEMENT_TERMINATING: ['ELEMENT_TERMINATED'],
};

export function canTransition(from: ElementState | null, to: LifecycleIntent): boolean {
  return TRANSITIONS[from ?? 'NONE'].includes(to);
}

/** True in every state that a TERMINATE_ELEMENT command may end. */
export function canTerminate(state: ElementState): boolean {
  return state !== 'ELEMENT_TERMINATING';
}
