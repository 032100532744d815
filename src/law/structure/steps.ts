import type { ExecutableElement } from '../../model/graph.js';
import type { FlowGraph, FlowNode } from './flow-graph.js';

/** The variable in which a review reports its outcome to the gateway after it. */
export const REVIEW_OUTCOME = 'reviewOutcome';

/** Steps that change what an approval was about: after them a new review is due (PEN-03, PEN-04). */
const VOIDING_STEPS: ReadonlySet<string> = new Set(['draft', 'investigation', 'hearing', 'hearing-session']);

/** The legal tag of an element (`zeebe:properties`, name `step`), null without one. */
export function stepOf(element: ExecutableElement): string | null {
  return element.properties['step'] ?? null;
}

/** Elements tagged as decision. */
export function decisions(graph: FlowGraph): readonly FlowNode[] {
  return nodesWhere(graph, (element) => stepOf(element) === 'decision');
}

/** Elements tagged as legal review. */
export function reviews(graph: FlowGraph): readonly FlowNode[] {
  return nodesWhere(graph, (element) => stepOf(element) === 'legal-review');
}

/** Elements after which an earlier approval no longer holds; a draft counts by its form, too, if somebody took off its tag. */
export function voidingSteps(graph: FlowGraph): readonly FlowNode[] {
  return nodesWhere(graph, (element) => VOIDING_STEPS.has(stepOf(element) ?? '') || formOf(element) === 'draft');
}

/** The act a user task performs. */
export function formOf(element: ExecutableElement): string | null {
  return element.userTask?.formKey ?? null;
}

export function nodesWhere(graph: FlowGraph, matches: (element: ExecutableElement) => boolean): readonly FlowNode[] {
  return [...graph.nodes.values()].filter(({ element, end }) => !end && matches(element));
}
