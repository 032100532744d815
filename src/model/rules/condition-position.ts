import { one } from '../bpmn/moddle.js';
import { problem, type Rule } from './rule.js';

/** Only flows out of an exclusive or inclusive gateway have conditions, and its default flow is one of its own without a condition. */
export const conditionPosition: Rule = ({ nodes, flows }) => [
  ...flows
    .filter(({ element, source }) => one(element, 'conditionExpression') && source?.$type !== 'bpmn:ExclusiveGateway')
    .filter(({ source }) => source !== null && source.$type !== 'bpmn:InclusiveGateway')
    .map(({ element }) =>
      problem(
        element,
        {
          zh: '条件只能放在排他网关或包容网关之后的顺序流上。',
          en: 'Expected conditions only on flows out of an exclusive or inclusive gateway, found one elsewhere.',
        },
        {
          zh: '在前面加一个排他网关，或删除条件。',
          en: 'Put an exclusive gateway before it, or remove the condition.',
        },
      ),
    ),
  ...nodes
    .filter(({ element, outgoing }) => {
      const flow = one(element, 'default');
      return flow !== null && !outgoing.some((own) => own.element === flow);
    })
    .map(({ element }) =>
      problem(
        element,
        { zh: '默认流不是从这个元素出发的。', en: 'Expected a default flow that leaves this element, found another.' },
        { zh: '重新指定默认流。', en: 'Choose one of its own flows as the default.' },
      ),
    ),
];
