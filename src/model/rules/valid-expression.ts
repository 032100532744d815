import { type ExpressionView, expressionsOf } from '../bpmn/expressions.js';
import { compileExpression } from '../feel/index.js';
import { problem, type Problem, type Rule } from './rule.js';

/** Every expression is there where it must be, and is FEEL where it starts with `=` or has to be FEEL. */
export const validExpression: Rule = (document) => expressionsOf(document).flatMap(checkExpression);

function checkExpression({ element, property, source, mandatory, feelOnly }: ExpressionView): Problem[] {
  if (source === null) return mandatory ? [missing({ element, property })] : [];
  if (feelOnly && !source.trimStart().startsWith('=')) return [notFeel({ element, property, source })];
  const compiled = compileExpression(source);
  if (compiled.ok) return [];
  return [
    problem(
      element,
      {
        zh: `${property.zh}不是有效的 FEEL：${compiled.message}。`,
        en: `The ${property.en} is not valid FEEL: ${compiled.message}.`,
      },
      { zh: '修改表达式。', en: 'Correct the expression.' },
    ),
  ];
}

function missing({ element, property }: Pick<ExpressionView, 'element' | 'property'>): Problem {
  return problem(
    element,
    { zh: `${property.zh}为空。`, en: `Expected a value for the ${property.en}, found none.` },
    { zh: '填写该属性。', en: 'Fill it in.' },
  );
}

function notFeel({
  element,
  property,
  source,
}: { source: string } & Pick<ExpressionView, 'element' | 'property'>): Problem {
  return problem(
    element,
    {
      zh: `${property.zh}必须是以“=”开头的 FEEL 表达式，现为“${source}”。`,
      en: `Expected FEEL starting with = for the ${property.en}, found "${source}".`,
    },
    { zh: `在前面加“=”：“=${source}”。`, en: `Put = in front: "=${source}".` },
  );
}
