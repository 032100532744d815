import { type BpmnDocument, definitionOf, eventKind, type NodeView } from '../bpmn/document.js';
import { waitingTogether } from '../bpmn/events-together.js';
import { type ModdleElement, one, text } from '../bpmn/moddle.js';
import { compileExpression } from '../feel/index.js';
import type { LocalText } from '../finding.js';
import { problem, type Problem, type Rule } from './rule.js';

/** An error end event names its error code; a catching one names a static code or catches all, each once in a scope. */
export const errorCode: Rule = (document) => [
  ...document.nodes.filter(({ element }) => eventKind(element) === 'Error').flatMap(checkError),
  ...caughtTwice(document, 'Error', codeOf, { zh: '错误', en: 'error' }),
];

function codeOf(element: ModdleElement): string | null {
  const definition = definitionOf(element, 'Error');
  return text(definition && one(definition, 'errorRef'), 'errorCode');
}

function checkError({ element }: NodeView): Problem[] {
  const code = codeOf(element);
  const throws = element.$type === 'bpmn:EndEvent';
  if (code === null && throws)
    return [
      problem(
        element,
        { zh: '错误没有错误码。', en: 'Expected an error with an error code, found none.' },
        { zh: '选择一个错误并填写错误码。', en: 'Choose an error and give it a code.' },
      ),
    ];
  if (code === null || !code.trimStart().startsWith('=')) return [];
  const compiled = compileExpression(code);
  if (throws && compiled.ok) return [];
  return [
    problem(
      element,
      throws
        ? {
            zh: '错误码不是有效的 FEEL。',
            en: `The error code is not valid FEEL: ${compiled.ok ? '' : compiled.message}.`,
          }
        : {
            zh: '捕获的错误码不能是表达式。',
            en: 'Expected a static error code on a catching event, found an expression.',
          },
      { zh: '填写固定的错误码。', en: 'Write a fixed error code.' },
    ),
  ];
}

/** Two events of one place that catch the same code, or both everything: which of them should win would be a guess. */
export function caughtTwice(
  document: BpmnDocument,
  kind: 'Error' | 'Escalation',
  codeOf: (event: ModdleElement) => string | null,
  name: LocalText,
): Problem[] {
  return waitingTogether(document).flatMap((events) => {
    const catching = events.filter((event) => eventKind(event) === kind);
    const codes = catching.map(codeOf);
    const again = catching.filter((_, index) => codes.indexOf(codes[index] ?? null) < index);
    return again.map((event) =>
      problem(
        event,
        {
          zh: `同一处已有事件捕获${codeOf(event) === null ? '全部' : '相同的'}${name.zh}。`,
          en: `Expected each ${name.en} code to be caught once in one place, found ${codeOf(event) ?? 'a catch-all'} twice.`,
        },
        { zh: '删除其中一个，或换一个代码。', en: 'Remove one of them, or choose another code.' },
      ),
    );
  });
}
