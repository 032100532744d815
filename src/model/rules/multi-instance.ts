import { isEventSubProcess } from '../bpmn/document.js';
import { extension, type ModdleElement, one, text } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { problem, type Problem, type Rule } from './rule.js';

/** A multi-instance activity names its input collection, and output collection and output element together or not at all. */
export const multiInstance: Rule = ({ nodes }) =>
  nodes.flatMap(({ element }) => {
    const loop = one(element, 'loopCharacteristics');
    return loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics' ? checkLoop(element, loop) : [];
  });

function checkLoop(element: ModdleElement, loop: ModdleElement): Problem[] {
  if (isEventSubProcess(element)) return [onEventSubProcess(element)];
  const definition = extension(loop, 'zeebe:LoopCharacteristics');
  const has = (name: string): boolean => text(definition, name) !== null;
  if (!has('inputCollection')) return [missing(element, { zh: '输入集合', en: 'an input collection' })];
  if (has('outputCollection') === has('outputElement')) return [];
  return [
    missing(
      element,
      has('outputCollection')
        ? { zh: '输出元素', en: 'an output element' }
        : { zh: '输出集合', en: 'an output collection' },
    ),
  ];
}

function missing(element: ModdleElement, what: LocalText): Problem {
  return problem(
    element,
    { zh: `多实例没有${what.zh}。`, en: `Expected the multi-instance activity to have ${what.en}, found none.` },
    { zh: `在 zeebe:loopCharacteristics 中填写${what.zh}。`, en: `Fill it in, in zeebe:loopCharacteristics.` },
  );
}

function onEventSubProcess(element: ModdleElement): Problem {
  return problem(
    element,
    {
      zh: '事件子流程不能是多实例。',
      en: 'Expected an event sub-process to run once per event, found a multi-instance marker.',
    },
    { zh: '删除多实例标记。', en: 'Remove the marker; put a multi-instance activity inside.' },
  );
}
