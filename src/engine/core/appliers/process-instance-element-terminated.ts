import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { removeInstance } from '../state/instance-removal.js';
import type { EventApplier } from './event-applier.js';

export const processInstanceElementTerminated: EventApplier<ProcessInstanceValue> = removeInstance;
