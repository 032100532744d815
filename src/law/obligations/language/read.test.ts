import { describe, expect, it } from '@jest/globals';
import { fileWith } from '../testing/read-set.js';
import { type ObligationsError, readObligations } from './index.js';

const RULE = `guard: amount >= 500000 and outcome = "PENALTY"
valid: { from: 2021-07-15 }
freshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft, review!=APPROVE] }`;
const FILE = fileWith(RULE, 'separation: { of: [draft], from: [review] }');

function errorsOf(text: string): readonly ObligationsError[] {
  const result = readObligations(text, 'obligations.yml');
  return result.ok ? [] : result.errors;
}

/** The errors of the sample file after one change, as `line of the changed text? message`. */
function after(written: string, instead: string): readonly ObligationsError[] {
  expect(FILE).toContain(written);
  return errorsOf(FILE.replace(written, instead));
}

/** The first line, counted from 1, on which the text begins. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a file of obligations', () => {
  it('should be read into the words and rules it says', () => {
    const result = readObligations(FILE, 'obligations.yml');
    if (!result.ok) throw new Error(result.errors[0]?.message.en);
    const { set } = result;
    expect([set.procedure, set.version, [...set.steps.keys()].length]).toEqual(['review-case', '1', 6]);
    expect(set.steps.get('review')).toMatchObject({
      outcomes: ['APPROVE', 'REJECT'],
      outcomeVariable: null,
      forms: [],
      writes: [],
    });
    expect(set.steps.get('review')?.outcomeTitles?.get('APPROVE')).toEqual({ zh: '同意', en: 'approved' });
    expect(set.attributes.get('outcome')).toMatchObject({
      type: 'enum',
      values: ['PENALTY', 'NONE'],
      writtenBy: ['draft'],
      decision: null,
    });
    expect(set.obligations[0]).toMatchObject({
      id: 'R-1',
      validFrom: '2021-07-15',
      validTo: null,
      checks: ['S', 'R'],
      guard: { source: 'amount >= 500000 and outcome = "PENALTY"' },
      form: {
        kind: 'freshness',
        before: { step: 'decision', outcomes: null, negated: false },
        voidedBy: [
          { step: 'draft', outcomes: null, negated: false },
          { source: 'review!=APPROVE', step: 'review', outcomes: ['APPROVE'], negated: true },
        ],
      },
      remedy: { step: 'review', text: { zh: '送审', en: 'submit it' } },
    });
  });

  it('should take alternatives of outcomes, clocks, writers, anchors and aliases', () => {
    const text = fileWith(
      'absence: { of: review=APPROVE|REJECT }',
      'precedence: { before: decision, requires: &some [review] }',
      'precedence: { before: close, requires: *some }',
    ).replace(
      'obligations:',
      `clocks:
  closesAt: { limit: T-PEN-07, from: notice }
workers: { deadline.remind: [] }
messages: { case.waiver: [waived] }
obligations:`,
    );
    const result = readObligations(text, 'obligations.yml');
    if (!result.ok) throw new Error(result.errors[0]?.message.en);
    expect(result.set.clocks).toEqual([{ variable: 'closesAt', limit: 'T-PEN-07', from: 'notice' }]);
    expect(result.set.workers.get('deadline.remind')).toEqual([]);
    expect(result.set.messages.get('case.waiver')).toEqual(['waived']);
    expect(result.set.obligations.map(({ form }) => form)).toMatchObject([
      { of: { outcomes: ['APPROVE', 'REJECT'] } },
      { requires: [{ step: 'review' }] },
      { requires: [{ step: 'review' }] },
    ]);
  });

  it('should be able to bind for one day', () => {
    expect(errorsOf(FILE.replace('{ from: 2021-07-15 }', '{ from: 2021-07-15, to: 2021-07-15 }'))).toEqual([]);
  });

  it('should be able to have no rules', () => {
    expect(errorsOf(fileWith())).toEqual([]);
  });
});

describe('an error', () => {
  it.each([
    // what, written, instead, the text its line begins the error at, expected in the message
    [
      'an unknown key',
      'guard: amount',
      'gaurd: amount',
      'gaurd',
      'expected one of the keys id, title, article',
      "found 'gaurd'",
    ],
    [
      'a missing key',
      'article: APL 1\n    ',
      '',
      'id: R-1',
      'expected the key article (source articles)',
      'found none',
    ],
    ['a wrong type', 'article: APL 1', 'article: [APL 1]', '[APL 1]', 'expected a text', 'found a list'],
    [
      'a text that YAML takes for a number',
      "version: '1'",
      'version: 1',
      '1',
      'expected a text (quote it)',
      "found the number '1'",
    ],
    ['nothing where something is needed', 'article: APL 1', 'article:', '', 'expected a text', 'found nothing'],
    ['an id twice', 'id: R-2', 'id: R-1', 'R-1', 'an id that no other obligation has', "found 'R-1'"],
    [
      'an undeclared step in a pattern',
      'voidedBy: [draft,',
      'voidedBy: [drafts,',
      'drafts',
      'a declared step (draft, notice',
      "found 'drafts'",
    ],
    [
      'an undeclared outcome',
      'requires: [review=APPROVE]',
      'requires: [review=AGREE]',
      'review=AGREE',
      'an outcome of review (APPROVE, REJECT)',
      "found 'AGREE'",
    ],
    [
      'an outcome of a step without any',
      'voidedBy: [draft,',
      'voidedBy: [draft=X,',
      'draft=X',
      'an outcome of draft (none is declared)',
      "found 'X'",
    ],
    [
      'a pattern that is none',
      'requires: [review=APPROVE]',
      'requires: ["review = APPROVE"]',
      '"review = APPROVE"',
      'a pattern: step, step=A|B or step!=A',
      'review = APPROVE',
    ],
    [
      'a guard that is no FEEL',
      'guard: amount >= 500000 and',
      'guard: amount >= and',
      'amount >= and',
      'a FEEL expression',
      'found an error',
    ],
    [
      'a guard over what is no attribute',
      'guard: amount >=',
      'guard: sum >=',
      'sum >=',
      'a declared attribute (amount, outcome, open, filed)',
      "found 'sum'",
    ],
    [
      'a guard over a value there is not',
      '"PENALTY"\n',
      '"FINE"\n',
      'amount >= 500000',
      'a value of outcome (PENALTY, NONE)',
      "found 'FINE'",
    ],
    [
      'a guard over a value of another type',
      'amount >= 500000',
      'amount >= "x"',
      'amount >= "x"',
      'a value of amount (number)',
      "found 'x'",
    ],
    [
      'an undeclared step as remedy',
      'remedy: { step: review,',
      'remedy: { step: reviews,',
      'reviews',
      'a declared step',
      "found 'reviews'",
    ],
    [
      'a validity that ends before it begins',
      '{ from: 2021-07-15 }',
      '{ from: 2021-07-15, to: 2021-07-14 }',
      '{ from: 2021',
      'from not later than to',
      '2021-07-15 > 2021-07-14',
    ],
    [
      'a day that does not exist',
      'from: 2021-07-15',
      'from: 2021-02-29',
      '2021-02-29',
      'an existing day',
      "found '2021-02-29'",
    ],
    [
      'no form',
      'separation: { of: [draft], from: [review] }',
      '',
      'id: R-2',
      'exactly one form of precedence, freshness',
      'found none',
    ],
    [
      'two forms',
      'separation: {',
      'absence: { of: draft }\n    separation: {',
      'id: R-2',
      'exactly one form',
      'found absence, separation',
    ],
    [
      'a step that it separates from itself',
      'from: [review]',
      'from: [draft]',
      '{ of: [draft]',
      'of and from without a common step',
      "found 'draft'",
    ],
    ['a list that may not be empty', 'of: [draft]', 'of: []', '[]', 'a list that is not empty', 'found an empty list'],
    ['a check that there is not', 'checks: [S, R]', 'checks: [S, D]', 'D]', 'one of S, R', "found 'D'"],
    [
      'an attribute type that there is not',
      'type: number',
      'type: integer',
      'integer',
      'one of boolean, number, string, date, enum',
      "found 'integer'",
    ],
    [
      'an enum without values',
      'type: enum, values: [PENALTY, NONE]',
      'type: enum',
      '{ title: { zh: 结果',
      'values of the enum',
      'found none',
    ],
    [
      'values without enum',
      'type: number',
      'type: number, values: [A]',
      '{ title: { zh: 罚款数额',
      'type: enum where values are listed',
      "found 'number'",
    ],
    [
      'an attribute that an undeclared step writes',
      'type: number, writtenBy: [draft]',
      'type: number, writtenBy: [x]',
      'x]',
      'a declared step',
      "found 'x'",
    ],
    [
      'an outcome that follows nothing',
      'outcomeFollows: outcome',
      'outcomeFollows: result',
      '{ title: { zh: 作出决定',
      'a declared attribute',
      "found 'result'",
    ],
    [
      'an outcome that follows other values',
      'outcomes: [PENALTY, NONE]',
      'outcomes: [PENALTY]',
      '{ title: { zh: 作出决定',
      'outcomeFollows an enum whose values are outcomes',
      "found 'NONE'",
    ],
    [
      'a key twice',
      'procedure: review-case',
      'procedure: a\nprocedure: b',
      'procedure: b',
      'a key that occurs once',
      "found 'procedure'",
    ],
    ['an alias to nothing', 'article: APL 1', 'article: *law', '', 'an anchor above', "found '*law'"],
    [
      'a language left out',
      '{ zh: 拟稿, en: draft }',
      '{ zh: 拟稿 }',
      '{ zh: 拟稿 }',
      'expected the key en',
      'found none',
    ],
  ])('should be told with its place: %s', (_, written, instead, at, expected, found) => {
    const text = FILE.replace(written, instead);
    const [error, ...more] = after(written, instead).filter(({ message }) => message.en.includes(expected));
    expect(error).toBeDefined();
    expect(more).toEqual([]);
    expect(error?.message.en).toContain(found);
    expect(error?.message.zh).toMatch(/：应为.+，实为.+/);
    const line = text.split('\n')[(error?.line ?? 0) - 1] ?? '';
    expect(line.slice((error?.column ?? 0) - 1)).toMatch(
      new RegExp(`^${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').trim()}`),
    );
  });

  it.each([
    ['a limit that there is not', 'T-PEN-99', 'the id of a statutory limit such as T-PEN-07'],
    ['a limit in hours', 'T-PEN-04', 'a limit in days, months or years'],
    ['a limit without a length', 'T-PEN-19', 'a limit in days, months or years'],
  ])('should be told of a window: %s', (_, limit, expected) => {
    const errors = errorsOf(fileWith(`window: { before: decision, after: notice, limit: ${limit} }`));
    expect(errors.map(({ message }) => message.en)).toEqual([expect.stringContaining(expected)]);
  });

  it('should be told of a rule of the diagram alone that is to be checked in cases', () => {
    const errors = errorsOf(fileWith('no-vacuous-pass: { steps: [review] }'));
    expect(errors.map(({ message }) => message.en)).toEqual([expect.stringContaining('checks: [S]')]);
  });

  it('should be told of what a step ensures of variables nobody writes', () => {
    const ensures = "ensures: [{ holds: 'needed = true', unlessSeen: notices, because: { zh: 系统, en: system } }]";
    const errors = errorsOf(FILE.replace('{ zh: 拟稿, en: draft }', `{ zh: 拟稿, en: draft }, ${ensures}`));
    expect(errors.map(({ message }) => message.en)).toEqual([
      expect.stringContaining("a declared variable (none is declared), found 'needed'"),
      expect.stringContaining("found 'notices'"),
    ]);
  });

  it('should not hide others, and all come in the order of the lines', () => {
    const text = FILE.replace('voidedBy: [draft,', 'voidedBy: [drafts,')
      .replace('type: number', 'type: integer')
      .replace('id: R-2', 'id: R-1');
    const errors = errorsOf(text);
    expect(errors.map(({ line }) => line)).toEqual([
      lineOf(text, 'type: integer'),
      lineOf(text, 'drafts'),
      text.split('\n').length - lineOf([...text.split('\n')].reverse().join('\n'), 'id: R-1') + 1,
    ]);
    expect(errors.every(({ file }) => file === 'obligations.yml')).toBe(true);
  });

  it('should be one where a declaration is wrong, whoever refers to it', () => {
    expect(after('title: { zh: 拟稿, en: draft }', 'title: { zh: 拟稿, en: [] }')).toHaveLength(1);
  });
});

describe('a text that is no YAML', () => {
  it.each([
    ['a quote left open', 'a: "1', '缺少字符'],
    ['a tab', 'a:\n\tb: 1', '制表符'],
    ['two documents', 'a: 1\n---\nb: 2', '一份文档'],
    ['a tag of nobody', 'a: !law x', '标签'],
    ['a map for a key', '? { a: 1 }\n: 2', '键应为文本'],
  ])('should be told so: %s', (_, text, zh) => {
    const errors = errorsOf(text);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.message.zh).toContain(zh);
    expect(errors[0]?.message.en).toContain('expected well-formed YAML');
  });

  it('should point to the line', () => {
    expect(errorsOf(`${FILE}  - id: [\n`)[0]?.line).toBeGreaterThanOrEqual(FILE.split('\n').length);
  });

  it.each(['', '# nothing', '~', '[]', '5', 'text'])('should be told what a file is: %j', (text) => {
    const errors = errorsOf(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line: 1, column: 1 });
    expect(errors[0]?.message.en).toContain('obligations.yml: expected a map');
  });
});
