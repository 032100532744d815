import type { ProcessValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processDeleting: EventApplier<ProcessValue> = () => undefined;
