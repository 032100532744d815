import { type BpmnDocument, eventKind } from '../bpmn/document.js';
import { signalOf } from '../bpmn/expressions.js';
import { type ModdleElement, text } from '../bpmn/moddle.js';
import { waitingTogether } from '../bpmn/events-together.js';
import { problem, type Problem, type Rule } from './rule.js';

/** A signal event names its signal, and no scope waits for the same signal twice. */
export const signalReference: Rule = (document) => [
  ...document.nodes.filter(({ element }) => isSignal(element)).flatMap(({ element }) => checkNamed(element)),
  ...repeated(document),
];

const isSignal = (element: ModdleElement): boolean => eventKind(element) === 'Signal';

function checkNamed(element: ModdleElement): Problem[] {
  if (text(signalOf(element), 'name') !== null) return [];
  return [
    problem(
      element,
      { zh: '没有指定信号。', en: 'Expected a signal with a name, found none.' },
      { zh: '选择一个信号并填写名称。', en: 'Choose a signal and give it a name.' },
    ),
  ];
}

function repeated(document: BpmnDocument): Problem[] {
  return waitingTogether(document).flatMap((events) => {
    const signals = events.filter(isSignal);
    const names = signals.map((event) => text(signalOf(event), 'name'));
    const again = signals.filter((_, index) => names[index] !== null && names.indexOf(names[index] ?? null) < index);
    return again.map((event) =>
      problem(
        event,
        {
          zh: '同一处已有事件等待同名信号。',
          en: 'Expected each signal to be waited for once in one place, found it at another event too.',
        },
        { zh: '换一个信号，或合并两个事件。', en: 'Choose another signal, or merge the two events.' },
      ),
    );
  });
}
