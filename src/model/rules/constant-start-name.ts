import { eventKind, type NodeView } from '../bpmn/document.js';
import { messageOf, signalOf } from '../bpmn/expressions.js';
import { text } from '../bpmn/moddle.js';
import { compileExpression } from '../feel/index.js';
import { problem, type Problem, type Rule } from './rule.js';

/** The name of what starts a process needs no variables: no instance has any yet. */
export const constantStartName: Rule = ({ nodes, processes }) =>
  nodes
    .filter(({ element, scope }) => element.$type === 'bpmn:StartEvent' && processes.includes(scope))
    .flatMap(checkStart);

function checkStart({ element }: NodeView): Problem[] {
  const named = eventKind(element) === 'Signal' ? signalOf(element) : messageOf(element);
  const source = text(named, 'name');
  const compiled = source === null ? null : compileExpression(source);
  if (!compiled?.ok) return [];
  const result = compiled.expression.evaluate({ get: () => undefined, nowMs: 0 });
  if (result.ok && typeof result.value === 'string') return [];
  return [
    problem(
      element,
      {
        zh: `开始事件的名称“${source}”依赖变量，而此时还没有变量。`,
        en: `Expected a constant name on a start event, found "${source}".`,
      },
      { zh: '填写固定的名称。', en: 'Write a fixed name.' },
    ),
  ];
}
