import type { EventApplier } from './event-applier.js';

export const processInstanceElementTerminating: EventApplier<unknown> = (state, key) =>
  state.elements.update(key, () => ({ state: 'ELEMENT_TERMINATING' }));
