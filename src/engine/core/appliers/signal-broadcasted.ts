import type { EventApplier } from './event-applier.js';

/** A signal is not kept: whoever waits for it now gets it, nobody later does. */
export const signalBroadcasted: EventApplier<unknown> = () => undefined;
