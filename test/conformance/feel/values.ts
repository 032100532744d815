import type { JsonObject } from '../../../src/protocol/index.js';

/** What every generated expression may read. */
export const VARIABLES: JsonObject = {
  a: 1,
  b: 2.5,
  neg: -7,
  big: 2 ** 53,
  tiny: 0.0000001,
  yes: true,
  no: false,
  name: '张三',
  text: 'foobar',
  empty: '',
  nothing: null,
  dueAt: '2026-03-09T00:00:00+08:00',
  list: [1, 2, 3],
  mixed: [1, 'a', null, true, [2], { x: 1 }],
  none: [],
  people: [
    { name: 'Li', age: 30, roles: ['head'] },
    { name: 'Wu', age: 40, roles: [] },
    { name: 'Qi', age: null },
  ],
  party: { type: 'CITIZEN', address: { city: '杭州', zip: '310000' }, 'first name': 'An', item: 5 },
  blank: {},
};

/** FEEL texts by type: the ordinary ones first, the edges after. */
export const TEXTS = {
  number: [
    '0',
    '1',
    '-1',
    '2.5',
    '0.1',
    '1.10',
    '-0.0',
    '123456789012345678',
    '1000',
    '9007199254740993',
    'a',
    'b',
    'big',
    'tiny',
  ],
  string: ['""', '"a"', '"foobar"', '"张三"', '"a\\"b"', 'text', '"2026-03-01"', '"10"'],
  boolean: ['true', 'false', 'yes'],
  null: ['null', 'nothing', 'missing'],
  date: ['date("2026-03-01")', '@"2024-02-29"', 'date("0001-01-01")'],
  time: ['time("08:30:00")', '@"23:59:59.123456789"', 'time("08:30:00+08:00")', 'time("08:30:00@Asia/Shanghai")'],
  dateTime: [
    '@"2026-03-01T08:30:00"',
    '@"2026-03-01T08:30:00+08:00"',
    'date and time("2026-03-01T08:30:00@Asia/Shanghai")',
    '@"2026-03-29T02:30:00@Europe/Berlin"',
  ],
  daysTime: ['duration("P1D")', '@"PT1H30M"', '@"-PT0.5S"', 'duration("P0D")'],
  yearsMonths: ['duration("P1Y")', '@"-P14M"', '@"P0M"'],
  list: ['[]', '[1, 2, 3]', '["a", "b"]', '[null]', 'list', 'mixed', '[[1], [2]]'],
  context: ['{}', '{a: 1}', '{a: 1, b: {c: "x"}}', 'party'],
  range: ['[1..5]', '(1..5)', '["a".."c"]', '[date("2026-01-01")..date("2026-12-31")]'],
  function: ['(function(x) x)'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Type = keyof typeof TEXTS;
export const TYPES = Object.keys(TEXTS) as Type[];
