import type { EventApplier } from './event-applier.js';

/** The result is sent, not kept. */
export const processInstanceResultCompleted: EventApplier<unknown> = () => undefined;
