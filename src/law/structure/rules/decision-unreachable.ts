import { nameOf, reach } from '../reach.js';
import { decisions } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** Every decision can be reached at all; a cut-off decision would satisfy every other rule for nothing. */
export const decisionUnreachable: StructureRule = {
  id: 'decision-unreachable',
  check(graph) {
    const reached = reach(graph, graph.entries);
    return decisions(graph)
      .filter(({ key }) => !reached.has(key))
      .map((node) =>
        finding(
          'decision-unreachable',
          node,
          text(`从开始事件无法到达“${nameOf(node)}”`, `no path from a start event reaches '${nameOf(node)}'`),
          text('连接到主流程，或者删除该环节', 'connect it, or take it out'),
        ),
      );
  },
};
