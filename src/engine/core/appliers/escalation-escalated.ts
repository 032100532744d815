import type { EventApplier } from './event-applier.js';

/** The record says what happened; the trigger it caused is an event of its own. */
export const escalationEscalated: EventApplier<unknown> = () => undefined;
