import type { ExecutableElement, Mapping } from '../../../model/graph.js';
import { nameOf } from '../reach.js';
import { nodesWhere, REVIEW_OUTCOME, stepOf } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** Only the completion of the review writes its outcome: no mapping, script or table sets it, hides it or keeps an old one. */
export const reviewOutcomeOverwritten: StructureRule = {
  id: 'review-outcome-overwritten',
  check: (graph) =>
    nodesWhere(graph, (element) => writesOutcome(element) || keepsOldOutcome(element)).map((node) =>
      finding(
        'review-outcome-overwritten',
        node,
        text(
          `“${nameOf(node)}”的变量映射会改写或保留旧的 ${REVIEW_OUTCOME}`,
          `the mappings of '${nameOf(node)}' set ${REVIEW_OUTCOME} or keep an old one`,
        ),
        text(`删除对 ${REVIEW_OUTCOME} 的映射`, `take out the mapping of ${REVIEW_OUTCOME}`),
      ),
    ),
};

function writesOutcome(element: ExecutableElement): boolean {
  const loop = element.multiInstance;
  const results = [
    element.calledDecision?.resultVariable,
    element.script?.resultVariable,
    loop?.inputElement,
    loop?.outputCollection,
  ];
  const mappings = [...element.inputs, ...element.outputs].filter((mapping) => targetsOutcome(mapping.target));
  return results.includes(REVIEW_OUTCOME) || mappings.some((mapping) => !isOwnOutcome(element, mapping));
}

/** With output mappings Zeebe passes on the mapped variables only: an unmapped outcome stays what an earlier review said. */
function keepsOldOutcome(element: ExecutableElement): boolean {
  if (stepOf(element) !== 'legal-review' || element.outputs.length === 0) return false;
  return !element.outputs.some((mapping) => isOwnOutcome(element, mapping));
}

function isOwnOutcome(element: ExecutableElement, mapping: Mapping): boolean {
  return (
    stepOf(element) === 'legal-review' &&
    element.outputs.includes(mapping) &&
    mapping.target === REVIEW_OUTCOME &&
    mapping.source.source.replace(/\s/g, '') === `=${REVIEW_OUTCOME}`
  );
}

function targetsOutcome(target: string): boolean {
  return target === REVIEW_OUTCOME || target.startsWith(`${REVIEW_OUTCOME}.`);
}
