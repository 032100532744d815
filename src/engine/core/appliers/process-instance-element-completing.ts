import type { EventApplier } from './event-applier.js';

export const processInstanceElementCompleting: EventApplier<unknown> = (state, key) =>
  state.elements.update(key, () => ({ state: 'ELEMENT_COMPLETING' }));
