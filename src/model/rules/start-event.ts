import { flowNodesOf, isSubProcess } from '../bpmn/document.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** Each process and each sub-process has exactly one start event, and nothing leads into it. */
export const startEvent: Rule = ({ scopes, nodes }) => [
  ...scopes.flatMap(checkScope),
  ...nodes
    .filter(({ element, incoming }) => element.$type === 'bpmn:StartEvent' && incoming.length > 0)
    .map(({ element }) =>
      problem(
        element,
        { zh: '有顺序流进入开始事件。', en: 'Expected no sequence flow into a start event, found one.' },
        {
          zh: '让顺序流进入开始事件之后的元素。',
          en: 'Let the sequence flow enter the element after the start event.',
        },
      ),
    ),
];

function checkScope(scope: ModdleElement): Problem[] {
  // An event sub-process starts by its event; that it is not supported is another rule's finding.
  if (scope['triggeredByEvent'] === true || scope.$type === 'bpmn:AdHocSubProcess') return [];
  const count = flowNodesOf(scope).filter(({ $type }) => $type === 'bpmn:StartEvent').length;
  if (count === 1) return [];
  const what = isSubProcess(scope) ? { zh: '子流程', en: 'sub-process' } : { zh: '流程', en: 'process' };
  return [
    problem(
      scope,
      {
        zh: `${what.zh}应有且只有一个开始事件，现有 ${count} 个。`,
        en: `Expected exactly one start event in the ${what.en}, found ${count}.`,
      },
      count === 0
        ? { zh: '添加一个空开始事件。', en: 'Add a none start event.' }
        : { zh: '只保留一个开始事件。', en: 'Keep one start event.' },
    ),
  ];
}
