import { definitionOf, eventKind, throwsEvent } from '../bpmn/document.js';
import { type ModdleElement, one, text } from '../bpmn/moddle.js';
import { caughtTwice } from './error-code.js';
import { problem, type Problem, type Rule } from './rule.js';

/**
 * An escalation that is thrown has a code; one that is caught a static code, or it catches all, each once in a scope. Only
 * sub-processes and call activities can let an escalation out.
 */
export const escalationCode: Rule = (document) => [
  ...document.nodes
    .filter(({ element }) => eventKind(element) === 'Escalation')
    .flatMap(({ element }) => [...checkCode(element), ...checkHost(element)]),
  ...caughtTwice(document, 'Escalation', codeOf, { zh: '升级', en: 'escalation' }),
];

function escalationOf(element: ModdleElement): ModdleElement | null {
  const definition = definitionOf(element, 'Escalation');
  return definition && one(definition, 'escalationRef');
}

function codeOf(element: ModdleElement): string | null {
  return text(escalationOf(element), 'escalationCode');
}

function checkCode(element: ModdleElement): Problem[] {
  const code = codeOf(element);
  if (code === null && (throwsEvent(element) || escalationOf(element) !== null))
    return [
      problem(
        element,
        { zh: '升级没有代码。', en: 'Expected an escalation with a code, found none.' },
        { zh: '选择一个升级并填写代码。', en: 'Choose an escalation and give it a code.' },
      ),
    ];
  if (code === null || throwsEvent(element) || !code.trimStart().startsWith('=')) return [];
  return [
    problem(
      element,
      {
        zh: '捕获的升级代码不能是表达式。',
        en: 'Expected a static escalation code on a catching event, found an expression.',
      },
      { zh: '填写固定的代码。', en: 'Write a fixed code.' },
    ),
  ];
}

function checkHost(element: ModdleElement): Problem[] {
  const host = one(element, 'attachedToRef');
  if (!host || host.$type === 'bpmn:SubProcess' || host.$type === 'bpmn:CallActivity') return [];
  return [
    problem(
      element,
      {
        zh: '只有子流程和调用活动会抛出升级。',
        en: 'Expected an escalation boundary event on a sub-process or a call activity, found it on another activity.',
      },
      { zh: '附着到子流程或调用活动，或改用错误事件。', en: 'Attach it to one of these, or use an error event.' },
    ),
  ];
}
