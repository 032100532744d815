import type { EventApplier } from './event-applier.js';

export const processInstanceElementActivated: EventApplier<unknown> = (state, key) =>
  state.elements.update(key, () => ({ state: 'ELEMENT_ACTIVATED' }));
