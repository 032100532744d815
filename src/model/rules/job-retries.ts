import { extension, text } from '../bpmn/moddle.js';
import { problem, type Rule } from './rule.js';

/** The retries of a job are a whole number of at least 0, or FEEL. */
export const jobRetries: Rule = ({ nodes }) =>
  nodes.flatMap(({ element }) => {
    const retries = text(extension(element, 'zeebe:TaskDefinition'), 'retries')?.trim();
    if (retries === undefined || retries.startsWith('=') || /^\d{1,9}$/.test(retries)) return [];
    return [
      problem(
        element,
        { zh: `重试次数“${retries}”不是整数。`, en: `Expected a whole number of retries, found "${retries}".` },
        { zh: '填写整数，如 3。', en: 'Write a whole number, such as 3.' },
      ),
    ];
  });
