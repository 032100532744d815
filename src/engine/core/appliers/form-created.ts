import type { FormValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const formCreated: EventApplier<FormValue> = (state, _key, value) => state.forms.put(value);
