import { type BpmnDocument, definitionOf, eventKind, throwsEvent } from '../bpmn/document.js';
import { type ModdleElement, text } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { problem, type Problem, type Rule } from './rule.js';

/** A link has a name; within its scope one catch event has it, and each throw event finds that. */
export const linkPair: Rule = (document) =>
  document.nodes
    .filter(({ element }) => eventKind(element) === 'Link')
    .flatMap(({ element }) => check(element, document));

const RENAME: LocalText = { zh: '给成对的链接事件填写相同的名称。', en: 'Give both events of the link the same name.' };

function nameOf(element: ModdleElement): string | null {
  return text(definitionOf(element, 'Link'), 'name');
}

function check(element: ModdleElement, document: BpmnDocument): Problem[] {
  const name = nameOf(element);
  if (name === null)
    return [problem(element, { zh: '链接没有名称。', en: 'Expected a link with a name, found none.' }, RENAME)];
  const catching = catchingEvents(element, name, document);
  if (throwsEvent(element)) {
    if (catching.length > 0) return [];
    const message = {
      zh: `同一流程或子流程中没有接收链接“${name}”的事件。`,
      en: `Expected a catch event for link "${name}" in the same process or sub-process, found none.`,
    };
    return [problem(element, message, RENAME)];
  }
  if (catching[0] === element) return [];
  const message = {
    zh: `链接“${name}”有不止一个接收事件。`,
    en: `Expected one catch event for link "${name}", found several.`,
  };
  return [problem(element, message, { zh: '只保留一个。', en: 'Keep one of them.' })];
}

function catchingEvents({ $parent }: ModdleElement, name: string, { nodes }: BpmnDocument): ModdleElement[] {
  const siblings = nodes.map(({ element }) => element).filter((element) => element.$parent === $parent);
  return siblings.filter(({ $type }) => $type === 'bpmn:IntermediateCatchEvent').filter((one) => nameOf(one) === name);
}
