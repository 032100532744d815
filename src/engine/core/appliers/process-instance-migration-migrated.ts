import type { ProcessInstanceMigrationValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processInstanceMigrationMigrated: EventApplier<ProcessInstanceMigrationValue> = () => undefined;
