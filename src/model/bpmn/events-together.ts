import { type BpmnDocument, isEventSubProcess, flowNodesOf, groupedBy } from './document.js';
import type { ModdleElement } from './moddle.js';

/**
 * The events that wait at the same time for one element: start events of a process, boundary events of an activity, start
 * events of the event sub-processes in one scope, the targets of an event-based gateway.
 */
export function waitingTogether({ processes, scopes, nodes }: BpmnDocument): ModdleElement[][] {
  const attached = groupedBy(nodes, ({ element }) => element['attachedToRef']);
  const boundaries = (host: ModdleElement): ModdleElement[] => (attached.get(host) ?? []).map(({ element }) => element);
  const hosts = new Set([...scopes, ...nodes.map(({ element }) => element)]);
  return [
    ...processes.map(startsOf),
    ...[...hosts].flatMap((host) => [boundaries(host), eventSubProcessStarts(host)]),
    ...nodes
      .filter(({ element }) => element.$type === 'bpmn:EventBasedGateway')
      .map(({ outgoing }) => outgoing.map(({ target }) => target).filter((target) => target !== null)),
  ].filter((events) => events.length > 1);
}

function startsOf(scope: ModdleElement): ModdleElement[] {
  return flowNodesOf(scope).filter(({ $type }) => $type === 'bpmn:StartEvent');
}

function eventSubProcessStarts(scope: ModdleElement): ModdleElement[] {
  return flowNodesOf(scope).filter(isEventSubProcess).flatMap(startsOf);
}
