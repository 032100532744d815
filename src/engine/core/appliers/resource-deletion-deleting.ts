import type { ResourceDeletionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const resourceDeletionDeleting: EventApplier<ResourceDeletionValue> = () => undefined;
