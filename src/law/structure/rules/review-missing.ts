import { reviews } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** A procedure has a step tagged `legal-review`. */
export const reviewMissing: StructureRule = {
  id: 'review-missing',
  check: (graph) =>
    reviews(graph).length > 0
      ? []
      : [
          finding(
            'review-missing',
            null,
            text(
              `流程“${graph.root.name ?? graph.root.bpmnProcessId}”没有标记为 legal-review 的法制审核环节（APL 58）`,
              `process '${graph.root.bpmnProcessId}' has no step tagged legal-review (APL 58)`,
            ),
            text('在作出决定之前加入法制审核用户任务', 'add a legal review before the decision'),
          ),
        ],
};
