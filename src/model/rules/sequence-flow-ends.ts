import { type FlowView, isEventSubProcess } from '../bpmn/document.js';
import { text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** Sequence flows lead from one element to another of the same process or sub-process, never to or from an event sub-process. */
export const sequenceFlowEnds: Rule = ({ flows }) => flows.flatMap(checkFlow);

function checkFlow(flow: FlowView): Problem[] {
  if (!flow.source || !flow.target) return [dangling(flow)];
  if (isEventSubProcess(flow.source) || isEventSubProcess(flow.target)) return [atEventSubProcess(flow)];
  const inside = flow.source.$parent === flow.scope && flow.target.$parent === flow.scope;
  return inside ? [] : [crossing(flow)];
}

function atEventSubProcess({ element }: FlowView): Problem {
  return problem(
    element,
    {
      zh: '事件子流程由事件启动，不能连接顺序流。',
      en: 'Expected no sequence flow at an event sub-process, which its event starts, found one.',
    },
    { zh: '删除该顺序流。', en: 'Delete the sequence flow.' },
  );
}

function dangling({ element, source }: FlowView): Problem {
  const end = source ? { zh: '终点', en: 'target' } : { zh: '起点', en: 'source' };
  return problem(
    element,
    {
      zh: `顺序流${text(element, 'name') ?? ''}的${end.zh}不存在。`,
      en: `Expected a sequence flow between two elements, found none at its ${end.en}.`,
    },
    { zh: '把顺序流连到一个元素上，或删除它。', en: 'Connect the sequence flow to an element, or delete it.' },
  );
}

function crossing({ element }: FlowView): Problem {
  return problem(
    element,
    {
      zh: '顺序流跨越了子流程的边界。',
      en: 'Expected a sequence flow within one process or sub-process, found one that crosses its border.',
    },
    { zh: '让顺序流停在子流程的边上。', en: 'Connect it to the sub-process itself.' },
  );
}
