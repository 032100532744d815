import { compensationHandlersOf } from '../bpmn/compensation.js';
import { type BpmnDocument, definitionOf, eventKind, type NodeView } from '../bpmn/document.js';
import { type ModdleElement, one } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { problem, type Problem, type Rule } from './rule.js';

/**
 * A compensation boundary event is associated with its handler: an activity of the same scope that is marked for
 * compensation and has neither flows nor boundary events. What a throw event refers to is beside it and can be compensated.
 */
export const compensation: Rule = (document) => document.nodes.flatMap((node) => check(node, document));

function check(node: NodeView, document: BpmnDocument): Problem[] {
  const { element } = node;
  if (element['isForCompensation'] === true) return checkHandler(node, document);
  if (eventKind(element) !== 'Compensate') return [];
  if (element.$type === 'bpmn:BoundaryEvent') return checkBoundary(node, document);
  return [...checkWaiting(element), ...checkReference(element, document)];
}

const ACTIVITY = /(Task|SubProcess|CallActivity)$/;

function checkBoundary({ element, outgoing }: NodeView, document: BpmnDocument): Problem[] {
  const handlers = compensationHandlersOf(element);
  const [handler] = handlers;
  if (outgoing.length > 0) return [problem(element, TEXTS.boundaryFlow, TEXTS.associate)];
  if (!handler || handlers.length > 1 || !ACTIVITY.test(handler.$type))
    return [problem(element, TEXTS.noHandler, TEXTS.associate)];
  if (handler.$parent !== element.$parent || (handler['isForCompensation'] !== true && hasFlow(handler, document)))
    return [problem(element, TEXTS.notForCompensation, TEXTS.mark)];
  if (element['cancelActivity'] === false) return [problem(element, TEXTS.nonInterrupting, TEXTS.interrupt)];
  const others = boundariesOf(one(element, 'attachedToRef'), document);
  return others[0] === element ? [] : [problem(element, TEXTS.twice, TEXTS.keepOne)];
}

/** Without a flow it is a handler all the same: nothing else starts it. */
function hasFlow(handler: ModdleElement, { nodeOf }: BpmnDocument): boolean {
  const node = nodeOf.get(handler);
  return !node || node.incoming.length + node.outgoing.length > 0;
}

function checkHandler({ element, incoming, outgoing }: NodeView, { nodes }: BpmnDocument): Problem[] {
  const flows = incoming.length + outgoing.length > 0 ? [problem(element, TEXTS.handlerFlow, TEXTS.removeFlow)] : [];
  const attached = nodes.some((node) => node.element['attachedToRef'] === element);
  return attached ? [...flows, problem(element, TEXTS.handlerBoundary, TEXTS.removeBoundary)] : flows;
}

function checkWaiting(element: ModdleElement): Problem[] {
  const waits = definitionOf(element, 'Compensate')?.['waitForCompletion'] !== false;
  return waits ? [] : [problem(element, TEXTS.notWaiting, TEXTS.wait)];
}

function checkReference(element: ModdleElement, document: BpmnDocument): Problem[] {
  const definition = definitionOf(element, 'Compensate');
  const activity = definition && one(definition, 'activityRef');
  if (!activity) return [];
  if (activity.$parent !== element.$parent) return [problem(element, TEXTS.elsewhere, TEXTS.choose)];
  const compensable = activity.$type === 'bpmn:SubProcess' || boundariesOf(activity, document).length > 0;
  return compensable ? [] : [problem(element, TEXTS.notCompensable, TEXTS.choose)];
}

function boundariesOf(activity: ModdleElement | null, { nodes }: BpmnDocument): ModdleElement[] {
  return nodes
    .map(({ element }) => element)
    .filter((element) => activity && element['attachedToRef'] === activity && eventKind(element) === 'Compensate');
}

const TEXTS = {
  boundaryFlow: {
    zh: '补偿边界事件不能有顺序流。',
    en: 'Expected no sequence flow out of a compensation boundary event, found one.',
  },
  noHandler: {
    zh: '补偿边界事件应关联一个补偿活动。',
    en: 'Expected an association from the compensation boundary event to one handler, found none or several.',
  },
  associate: { zh: '用关联线连到一个补偿活动。', en: 'Connect it with an association to one compensation activity.' },
  notForCompensation: {
    zh: '关联的活动没有标记为补偿，或不在同一流程中。',
    en: 'Expected the handler to be marked for compensation and to be in the same scope, found it otherwise.',
  },
  mark: { zh: '把该活动标记为补偿活动。', en: 'Mark the activity as a compensation activity.' },
  nonInterrupting: {
    zh: '补偿边界事件没有非中断型。',
    en: 'Expected no cancelActivity="false" on a compensation boundary event, found it.',
  },
  interrupt: { zh: '删除 cancelActivity。', en: 'Remove cancelActivity.' },
  twice: {
    zh: '该活动已有补偿边界事件。',
    en: 'Expected one compensation boundary event on an activity, found several.',
  },
  keepOne: { zh: '只保留一个。', en: 'Keep one of them.' },
  handlerFlow: {
    zh: '补偿活动不能有顺序流。',
    en: 'Expected no sequence flow at a compensation handler, found one.',
  },
  removeFlow: { zh: '删除顺序流。', en: 'Delete the sequence flow.' },
  handlerBoundary: {
    zh: '补偿活动不能有边界事件。',
    en: 'Expected no boundary event on a compensation handler, found one.',
  },
  removeBoundary: { zh: '删除边界事件。', en: 'Delete the boundary event.' },
  notWaiting: {
    zh: '补偿抛出事件必须等待补偿完成。',
    en: 'Expected a compensation throw event that waits for completion, found waitForCompletion="false".',
  },
  wait: { zh: '删除 waitForCompletion。', en: 'Remove waitForCompletion.' },
  elsewhere: {
    zh: '要补偿的活动不在同一流程或子流程中。',
    en: 'Expected the activity to compensate in the same process or sub-process, found it elsewhere.',
  },
  notCompensable: {
    zh: '要补偿的活动没有补偿边界事件，也不是子流程。',
    en: 'Expected an activity with a compensation boundary event or a sub-process, found neither.',
  },
  choose: { zh: '选择同一处可补偿的活动，或不指定。', en: 'Choose a compensable activity beside it, or none at all.' },
} satisfies Readonly<Record<string, LocalText>>;
