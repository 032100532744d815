import { approvedFlows } from '../approved-flows.js';
import type { FlowNode } from '../flow-graph.js';
import { nameOf, pathText, reach } from '../reach.js';
import { decisions, voidingSteps } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/**
 * From a step that changes the draft, the evidence or the hearing no decision is reached without a new approved flow.
 * Changes on a branch parallel to the decision are left to the case file, which compares content (PEN-03).
 */
export const decisionOnStaleApproval: StructureRule = {
  id: 'decision-on-stale-approval',
  check(graph) {
    const fromStart = reach(graph, graph.entries);
    const approved = approvedFlows(graph);
    return voidingSteps(graph)
      .filter(({ key }) => fromStart.has(key))
      .flatMap((step) => {
        const reached = reach(graph, [step.key], (edge) => !approved.has(edge));
        const stale = decisions(graph).find(({ key }) => reached.has(key));
        return stale === undefined ? [] : [found(step, stale, pathText(graph, reached, stale.key))];
      });
  },
};

function found(step: FlowNode, decision: FlowNode, path: ReturnType<typeof text>): ReturnType<typeof finding> {
  return finding(
    'decision-on-stale-approval',
    decision,
    text(
      `“${nameOf(step)}”之后未重新审核即可作出决定：${path.zh}（PEN-03）`,
      `'${nameOf(step)}' can be followed by the decision without a new review: ${path.en} (PEN-03)`,
    ),
    text('变更之后返回法制审核', 'lead back to the legal review after the change'),
  );
}
