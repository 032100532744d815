import { type BpmnDocument, eventDefinitions, eventKind, flowNodesOf, isEventSubProcess } from '../bpmn/document.js';
import { messageOf } from '../bpmn/expressions.js';
import { type ModdleElement, one, text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/**
 * Events that wait side by side wait for different things: the boundary events of one activity, and the event
 * sub-processes of one scope. Else it would be open which of them takes a message, a signal, an error or an escalation.
 */
export const distinctTriggers: Rule = (document) => sideBySide(document).flatMap(repeated);

function sideBySide({ scopes, nodes }: BpmnDocument): ModdleElement[][] {
  const boundaries = new Map<unknown, ModdleElement[]>();
  for (const { element } of nodes) {
    if (element.$type !== 'bpmn:BoundaryEvent') continue;
    const host = element['attachedToRef'];
    boundaries.set(host, [...(boundaries.get(host) ?? []), element]);
  }
  return [...scopes.map(startsOfEventSubProcesses), ...boundaries.values()];
}

function startsOfEventSubProcesses(scope: ModdleElement): ModdleElement[] {
  return flowNodesOf(scope)
    .filter(isEventSubProcess)
    .flatMap((inside) => flowNodesOf(inside).filter(({ $type }) => $type === 'bpmn:StartEvent'));
}

function repeated(events: readonly ModdleElement[]): Problem[] {
  const seen = new Set<string>();
  return events.flatMap((event) => {
    const trigger = triggerOf(event);
    if (trigger === null || !seen.has(trigger)) {
      if (trigger !== null) seen.add(trigger);
      return [];
    }
    return [
      problem(
        event,
        {
          zh: `同一处已有另一个事件等待 ${trigger}。`,
          en: `Expected each event here to wait for something else, found another one that waits for ${trigger}.`,
        },
        { zh: '换一种触发方式，或合并两个事件。', en: 'Choose another trigger, or merge the two.' },
      ),
    ];
  });
}

/** What the event waits for, in words; null where two may wait for the same. */
function triggerOf(event: ModdleElement): string | null {
  const definition = eventDefinitions(event)[0];
  if (!definition) return null;
  const kind = eventKind(event);
  if (kind === 'Message') return named('message', text(messageOf(event), 'name'));
  if (kind === 'Signal') return named('signal', text(one(definition, 'signalRef'), 'name'));
  if (kind === 'Error') return named('error', text(one(definition, 'errorRef'), 'errorCode')) ?? 'every error';
  if (kind !== 'Escalation') return null;
  return named('escalation', text(one(definition, 'escalationRef'), 'escalationCode')) ?? 'every escalation';
}

function named(kind: string, name: string | null): string | null {
  return name === null ? null : `${kind} "${name}"`;
}
