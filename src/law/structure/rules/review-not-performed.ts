import { nameOf } from '../reach.js';
import type { ExecutableElement } from '../../../model/graph.js';
import { formOf, reviews } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/**
 * What is tagged as review is a user task with the form of the review: a script or another form reviews nothing, and one
 * that runs once per item of a list may not run at all.
 */
export const reviewNotPerformed: StructureRule = {
  id: 'review-not-performed',
  check: (graph) =>
    reviews(graph)
      .filter(({ element }) => !isPerformed(element))
      .map((node) =>
        finding(
          'review-not-performed',
          node,
          text(
            `“${nameOf(node)}”标记为 legal-review，但不是使用法制审核表单、只执行一次的用户任务`,
            `'${nameOf(node)}' is tagged legal-review but is no user task with the form legal-review that runs once`,
          ),
          text('改为使用“法制审核”模板的用户任务', 'make it a user task with the template of the legal review'),
        ),
      ),
};

function isPerformed(element: ExecutableElement): boolean {
  const { type, multiInstance, isForCompensation } = element;
  return type === 'USER_TASK' && formOf(element) === 'legal-review' && !multiInstance && !isForCompensation;
}
