import { eventKind, flowNodesOf, isSubProcess } from '../bpmn/document.js';
import { messageOf } from '../bpmn/expressions.js';
import { type ModdleElement, text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/**
 * A process has at least one start event and at most one none start event; a sub-process has just one, a none start event.
 * Nothing leads into a start event, and each message starts a process at one place only.
 */
export const startEvent: Rule = ({ scopes, nodes }) => [
  ...scopes.flatMap((scope) => (isSubProcess(scope) ? checkSubProcess(scope) : checkProcess(scope))),
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

function startsOf(scope: ModdleElement): ModdleElement[] {
  return flowNodesOf(scope).filter(({ $type }) => $type === 'bpmn:StartEvent');
}

function checkProcess(process: ModdleElement): Problem[] {
  const starts = startsOf(process);
  const none = starts.filter((start) => eventKind(start) === null).length;
  const problems = starts.length > 0 && none <= 1 ? [] : [wrongCount(process, starts.length, none)];
  return [...problems, ...repeatedMessages(starts)];
}

function wrongCount(process: ModdleElement, all: number, none: number): Problem {
  return problem(
    process,
    {
      zh: `流程应有开始事件，其中空开始事件至多一个；现有 ${all} 个，空开始事件 ${none} 个。`,
      en: `Expected a start event in the process, at most one of them without a trigger, found ${all}, ${none} without.`,
    },
    all === 0
      ? { zh: '添加一个开始事件。', en: 'Add a start event.' }
      : { zh: '只保留一个空开始事件。', en: 'Keep one none start event.' },
  );
}

function repeatedMessages(starts: readonly ModdleElement[]): Problem[] {
  const names = starts.map((start) => text(messageOf(start), 'name'));
  return starts
    .filter((_, index) => names[index] !== null && names.indexOf(names[index] ?? null) < index)
    .map((start) =>
      problem(
        start,
        {
          zh: '另一个开始事件已使用同名消息。',
          en: 'Expected each message at one start event, found it at another too.',
        },
        { zh: '换一个消息，或合并开始事件。', en: 'Choose another message, or merge the start events.' },
      ),
    );
}

function checkSubProcess(scope: ModdleElement): Problem[] {
  // An event sub-process starts by its event; that it is not supported is another rule's finding.
  if (scope['triggeredByEvent'] === true || scope.$type === 'bpmn:AdHocSubProcess') return [];
  const starts = startsOf(scope);
  if (starts.length === 1 && starts.every((start) => eventKind(start) === null)) return [];
  return [
    problem(
      scope,
      {
        zh: `子流程应有且只有一个空开始事件，现有开始事件 ${starts.length} 个。`,
        en: `Expected exactly one start event, without a trigger, in the sub-process, found ${starts.length} start events.`,
      },
      { zh: '只保留一个空开始事件。', en: 'Keep one none start event.' },
    ),
  ];
}
