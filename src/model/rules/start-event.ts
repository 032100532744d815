import { eventKind, flowNodesOf, isEventSubProcess, isSubProcess } from '../bpmn/document.js';
import { messageOf } from '../bpmn/expressions.js';
import { type ModdleElement, text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/**
 * A process has at least one start event and at most one none start event; a sub-process has just one: an embedded one a none
 * start event, an event sub-process one with a trigger. Nothing leads into a start event, and each message starts a process
 * at one place only.
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
  return [...problems, ...repeatedMessages(starts), ...starts.flatMap((start) => checkTrigger(start, STARTS_PROCESS))];
}

/** What may start a process, and what an event sub-process. */
const STARTS_PROCESS = [null, 'Timer', 'Message', 'Signal'];
const STARTS_EVENT_SUB_PROCESS = ['Timer', 'Message', 'Error', 'Signal', 'Escalation'];

function checkTrigger(start: ModdleElement, allowed: readonly (string | null)[]): Problem[] {
  const kind = eventKind(start);
  if (allowed.includes(kind)) return [];
  const kinds = allowed.map((one) => (one ?? 'none').toLowerCase()).join(', ');
  return [
    problem(
      start,
      {
        zh: `此处的开始事件应为 ${kinds} 之一，现为 ${(kind ?? 'none').toLowerCase()}。`,
        en: `Expected a start event of kind ${kinds} here, found ${(kind ?? 'none').toLowerCase()}.`,
      },
      { zh: '换一种触发方式。', en: 'Choose another trigger.' },
    ),
  ];
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
  if (scope.$type === 'bpmn:AdHocSubProcess') return [];
  const starts = startsOf(scope);
  if (starts.length !== 1) return [notOneStart(scope, starts.length)];
  return starts.flatMap(isEventSubProcess(scope) ? checkEventStart : checkEmbeddedStart);
}

function notOneStart(scope: ModdleElement, found: number): Problem {
  return problem(
    scope,
    {
      zh: `子流程应有且只有一个开始事件，现有 ${found} 个。`,
      en: `Expected exactly one start event in the sub-process, found ${found}.`,
    },
    { zh: '只保留一个开始事件。', en: 'Keep one start event.' },
  );
}

function checkEmbeddedStart(start: ModdleElement): Problem[] {
  if (eventKind(start) === null) return [];
  return [
    problem(
      start,
      {
        zh: '嵌入子流程的开始事件不能有触发条件。',
        en: 'Expected a start event without a trigger in an embedded sub-process, found one with a trigger.',
      },
      {
        zh: '删除触发条件，或把子流程改为事件子流程。',
        en: 'Remove the trigger, or make it an event sub-process (triggeredByEvent).',
      },
    ),
  ];
}

function checkEventStart(start: ModdleElement): Problem[] {
  if (eventKind(start) !== 'Error' || start['isInterrupting'] !== false) {
    return checkTrigger(start, STARTS_EVENT_SUB_PROCESS);
  }
  return [
    problem(
      start,
      {
        zh: '由错误触发的事件子流程必须是中断型。',
        en: 'Expected an interrupting error start event, found a non-interrupting one.',
      },
      { zh: '把它改为中断型。', en: 'Make it interrupting.' },
    ),
  ];
}
