import type { JsonObject } from '../../../src/protocol/index.js';
import { escaped } from './literal-decisions.js';
import { Random } from './random.js';

interface Output {
  readonly name: string;
  /** Allowed values, the highest priority first; a text of FEEL. */
  readonly values: string | null;
  readonly fallback: string | null;
}

/** A decision table in few words. */
export interface TableSpec {
  readonly policy: string;
  readonly aggregation: string | null;
  /** Input expressions. */
  readonly inputs: readonly string[];
  readonly outputs: readonly Output[];
  /** Input cells, then output cells. */
  readonly rules: readonly (readonly string[])[];
}

const POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
const AGGREGATIONS = [null, 'SUM', 'COUNT', 'MIN', 'MAX'] as const;

const NUMBER_CELLS = [
  '-',
  '',
  '5',
  '> 3',
  '<= 3',
  '[1..5]',
  '(1..5)',
  ']1..5[',
  '1, 2, 3',
  'not(5)',
  'not(1, 2)',
  'not([1..5])',
  'null',
  '? > 3',
  '? = 5',
  'odd(?)',
  'limit',
  '> limit',
  '< 3, > 7',
  '[1..3], [7..9]',
  'list',
  '[limit..9]',
  '2.5',
  'a + 1',
  'true',
  'not(null)',
  '? in [1..5]',
  '"5"',
  '? > 3 and ? < 9',
] as const;
const TEXT_CELLS = [
  '-',
  '"a"',
  '"a", "b"',
  'not("a")',
  'null',
  'starts with(?, "a")',
  'string length(?) > 1',
  '? = "a"',
  'texts',
  'contains(?, "b")',
  '> "a"',
  '["a".."c"]',
  'missing',
  '? in ("a", "b")',
  'not("a", "b")',
  '""',
] as const;
const BOOLEAN_CELLS = ['-', 'true', 'false', 'not(true)', 'null', '?', '? = true', 'not(?)', 'yes'] as const;
const DATE_CELLS = [
  '-',
  '< date("2026-03-01")',
  '>= @"2026-03-01"',
  '[date("2026-01-01")..date("2026-06-30")]',
  '@"2026-03-01"',
  '? < @"2026-03-01"',
  '?.year = 2026',
  'null',
] as const;

/** Kinds of columns: input expressions, and cells that fit them. */
const COLUMNS = [
  { inputs: ['n', 'n + 1', 'obj.n', 'list[1]', 'count(list)'], cells: NUMBER_CELLS },
  { inputs: ['s', 'obj.s', 'upper case(s)', 'texts[1]'], cells: TEXT_CELLS },
  { inputs: ['yes', 'n > 3', 'missing'], cells: BOOLEAN_CELLS },
  { inputs: ['date(d)', 'date and time(d + "T00:00:00")', 'd'], cells: DATE_CELLS },
] as const;

const NUMBER_OUTPUTS = ['1', '2', '3', '10', '0.1', '0.2', 'n', 'n * 2', 'null', '2.50'] as const;
const TEXT_OUTPUTS = ['"low"', '"mid"', '"high"', 's', '"other"', 'missing', '"a" + "b"'] as const;

/** So many tables and for each some variables to evaluate it with; the same for the same seed. */
export function generatedTables(seed: number, count: number): TableSpec[] {
  const random = new Random(seed);
  return random.list(count, (index) => table(random, POLICIES[index % POLICIES.length]!));
}

function table(random: Random, policy: string): TableSpec {
  const aggregation = policy === 'COLLECT' ? random.pick(AGGREGATIONS) : null;
  const columns = random.list(random.between(1, 3), () => random.pick(COLUMNS));
  const numeric = aggregation !== null;
  const many = numeric ? 1 : random.pick([1, 1, 2, 3]);
  const outputs = random.list(many, (index) => output(random, numeric, index));
  const texts = outputs.map((one) => (one.values === null || one.values.includes('"') ? TEXT_OUTPUTS : NUMBER_OUTPUTS));
  const rules = random.list(random.between(1, 5), () => [
    ...columns.map(({ cells }) => random.pick<string>(cells)),
    ...texts.map((choices) => random.pick<string>(numeric && random.chance(0.95) ? NUMBER_OUTPUTS : choices)),
  ]);
  const inputs = columns.map(({ inputs: choices }) => random.pick<string>(choices));
  return { policy, aggregation, inputs, outputs, rules };
}

function output(random: Random, numeric: boolean, index: number): Output {
  const values = numeric ? null : random.pick(['"high", "mid", "low"', '"high","low"', '3, 2, 1', null]);
  const fallback = random.chance(0.3) ? random.pick(['"low"', '0', 'n', 'null']) : null;
  return { name: `o${index}`, values, fallback };
}

/** Variables every table is evaluated with, one set after the other. */
export const SITUATIONS: readonly JsonObject[] = [
  {
    n: 5,
    s: 'a',
    yes: true,
    d: '2026-03-01',
    limit: 3,
    a: 4,
    list: [1, 5, 9],
    texts: ['a', 'bb'],
    obj: { n: 2, s: 'b' },
  },
  { n: 2.5, s: 'abc', yes: false, d: '2025-12-31', limit: 2.5, a: 1, list: [], texts: [], obj: { n: null, s: '' } },
  { n: null, s: null, yes: null, d: null, limit: null, a: null, list: null, texts: null, obj: null },
];

/** The decision as DMN; element ids start with the decision's own. */
export function tableXml(id: string, { policy, aggregation, inputs, outputs, rules }: TableSpec): string {
  const columns = inputs.map(
    (text, i) =>
      `<input id="${id}_i${i}"${i % 2 === 0 ? ` label="in ${i}"` : ''}><inputExpression id="${id}_x${i}">${textOf(text)}</inputExpression></input>`,
  );
  const results = outputs.map(
    ({ name, values, fallback }, i) =>
      `<output id="${id}_o${i}" name="${name}"${i % 2 === 0 ? ` label="out ${i}"` : ''}>` +
      (values === null ? '' : `<outputValues>${textOf(values)}</outputValues>`) +
      `${fallback === null ? '' : `<defaultOutputEntry>${textOf(fallback)}</defaultOutputEntry>`}</output>`,
  );
  const rows = rules.map((cells, r) => {
    const entries = cells.map((cell, i) => {
      const tag = i < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${tag} id="${id}_r${r}c${i}">${textOf(cell)}</${tag}>`;
    });
    return `<rule id="${id}_r${r}">${entries.join('')}</rule>`;
  });
  const how = aggregation === null ? '' : ` aggregation="${aggregation}"`;
  const content = [...columns, ...results, ...rows].join('');
  return `<decision id="${id}" name="${id}"><decisionTable id="${id}_t" hitPolicy="${policy}"${how}>${content}</decisionTable></decision>`;
}

function textOf(feel: string): string {
  return `<text>${escaped(feel)}</text>`;
}
