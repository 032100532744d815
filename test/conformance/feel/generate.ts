import { FIXED } from './fixed-expressions.js';
import { SIGNATURES, type Signature } from './functions.js';
import { grown } from './grow.js';
import { Random } from './random.js';
import { TEXTS, type Type, TYPES } from './values.js';

const OPERATORS = ['+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in'] as const;

/** Some 4,000 different expressions; the same for the same seed. */
export function generated(seed: number): string[] {
  const random = new Random(seed);
  const all = [
    ...FIXED,
    ...values(),
    ...pairs(random),
    ...sameTypePairs(random),
    ...inRanges(random),
    ...SIGNATURES.flatMap((signature) => calls(signature, random)),
    ...instances(),
    ...random.list(900, () => grown(random, 3)),
  ];
  return [...new Set(all)];
}

function values(): string[] {
  return TYPES.flatMap((type) => [...TEXTS[type]]);
}

function operation(operator: string, x: string, y: string): string {
  return `${x} ${operator} ${y}`;
}

/** Ranges are operands of `in` only. */
const OPERANDS = TYPES.filter((type) => type !== 'range');

/** Every operator on every pair of types. */
function pairs(random: Random): string[] {
  const combinations = OPERANDS.flatMap((left) => OPERANDS.map((right) => [left, right] as const));
  return combinations.flatMap(([left, right]) =>
    random.list(5, () =>
      operation(random.pick(OPERATORS), random.pick<string>(TEXTS[left]), random.pick<string>(TEXTS[right])),
    ),
  );
}

/** Types that have operators among themselves or with each other. */
const RELATED: readonly (readonly [Type, Type])[] = [
  ...OPERANDS.map((type) => [type, type] as const),
  ...(['date', 'time', 'dateTime'] as const).flatMap((point) => [
    [point, 'daysTime'] as const,
    [point, 'yearsMonths'] as const,
  ]),
  ...[['daysTime', 'number'] as const, ['yearsMonths', 'number'] as const, ['number', 'daysTime'] as const],
  ...[['daysTime', 'dateTime'] as const, ['date', 'dateTime'] as const],
];

function sameTypePairs(random: Random): string[] {
  return RELATED.flatMap(([left, right]) =>
    OPERATORS.flatMap((operator) =>
      random.list(left === 'number' && right === 'number' ? 8 : 2, () =>
        operation(operator, random.pick<string>(TEXTS[left]), random.pick<string>(TEXTS[right])),
      ),
    ),
  );
}

function inRanges(random: Random): string[] {
  return OPERANDS.flatMap((type) =>
    random.list(4, () => operation('in', random.pick<string>(TEXTS[type]), random.pick<string>(TEXTS.range))),
  );
}

/** Calls with fitting arguments, with a null, with an argument of another type, and by name. */
function calls([name, ...parameters]: Signature, random: Random): string[] {
  const fitting = ([, kind]: (typeof parameters)[number]): string =>
    random.pick<string>(typeof kind === 'string' ? TEXTS[kind] : kind);
  const call = (args: readonly string[]): string => `${name}(${args.join(', ')})`;
  const widest = Math.max(1, ...parameters.map(([, kind]) => (typeof kind === 'string' ? 4 : kind.length)));
  const good = random.list(Math.min(24, widest * (parameters.length > 1 ? 2 : 3)), () => call(parameters.map(fitting)));
  const wrong = parameters.map((_, at) =>
    call(
      parameters.map((parameter, i) =>
        i === at ? random.pick(['null', 'missing', ...anything(random)]) : fitting(parameter),
      ),
    ),
  );
  const named = [...parameters].reverse().map((parameter) => `${parameter[0]}: ${fitting(parameter)}`);
  return [...good, ...wrong, ...(parameters.length > 0 ? [call(named)] : [])];
}

function anything(random: Random): string[] {
  return random.list(4, () => random.pick<string>(TEXTS[random.pick(TYPES)]));
}

const TYPE_NAMES = [
  ...['Any', 'null', 'number', 'string', 'boolean', 'date', 'time', 'date and time', 'years and months duration'],
  ...['days and time duration', 'list', 'context', 'function', 'range', 'year-month-duration', 'day-time-duration'],
];

function instances(): string[] {
  return TYPES.flatMap((type) => TYPE_NAMES.map((name) => `${TEXTS[type][0]} instance of ${name}`));
}
