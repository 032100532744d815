import { problem, type Rule } from './rule.js';

/** Nothing leads out of an end event. */
export const endEventOutgoing: Rule = ({ nodes }) =>
  nodes
    .filter(({ element, outgoing }) => element.$type === 'bpmn:EndEvent' && outgoing.length > 0)
    .map(({ element }) =>
      problem(
        element,
        { zh: '结束事件之后还有顺序流。', en: 'Expected no sequence flow out of an end event, found one.' },
        { zh: '删除顺序流，或把结束事件换成别的元素。', en: 'Delete the flow, or replace the end event.' },
      ),
    );
