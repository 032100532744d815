import { eventDefinitions, eventKind, type NodeView } from '../bpmn/document.js';
import { one, text } from '../bpmn/moddle.js';
import { compileExpression } from '../feel/index.js';
import { problem, type Problem, type Rule } from './rule.js';

/** An error end event names its error code; a catching one names a static code or catches all. */
export const errorCode: Rule = ({ nodes }) =>
  nodes.filter(({ element }) => eventKind(element) === 'Error').flatMap(checkError);

function checkError({ element }: NodeView): Problem[] {
  const [definition] = eventDefinitions(element);
  const error = definition ? one(definition, 'errorRef') : null;
  const code = text(error, 'errorCode');
  const throws = element.$type === 'bpmn:EndEvent';
  if (code === null && (throws || error !== null))
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
