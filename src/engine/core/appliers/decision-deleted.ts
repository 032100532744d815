import type { DecisionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const decisionDeleted: EventApplier<DecisionValue> = (state, _key, value) =>
  state.decisions.removeDecision(value);
