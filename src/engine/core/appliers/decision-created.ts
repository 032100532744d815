import type { DecisionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const decisionCreated: EventApplier<DecisionValue> = (state, _key, value) => state.decisions.putDecision(value);
