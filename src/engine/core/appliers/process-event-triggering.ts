import { eventSubProcessOf, interrupts } from '../processing/catch-events.js';
import { elementOf, elementOfInstance } from '../processing/element-views.js';
import { acceptsEvent } from '../processing/event-triggers.js';
import type { ProcessEventValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/**
 * The trigger waits at its scope, unless the scope takes no more events; one that interrupts is the last but for boundary
 * events. The start of an interrupting event sub-process stops everything else in the scope.
 */
export const processEventTriggering: EventApplier<ProcessEventValue> = (state, key, value) => {
  const { scopeKey, targetElementId: elementId, variables, processInstanceKey } = value;
  const trigger = { eventKey: key, elementId, variables, processInstanceKey };
  if (scopeKey === value.processDefinitionKey) return state.triggers.put(scopeKey, trigger);
  const scope = state.elements.get(scopeKey);
  if (!scope) return;
  const process = state.definitions.process(scope.value.processDefinitionKey);
  const event = elementOf(process, elementId);
  if (!acceptsEvent(scope, event)) return;
  state.triggers.put(scopeKey, trigger);
  if (!interrupts(elementOfInstance(process, scope.value), event)) return;
  const acceptsEvents = event.type !== 'BOUNDARY_EVENT';
  const interruptingElementId = eventSubProcessOf(process, event)?.id ?? scope.interruptingElementId;
  state.elements.update(scopeKey, () => ({ interruptedByEvent: true, acceptsEvents, interruptingElementId }));
};
