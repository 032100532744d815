import { eventDefinitions, eventKind } from '../bpmn/document.js';
import { EVENT_KINDS } from '../bpmn/element-types.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import { kindOf, problem, type Problem, type Rule } from './rule.js';

/** Every event has at most one event definition, of a kind that this release executes in that position. */
export const supportedEvent: Rule = ({ nodes }) => nodes.flatMap(({ element }) => checkEvent(element));

function checkEvent(element: ModdleElement): Problem[] {
  const kinds = EVENT_KINDS[element.$type];
  if (!kinds) return [];
  if (eventDefinitions(element).length > 1 || element['parallelMultiple'] === true) return [multiple(element)];
  return kinds.includes(eventKind(element)) ? [] : [unsupported(element, kinds)];
}

function multiple(element: ModdleElement): Problem {
  return problem(
    element,
    { zh: '事件有不止一个事件定义。', en: 'Expected one event definition, found several.' },
    { zh: '每个事件只保留一个定义。', en: 'Keep one definition per event.' },
  );
}

function unsupported(element: ModdleElement, kinds: readonly (string | null)[]): Problem {
  const nameOf = (kind: string | null): string => (kind ?? 'none').toLowerCase();
  const [found, allowed] = [nameOf(eventKind(element)), kinds.map(nameOf).join(', ')];
  return problem(
    element,
    {
      zh: `本版本的 ${kindOf(element)} 不支持 ${found} 类型。`,
      en: `Expected a ${kindOf(element)} of kind ${allowed}, found ${found}.`,
    },
    { zh: `改用以下类型之一：${allowed}。`, en: `Use one of these kinds: ${allowed}.` },
  );
}
