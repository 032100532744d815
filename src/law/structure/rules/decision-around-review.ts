import { approvedFlows } from '../approved-flows.js';
import { nameOf, pathText, reach } from '../reach.js';
import { decisions } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/**
 * The approved flows dominate every decision: with them taken out, no decision can be reached from a start event.
 * Dominance is judged of the set of approved flows, so a procedure may review in more than one place. A join after
 * parallel branches of which only one is reviewed is refused as well, although the join waits for it.
 */
export const decisionAroundReview: StructureRule = {
  id: 'decision-around-review',
  check(graph) {
    const approved = approvedFlows(graph);
    const reached = reach(graph, graph.entries, (edge) => !approved.has(edge));
    return decisions(graph)
      .filter(({ key }) => reached.has(key))
      .map((node) => {
        const path = pathText(graph, reached, node.key);
        return finding(
          'decision-around-review',
          node,
          text(
            `未经法制审核同意即可到达“${nameOf(node)}”：${path.zh}（APL 58，PEN-01）`,
            `'${nameOf(node)}' can be reached without an approving legal review: ${path.en} (APL 58, PEN-01)`,
          ),
          text(
            '让每条通向决定的路径经过法制审核的同意流向',
            'lead every path to the decision through the approved flow of a legal review',
          ),
        );
      });
  },
};
