import { extension, type ModdleElement, text } from '../bpmn/moddle.js';
import { problem, type Rule } from './rule.js';

/** A user task's form is named in one way: by the key of a form outside, or by the id of a deployed one. */
export const formDefinition: Rule = ({ nodes }) =>
  nodes.flatMap(({ element }) => {
    const form = extension(element, 'zeebe:FormDefinition');
    if (!form || isExternal(form)) return [];
    const named = ['formKey', 'formId'].filter((attribute) => (text(form, attribute) ?? '').trim() !== '');
    if (named.length === 1) return [];
    const found = named.length === 0 ? 'neither' : 'both';
    return [
      problem(
        element,
        {
          zh: `表单定义须有 formKey 或 formId 之一，现有${named.length === 0 ? '零' : '两'}个。`,
          en: `Expected either formKey or formId in the form definition, found ${found}.`,
        },
        { zh: '只保留其中一个。', en: 'Keep exactly one of them.' },
      ),
    ];
  });

/** Refused by another rule. */
function isExternal(form: ModdleElement): boolean {
  return text(form, 'externalReference') !== null;
}
