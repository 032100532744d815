import type { EventApplier } from './event-applier.js';

/** Nothing waits for signals in this release. */
export const signalBroadcasted: EventApplier<unknown> = () => undefined;
