import { eventKind, type NodeView } from '../bpmn/document.js';
import { one } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** Activities; at one that never waits only compensation has an effect. */
const HOSTS = [
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:UserTask',
  'bpmn:ManualTask',
  'bpmn:Task',
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:SubProcess',
  'bpmn:CallActivity',
];

/** A boundary event sits on an activity, nothing leads into it, and an error one interrupts. */
export const boundaryEvent: Rule = ({ nodes }) =>
  nodes.filter(({ element }) => element.$type === 'bpmn:BoundaryEvent').flatMap(checkBoundary);

function checkBoundary({ element, scope, incoming }: NodeView): Problem[] {
  const problems: Problem[] = [];
  const host = one(element, 'attachedToRef');
  if (!host || host.$parent !== scope || !HOSTS.includes(host.$type))
    problems.push(
      problem(
        element,
        {
          zh: '边界事件没有附着在活动上。',
          en: 'Expected a boundary event on a task, a sub-process or a call activity, found none there.',
        },
        { zh: '把它放到任务、子流程或调用活动的边上。', en: 'Attach it to a task, a sub-process or a call activity.' },
      ),
    );
  if (incoming.length > 0)
    problems.push(
      problem(
        element,
        { zh: '有顺序流进入边界事件。', en: 'Expected no sequence flow into a boundary event, found one.' },
        { zh: '删除该顺序流。', en: 'Delete the sequence flow.' },
      ),
    );
  if (eventKind(element) === 'Error' && element['cancelActivity'] === false)
    problems.push(
      problem(
        element,
        {
          zh: '错误边界事件必须中断活动。',
          en: 'Expected an interrupting error boundary event, found a non-interrupting one.',
        },
        { zh: '把它改为中断型。', en: 'Make it interrupting.' },
      ),
    );
  return problems;
}
