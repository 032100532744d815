import type { bpmn } from '../../scenario.js';

/** A definition that names nothing. */
export const bare = (kind: string): bpmn.Definition => ({
  xml: (id) => `<bpmn:${kind}EventDefinition id="${id}-definition"/>`,
  roots: [],
});

/** No definition at all. */
export const none: bpmn.Definition = { xml: () => '', roots: [] };
