import type { EventApplier } from './event-applier.js';

/** Nobody caught the escalation; whoever threw it goes on. */
export const escalationNotEscalated: EventApplier<unknown> = () => undefined;
