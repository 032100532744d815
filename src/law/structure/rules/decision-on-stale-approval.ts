import { approvedFlows } from '../approved-flows.js';
import type { FlowEdge, FlowGraph, FlowNode } from '../flow-graph.js';
import { nameOf, pathText, pathTo, reach } from '../reach.js';
import { decisions, voidingSteps } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

interface StalePath {
  readonly step: FlowNode;
  readonly reachedBy: ReadonlyMap<string, FlowEdge | null>;
}

/**
 * From a step that changes the draft, the evidence or the hearing no decision is reached without a new approved flow.
 * Changes on a branch parallel to the decision are left to the case file, which compares content (PEN-03). A decision
 * that no approval guards at all is left to `decision-around-review`.
 */
export const decisionOnStaleApproval: StructureRule = {
  id: 'decision-on-stale-approval',
  check(graph) {
    const fromStart = reach(graph, graph.entries);
    const approved = approvedFlows(graph);
    const fresh = (edge: FlowEdge) => !approved.has(edge);
    const around = reach(graph, graph.entries, fresh);
    const paths = voidingSteps(graph)
      .filter(({ key }) => fromStart.has(key))
      .map((step): StalePath => ({ step, reachedBy: reach(graph, [step.key], fresh) }));
    return decisions(graph)
      .filter(({ key }) => !around.has(key))
      .flatMap((decision) => shortest(graph, paths, decision).map((path) => found(graph, decision, path)));
  },
};

/** The closest step tells what to mend; the ones before it lead through it. */
function shortest(graph: FlowGraph, paths: readonly StalePath[], { key }: FlowNode): readonly StalePath[] {
  const length = ({ reachedBy }: StalePath) => pathTo(graph, reachedBy, key).length;
  return paths
    .filter(({ reachedBy }) => reachedBy.has(key))
    .sort((a, b) => length(a) - length(b))
    .slice(0, 1);
}

function found(graph: FlowGraph, decision: FlowNode, { step, reachedBy }: StalePath): ReturnType<typeof finding> {
  const path = pathText(graph, reachedBy, decision.key);
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
