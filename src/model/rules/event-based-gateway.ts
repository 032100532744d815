import { type BpmnDocument, eventKind, type NodeView } from '../bpmn/document.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** An event-based gateway chooses between at least two timer, message or signal catch events or receive tasks reached only through it. */
export const eventBasedGateway: Rule = (document) =>
  document.nodes
    .filter(({ element }) => element.$type === 'bpmn:EventBasedGateway')
    .flatMap((gateway) => [
      ...enough(gateway),
      ...gateway.outgoing.flatMap(({ target }) => checkTarget(target, document)),
    ]);

function enough({ element, outgoing }: NodeView): Problem[] {
  if (outgoing.length >= 2) return [];
  return [
    problem(
      element,
      {
        zh: `事件网关之后至少要有两个事件，现有 ${outgoing.length} 个。`,
        en: `Expected at least two flows out of an event-based gateway, found ${outgoing.length}.`,
      },
      { zh: '再加一个事件，或删除网关。', en: 'Add an event, or remove the gateway.' },
    ),
  ];
}

function checkTarget(target: ModdleElement | null, { nodeOf }: BpmnDocument): Problem[] {
  if (target === null) return [];
  if (!waitsForEvent(target))
    return [
      problem(
        target,
        {
          zh: '事件网关之后只能是定时、消息或信号捕获事件、接收任务。',
          en: 'Expected a timer, message or signal catch event or a receive task after an event-based gateway, found another element.',
        },
        { zh: '在中间放一个捕获事件。', en: 'Put a catch event between them.' },
      ),
    ];
  const incoming = nodeOf.get(target)?.incoming.length ?? 0;
  if (incoming === 1) return [];
  return [
    problem(
      target,
      {
        zh: '事件网关之后的事件还有别的入口。',
        en: 'Expected an event reached only through its event-based gateway, found another flow into it.',
      },
      { zh: '让其他顺序流进入网关。', en: 'Let the other flows enter the gateway.' },
    ),
  ];
}

function waitsForEvent(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:ReceiveTask') return true;
  return (
    element.$type === 'bpmn:IntermediateCatchEvent' && ['Timer', 'Message', 'Signal'].includes(eventKind(element) ?? '')
  );
}
