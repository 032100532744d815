import type { LocalText } from '../../../model/finding.js';
import { compileFeel, type Expression } from '../../../model/index.js';
import { isLimitId, isLocalDate, type LimitId, type LocalDate } from '../../calendar/index.js';
import type { FactPattern } from '../definition.js';
import { expectFact, expectStep } from './references.js';
import { record, required } from './record.js';
import { checked, type Shape, text, textOf } from './shape.js';

const NAME = '[A-Za-z][A-Za-z0-9_-]*';
const PATTERN = new RegExp(`^(${NAME})(?:(!?=)(${NAME}(?:\\|${NAME})*))?$`);

/** A text in Chinese and English. */
export const localText: Shape<LocalText> = record('a text in Chinese and English', {
  zh: required('Chinese', text),
  en: required('English', text),
});

/** Name of a step, an outcome, an attribute, an enum value. */
export const name = matching(NAME, {
  zh: '名称（字母开头，含字母、数字、-、_）',
  en: 'a name (a letter, then letters, digits, - and _)',
});

/** Name of an attribute, as FEEL reads it. */
export const attributeName = matching('[A-Za-z_][A-Za-z0-9_]*', {
  zh: '属性名（字母开头，含字母、数字、_）',
  en: 'the name of an attribute (a letter, then letters, digits and _)',
});

/** A variable of the diagram, such as `thresholds.panelRequired`. */
export const variablePath = matching('[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*', {
  zh: '变量名，如 thresholds.panelRequired',
  en: 'a variable such as thresholds.panelRequired',
});

/** Id of an obligation: a name, also one with dots, such as `PEN-02` or `PEN-10.served`. */
export const obligationId = matching('[A-Za-z][A-Za-z0-9_.-]*', {
  zh: '义务编号，如 PEN-02',
  en: 'the id of an obligation such as PEN-02',
});

export const date: Shape<LocalDate> = textOf(
  { zh: '存在的日期，如 2021-07-15', en: 'an existing day such as 2021-07-15' },
  { pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  (value) => (isLocalDate(value) ? value : null),
);

export const limitId: Shape<LimitId> = textOf(
  { zh: '期限表中的编号，如 T-PEN-07', en: 'the id of a statutory limit such as T-PEN-07' },
  { pattern: '^T-[A-Z]+-\\d{2}$' },
  (value) => (isLimitId(value) ? value : null),
);

/** Name of a step that the file declares. */
export const stepName: Shape<string> = checked(name, (step, place, source) => {
  source.later(() => expectStep(step, place, source));
});

/** `step`, `step=A|B` or `step!=A`, of declared steps and outcomes. */
export const pattern: Shape<FactPattern> = checked(
  textOf(
    { zh: '“步骤”“步骤=结果|结果”或“步骤!=结果”', en: 'a pattern: step, step=A|B or step!=A' },
    { pattern: PATTERN.source },
    patternOf,
  ),
  (found, place, source) => {
    source.later(() => expectFact(found, place, source));
  },
);

/** A FEEL expression. */
export const feel: Shape<Expression> = {
  schema: text.schema,
  read(place, source) {
    const value = text.read(place, source);
    if (value === undefined) return undefined;
    const compiled = compileFeel(value);
    if (compiled.ok) return compiled.expression;
    const found = { zh: `错误（${compiled.message}）`, en: `an error: ${compiled.message}` };
    return source.fail(place, { zh: ' FEEL 表达式', en: 'a FEEL expression' }, found);
  },
};

function matching(expression: string, expected: LocalText): Shape<string> {
  const whole = new RegExp(`^(?:${expression})$`);
  return textOf(expected, { pattern: whole.source }, (value) => (whole.test(value) ? value : null));
}

function patternOf(source: string): FactPattern | null {
  const match = PATTERN.exec(source);
  const step = match?.[1];
  if (step === undefined) return null;
  return { source, step, outcomes: match?.[3]?.split('|') ?? null, negated: match?.[2] === '!=' };
}
