import { NO_DEFINITIONS } from '../bpmn/definitions.js';
import type { ExecutableElement } from '../graph.js';

/** What an element is that does nothing and hangs nowhere: tests write down only what differs. */
export const BLANK_ELEMENT: Omit<ExecutableElement, 'id' | 'type' | 'flowScope'> = {
  ...NO_DEFINITIONS,
  name: null,
  eventType: 'UNSPECIFIED',
  incoming: [],
  outgoing: [],
  properties: {},
  lane: null,
  inputs: [],
  outputs: [],
  boundaryEvents: [],
  attachedTo: null,
  interrupting: true,
  children: [],
  noneStartEvent: null,
};
