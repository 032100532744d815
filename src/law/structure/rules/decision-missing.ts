import { decisions } from '../steps.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** A procedure has a step tagged `decision`: taking it out, or off its tag, does not make a diagram lawful. */
export const decisionMissing: StructureRule = {
  id: 'decision-missing',
  check: (graph) =>
    decisions(graph).length > 0
      ? []
      : [
          finding(
            'decision-missing',
            null,
            text(
              `流程“${graph.root.name ?? graph.root.bpmnProcessId}”没有标记为 decision 的环节`,
              `process '${graph.root.bpmnProcessId}' has no step tagged decision`,
            ),
            text(
              '在作出决定的用户任务上使用“作出决定”模板',
              'apply the decision template to the user task that decides',
            ),
          ),
        ],
};
