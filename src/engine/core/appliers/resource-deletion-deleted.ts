import type { ResourceDeletionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const resourceDeletionDeleted: EventApplier<ResourceDeletionValue> = () => undefined;
