import type { EventApplier } from './event-applier.js';

/** The variables have events of their own. */
export const variableDocumentUpdated: EventApplier<unknown> = () => undefined;
