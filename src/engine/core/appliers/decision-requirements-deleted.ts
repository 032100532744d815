import type { DecisionRequirementsValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const decisionRequirementsDeleted: EventApplier<DecisionRequirementsValue> = (state, _key, value) =>
  state.decisions.removeRequirements(value);
