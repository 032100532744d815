import { conditionSource } from '../bpmn/expressions.js';
import { problem, type Rule } from './rule.js';

const CHOOSES: readonly string[] = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'];

/** With more than one way out of an exclusive or inclusive gateway, each has a condition or is the default. */
export const exclusiveGatewayConditions: Rule = ({ nodes }) =>
  nodes
    .filter(({ element, outgoing }) => CHOOSES.includes(element.$type) && outgoing.length > 1)
    .flatMap(({ element: gateway, outgoing }) =>
      outgoing
        .filter(({ element }) => conditionSource(element) === null && gateway['default'] !== element)
        .map(({ element }) =>
          problem(
            element,
            {
              zh: '网关的出口既没有条件，也不是默认流。',
              en: 'Expected a condition on each flow out of the gateway or the default mark, found neither.',
            },
            { zh: '给它一个条件，或设为默认流。', en: 'Give it a condition, or make it the default flow.' },
          ),
        ),
    );
