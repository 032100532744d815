import type { IncidentValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

export const incidentMigrated: EventApplier<IncidentValue> = (state, key, value) => state.incidents.put(key, value);
