import type { ModdleWarning } from '../bpmn/moddle.js';
import type { BpmnDocument } from '../bpmn/document.js';
import { idOf } from '../bpmn/moddle.js';
import type { Problem, Rule } from './rule.js';

/** Attributes of Zeebe's namespace that only the modeler uses. */
const MODELER_ATTRIBUTE = /^zeebe:modeler|^modeler/;

/** Everything in the file is understood: no unknown elements, no unknown attributes of Zeebe, no id used twice. */
export const readableContent: Rule = ({ warnings }: BpmnDocument) =>
  warnings.flatMap((warning) => unparsed(warning) ?? unknownAttribute(warning) ?? []);

function unparsed(warning: ModdleWarning): Problem[] | null {
  const match = /^unparsable content (.*) detected\s+line: (\d+)\s+column: (\d+)\s+nested error: (.*)$/s.exec(
    warning.message,
  );
  if (!match) return null;
  const [content, line, column, cause] = [match[1] ?? '', Number(match[2]) + 1, Number(match[3]) + 1, match[4] ?? ''];
  const duplicate = /^duplicate ID <(.*)>$/.exec(cause)?.[1];
  if (duplicate !== undefined) return [duplicateId(duplicate, line, column)];
  return [
    {
      elementId: null,
      message: {
        zh: `第 ${line} 行第 ${column} 列的内容无法识别：${content}（${cause}）。`,
        en: `Line ${line}, column ${column}: expected BPMN 2.0 with the Zeebe extensions of 8.5, found ${content} (${cause}).`,
      },
      remedy: {
        zh: '删除该内容，或改用本版本支持的元素。',
        en: 'Remove it, or use an element that this release supports.',
      },
    },
  ];
}

function duplicateId(id: string, line: number, column: number): Problem {
  return {
    elementId: id,
    message: {
      zh: `第 ${line} 行第 ${column} 列再次使用了标识“${id}”。`,
      en: `Line ${line}, column ${column}: expected an id used once, found "${id}" again.`,
    },
    remedy: { zh: '给其中一个元素换一个标识。', en: 'Give one of the elements another id.' },
  };
}

/** Attributes outside Zeebe's namespace mean nothing to the engine and stay allowed. */
function unknownAttribute({ message, element, property = '' }: ModdleWarning): Problem[] | null {
  if (!message.startsWith('unknown attribute') || MODELER_ATTRIBUTE.test(property)) return null;
  const zeebe = property.startsWith('zeebe:') || element?.$type.startsWith('zeebe:');
  if (!zeebe) return null;
  return [
    {
      elementId: idOf(element),
      message: {
        zh: `不支持属性 ${property}。`,
        en: `Expected attributes of Zeebe 8.5, found ${property}, which this release does not support.`,
      },
      remedy: { zh: '删除该属性。', en: 'Remove the attribute.' },
    },
  ];
}
