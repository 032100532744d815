import { extension, many, type ModdleElement, one, text } from '../bpmn/moddle.js';
import { problem, type Problem, type Rule } from './rule.js';

/** One word, or several joined by dots; letters of any script, digits and underscores, no leading digit. */
const PATH = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;
/** Words of FEEL that no variable can have for a name. */
const RESERVED = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'in', 'return', 'and', 'or'];

/** Mappings and results are written to names that expressions can read again. */
export const variableNames: Rule = ({ nodes }) =>
  nodes.flatMap(({ element }) => targetsOf(element).flatMap((target) => checkTarget(element, target)));

function targetsOf(element: ModdleElement): (string | null)[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  const entries = mapping ? [...many(mapping, 'inputParameters'), ...many(mapping, 'outputParameters')] : [];
  const results = ['zeebe:CalledDecision', 'zeebe:Script'].map((type) =>
    text(extension(element, type), 'resultVariable'),
  );
  const loop = one(element, 'loopCharacteristics');
  const definition = loop && extension(loop, 'zeebe:LoopCharacteristics');
  const items = ['inputElement', 'outputCollection'].map((name) => text(definition, name));
  return [...entries.map((entry) => text(entry, 'target')), ...[...results, ...items].filter((name) => name !== null)];
}

function checkTarget(element: ModdleElement, target: string | null): Problem[] {
  const words = target?.trim().split('.') ?? [];
  if (target !== null && PATH.test(target.trim()) && !words.some((word) => RESERVED.includes(word))) return [];
  return [
    problem(
      element,
      {
        zh: `“${target ?? ''}”不能作变量名。`,
        en: `Expected a variable name such as amount or review.outcome, found "${target ?? ''}".`,
      },
      { zh: '用字母或汉字开头，不含空格和运算符。', en: 'Start with a letter; use no spaces and no operators.' },
    ),
  ];
}
