import type { BpmnDocument } from '../bpmn/document.js';
import { idOf, type ModdleElement } from '../bpmn/moddle.js';
import type { Finding, LocalText } from '../finding.js';

/** A finding before its rule's name is put on it. */
export type Problem = Omit<Finding, 'rule'>;

/** One deployment rule: what is wrong with the document, nothing when it keeps the rule. */
export type Rule = (document: BpmnDocument) => readonly Problem[];

/** A problem of an element; `null` when the file as a whole is concerned. */
export function problem(element: ModdleElement | null, message: LocalText, remedy: LocalText): Problem {
  return { elementId: element === null ? null : idOf(element), message, remedy };
}

/** The local name of an element's type for messages, such as `serviceTask`. */
export function kindOf(element: ModdleElement): string {
  const name = element.$type.replace(/^\w+:/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
