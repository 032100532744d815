import { eventKind, throwsEvent } from '../bpmn/document.js';
import { correlationKeyOf, messageOf } from '../bpmn/expressions.js';
import { type ModdleElement, text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** Whatever waits for a message names it and, unless it starts a process, has a correlation key. */
export const messageSubscription: Rule = ({ nodes }) =>
  nodes
    .filter(({ element }) => !throwsEvent(element))
    .filter(({ element }) => element.$type === 'bpmn:ReceiveTask' || eventKind(element) === 'Message')
    .flatMap(({ element }) => checkMessage(element));

function checkMessage(element: ModdleElement): Problem[] {
  const message = messageOf(element);
  if (!message || text(message, 'name') === null)
    return [
      problem(
        element,
        { zh: '没有指定等待的消息。', en: 'Expected a message with a name, found none.' },
        { zh: '选择一个消息并填写名称。', en: 'Choose a message and give it a name.' },
      ),
    ];
  // A message that starts a process finds no instance to belong to.
  const startsProcess = element.$type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process';
  if (correlationKeyOf(message) !== null || startsProcess) return [];
  return [
    problem(
      element,
      {
        zh: `消息“${message.name}”没有关联键，无法知道它属于哪个案件。`,
        en: `Expected a correlation key on message "${message.name}", found none.`,
      },
      { zh: '给消息填写关联键，如 =caseId。', en: 'Give the message a correlation key, such as =caseId.' },
    ),
  ];
}
