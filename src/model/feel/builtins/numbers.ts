import { EvaluationFailure } from '../failure.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/durations.js';
import { isDuration } from '../temporal/shift.js';
import * as decimal from '../number.js';
import { isNumber, type Rounding, round } from '../number.js';
import type { FeelValue } from '../value.js';
import { any, type Builtin, type Builtins, fn, integer, numeric, text } from './define.js';

const MODES: readonly Rounding[] = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'];
const n = ['n', numeric] as const;
const scale = ['scale', integer] as const;

function rounding(mode: Rounding): Builtin {
  return fn([n, scale], (_, value, places) => round(value, places, mode));
}

function absolute(value: FeelValue): FeelValue {
  if (isNumber(value)) return decimal.compareNumbers(value, 0) < 0 ? decimal.negate(value) : value;
  if (!isDuration(value)) return null;
  return value instanceof YearsMonthsDuration
    ? new YearsMonthsDuration(Math.abs(value.totalMonths))
    : new DaysTimeDuration(value.totalNs < 0n ? -value.totalNs : value.totalNs);
}

/** Functions without an exact decimal result go through binary floating point, as in Zeebe. */
function floating(name: string, compute: (x: number) => number): Builtin {
  return fn([['number', numeric]], (_, x) => decimal.floating(name, compute(decimal.toNumber(x))));
}

function parity(rest: number): Builtin {
  return fn([['number', numeric]], (_, x) => {
    const remainder = decimal.modulo(x, 2);
    return remainder !== null && decimal.compareNumbers(remainder, rest) === 0;
  });
}

export const numbers: Builtins = {
  decimal: [
    rounding('HALF_EVEN'),
    fn([n, scale, ['mode', text]], (_, value, places, name) => {
      const mode = MODES.find((known) => known === name.toUpperCase());
      return mode === undefined ? null : round(value, places, mode);
    }),
  ],
  floor: [fn([n], (_, value) => round(value, 0, 'FLOOR')), rounding('FLOOR')],
  ceiling: [fn([n], (_, value) => round(value, 0, 'CEILING')), rounding('CEILING')],
  'round up': [rounding('UP')],
  'round down': [rounding('DOWN')],
  'round half up': [rounding('HALF_UP')],
  'round half down': [rounding('HALF_DOWN')],
  abs: [fn([['number', any]], (_, value) => absolute(value)), fn([['n', any]], (_, value) => absolute(value))],
  modulo: [
    fn(
      [
        ['dividend', numeric],
        ['divisor', numeric],
      ],
      (_, dividend, divisor) => {
        const rest = decimal.modulo(dividend, divisor);
        if (rest === null) throw new EvaluationFailure('modulo: expected a divisor other than 0, found 0');
        return rest;
      },
    ),
  ],
  sqrt: [fn([['number', numeric]], (_, x) => decimal.finite(Math.sqrt(decimal.toNumber(x))))],
  log: [floating('log', Math.log)],
  exp: [floating('exp', Math.exp)],
  odd: [parity(1)],
  even: [parity(0)],
};
