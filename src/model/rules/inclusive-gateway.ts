import { problem, type Rule } from './rule.js';

/** An inclusive gateway has one flow into it: 8.5 forks with it, but does not join. */
export const inclusiveGateway: Rule = ({ nodes }) =>
  nodes
    .filter(({ element, incoming }) => element.$type === 'bpmn:InclusiveGateway' && incoming.length > 1)
    .map(({ element, incoming }) =>
      problem(
        element,
        {
          zh: `包容网关只能有一条流入的顺序流，现有 ${incoming.length} 条。`,
          en: `Expected one sequence flow into an inclusive gateway, found ${incoming.length}.`,
        },
        {
          zh: '用并行网关汇合，不走的分支也要通到那里；或把各分支放进子流程。',
          en: 'Put what has to be waited for into a sub-process, or join at a parallel gateway that every branch reaches.',
        },
      ),
    );
