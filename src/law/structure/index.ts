import type { Finding } from '../../model/finding.js';
import type { ExecutableProcess } from '../../model/graph.js';
import { buildFlowGraph, calledProcessId, type FlowGraph } from './flow-graph.js';
import { callCannotBeChecked } from './rules/call-cannot-be-checked.js';
import { decisionAroundReview } from './rules/decision-around-review.js';
import { decisionMissing } from './rules/decision-missing.js';
import { decisionOnStaleApproval } from './rules/decision-on-stale-approval.js';
import { decisionUnreachable } from './rules/decision-unreachable.js';
import { decisionUntagged } from './rules/decision-untagged.js';
import { reviewMissing } from './rules/review-missing.js';
import { reviewNotPerformed } from './rules/review-not-performed.js';
import { reviewOutcomeOverwritten } from './rules/review-outcome-overwritten.js';
import { reviewWithoutApproval } from './rules/review-without-approval.js';
import type { StructureRule } from './rules/structure-rule.js';

/** Every rule of the structural check, in the order in which findings are listed. */
export const structureRules: readonly StructureRule[] = [
  decisionMissing,
  reviewMissing,
  decisionAroundReview,
  decisionOnStaleApproval,
  reviewWithoutApproval,
  reviewNotPerformed,
  reviewOutcomeOverwritten,
  decisionUntagged,
  decisionUnreachable,
  callCannotBeChecked,
];

/**
 * The gate's structural check: no path to a step tagged `decision` around the approved flow of a step tagged
 * `legal-review`. Empty: it may be deployed.
 *
 * `processes` are the changed ones together with all they call and all that call them, as they will stand after the
 * deployment. Each process that none of the others calls is a procedure and is checked with its calls inlined; a shared
 * process is checked inside its callers. Data is not looked at, except the condition on the approved flow.
 */
export function checkStructure(processes: readonly ExecutableProcess[]): readonly Finding[] {
  const graphs = proceduresOf(processes);
  return unique(graphs.flatMap((graph) => structureRules.flatMap((rule) => rule.check(graph))));
}

/**
 * The processes that no other one calls, and then whatever they do not reach: processes that only call each other are
 * procedures as well, so that a detour through a cycle of calls hides nothing.
 */
function proceduresOf(processes: readonly ExecutableProcess[]): readonly FlowGraph[] {
  const called = new Set(processes.flatMap(calledBy));
  const graphs: FlowGraph[] = [];
  const covered = new Set<string>();
  const uncalledFirst = [...processes].sort(
    (a, b) => Number(called.has(a.bpmnProcessId)) - Number(called.has(b.bpmnProcessId)),
  );
  for (const process of uncalledFirst) {
    if (covered.has(process.bpmnProcessId)) continue;
    const graph = buildFlowGraph(process, processes);
    graphs.push(graph);
    covered.add(process.bpmnProcessId);
    for (const node of graph.nodes.values()) covered.add(node.process.bpmnProcessId);
  }
  return graphs;
}

function calledBy(process: ExecutableProcess): readonly string[] {
  return [...process.elements.values()]
    .map((element) => calledProcessId(element))
    .filter((id): id is string => id !== null && id !== process.bpmnProcessId);
}

/** A shared process with several callers yields each of its own findings once. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
