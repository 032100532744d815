import { formOf, nodesWhere, stepOf } from '../steps.js';
import { nameOf } from '../reach.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** A user task that performs the act of deciding carries the tag, so that the other rules see it. */
export const decisionUntagged: StructureRule = {
  id: 'decision-untagged',
  check: (graph) =>
    nodesWhere(graph, (element) => formOf(element) === 'decision' && stepOf(element) !== 'decision').map((node) =>
      finding(
        'decision-untagged',
        node,
        text(
          `“${nameOf(node)}”使用决定表单，但没有标记为 decision`,
          `'${nameOf(node)}' uses the form of a decision without the tag decision`,
        ),
        text('为该任务设置 step=decision', 'set step=decision on the task'),
      ),
    ),
};
