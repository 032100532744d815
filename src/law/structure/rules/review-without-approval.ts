import { approvedFlowsOf } from '../approved-flows.js';
import { nameOf } from '../reach.js';
import { REVIEW_OUTCOME, reviews } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** After a review an exclusive gateway of its own tells approval from the other outcomes. */
export const reviewWithoutApproval: StructureRule = {
  id: 'review-without-approval',
  check: (graph) =>
    reviews(graph)
      .filter((review) => approvedFlowsOf(graph, review).length === 0)
      .map((node) =>
        finding(
          'review-without-approval',
          node,
          text(
            `“${nameOf(node)}”之后没有只在审核同意时才走的流向`,
            `no flow after '${nameOf(node)}' is taken only when the review approves`,
          ),
          text(
            `紧接审核设置排他网关（不汇入其他流向），其一条非默认流向的条件为 =${REVIEW_OUTCOME} = "APPROVE"`,
            `put an exclusive gateway right after the review, led to by nothing else, with the condition =${REVIEW_OUTCOME} = "APPROVE" on a flow that is not the default`,
          ),
        ),
      ),
};
