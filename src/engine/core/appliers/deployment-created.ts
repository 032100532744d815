import type { EventApplier } from './event-applier.js';

/** The definitions have events of their own. */
export const deploymentCreated: EventApplier<unknown> = () => undefined;
