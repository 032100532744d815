import { Decimal, floorMod, isWhole, ordered, over, plus, raised, rescaled, type Rounding, times } from './decimal.js';
import { EvaluationFailure } from './failure.js';

export type { Rounding } from './decimal.js';

/** A FEEL number: a decimal. A JS number stands for the decimal its shortest text shows, so JSON needs no conversion. */
export type FeelNumber = number | Decimal;

/** More digits or decimal places than this are refused: numbers stay small whatever an expression does. */
const DIGITS_MAX = 10_000;

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof Decimal;
}

const TENS = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;

function decimal(x: FeelNumber): Decimal {
  if (typeof x !== 'number') return x;
  if (Number.isInteger(x)) return Math.abs(x) < 2 ** 63 ? new Decimal(BigInt(x), 0) : fromText(String(x));
  // Below 10^15 a quotient that gives the number back shows its shortest text.
  for (const [index, ten] of TENS.entries()) {
    const scaled = Math.round(x * ten);
    if (scaled / ten === x && Math.abs(scaled) < 1e15) return new Decimal(BigInt(scaled), index + 1);
  }
  return fromText(String(x));
}

/** From digits with an optional point and exponent; before an exponent at least one decimal place, as Java writes doubles. */
function fromText(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.split(/[eE]/);
  const [whole = '', given = ''] = mantissa.split('.');
  const fraction = given === '' && exponent !== '0' ? '0' : given;
  return new Decimal(
    BigInt(`${whole === '-' || whole === '' ? `${whole}0` : whole}${fraction}`),
    fraction.length - Number(exponent),
  );
}

/** Whole numbers without decimal places are JS numbers while those are exact: the common case costs no allocation. */
function plain(x: Decimal): FeelNumber {
  if (x.scale !== 0) return x;
  const value = Number(x.unscaled);
  return Number.isSafeInteger(value) ? value : x;
}

function exact(x: FeelNumber, y: FeelNumber, result: number): boolean {
  return Number.isSafeInteger(x) && Number.isSafeInteger(y) && Number.isSafeInteger(result);
}

export function add(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = typeof x === 'number' && typeof y === 'number' ? x + y : Number.NaN;
  return exact(x, y, fast) ? fast : plain(plus(decimal(x), decimal(y)));
}

export function subtract(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = typeof x === 'number' && typeof y === 'number' ? x - y : Number.NaN;
  return exact(x, y, fast) ? fast : plain(plus(decimal(x), negative(decimal(y))));
}

export function multiply(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = typeof x === 'number' && typeof y === 'number' ? x * y : Number.NaN;
  return exact(x, y, fast) ? positiveZero(fast) : plain(times(decimal(x), decimal(y)));
}

/** Quotient to 34 significant digits; null when the divisor is 0. */
export function divide(x: FeelNumber, y: FeelNumber): FeelNumber | null {
  const fast = typeof x === 'number' && typeof y === 'number' ? x / y : Number.NaN;
  if (exact(x, y, fast)) return positiveZero(fast);
  const divisor = decimal(y);
  return divisor.unscaled === 0n ? null : plain(over(decimal(x), divisor));
}

function positiveZero(x: number): number {
  return x === 0 ? 0 : x;
}

function negative(x: Decimal): Decimal {
  return new Decimal(-x.unscaled, x.scale);
}

/**
 * Power; whole exponents are exact to 34 digits, others go through binary floating point as in Zeebe. Throws
 * `EvaluationFailure` when there is no such number.
 */
export function power(x: FeelNumber, y: FeelNumber): FeelNumber {
  if (!isInteger(y)) return floating('**', Math.pow(toNumber(x), toNumber(y)));
  const exponent = toNumber(y);
  if (exponent < 0 && sign(x) === 0) throw new EvaluationFailure('`**`: expected a divisor other than 0, found 0');
  if (Math.abs(exponent) > 999_999_999)
    throw new EvaluationFailure('`**`: expected an exponent between -999999999 and 999999999');
  return plain(raised(decimal(x), exponent));
}

export function negate(x: FeelNumber): FeelNumber {
  return typeof x === 'number' ? positiveZero(-x) : negative(x);
}

/** Remainder with the sign of the divisor; null when the divisor is 0. */
export function modulo(x: FeelNumber, y: FeelNumber): FeelNumber | null {
  const divisor = decimal(y);
  return divisor.unscaled === 0n ? null : plain(floorMod(decimal(x), divisor));
}

/** Negative, zero or positive as x is less than, equal to or greater than y. */
export function compareNumbers(x: FeelNumber, y: FeelNumber): number {
  const [a, b] = [toNumber(x), toNumber(y)];
  // Doubles keep the order of the decimals they are nearest to; only where they are equal the digits decide.
  if (a !== b) return a - b;
  return typeof x === 'number' && typeof y === 'number' ? 0 : ordered(decimal(x), decimal(y));
}

/** -1, 0 or 1. */
export function sign(x: FeelNumber): number {
  return Math.sign(compareNumbers(x, 0));
}

/** `x` rounded to `scale` decimal places. Throws `EvaluationFailure` beyond 10,000 places. */
export function round(x: FeelNumber, scale: number, mode: Rounding): FeelNumber {
  if (Math.abs(scale) > DIGITS_MAX)
    throw new EvaluationFailure(`expected at most ${DIGITS_MAX} decimal places, found ${scale}`);
  return plain(rescaled(decimal(x), scale, mode));
}

export function isInteger(x: FeelNumber): boolean {
  return typeof x === 'number' ? Number.isInteger(x) : isWhole(x);
}

/** The integer part, as an index or count. */
export function toInteger(x: FeelNumber): number {
  return Math.trunc(toNumber(x));
}

/** The nearest JS number, as JSON carries it. */
export function toNumber(x: FeelNumber): number {
  return typeof x === 'number' ? x : x.toNumber();
}

/** The digits as `string()` writes them: `1.10`, `1E-7`. */
export function numberText(x: FeelNumber): string {
  return Number.isSafeInteger(x) ? String(positiveZero(x as number)) : decimal(x).toString();
}

/** A decimal from its text (`-12.50`, `1e3`); null when the text is no number or has more than 10,000 digits. */
export function parseNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/.test(text) || text.length > DIGITS_MAX) return null;
  const [mantissa = '', exponent = '0'] = text.replace(/^\+/, '').split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`;
  return plain(new Decimal(BigInt(digits === '-' ? '0' : digits), fraction.length - Number(exponent)));
}

/** A JS number computed in binary floating point as a FEEL number; null for NaN and infinities. */
export function finite(x: number): FeelNumber | null {
  return Number.isFinite(x) ? x : null;
}

/** A result of binary floating point. Throws `EvaluationFailure` where there is none, as in Zeebe. */
export function floating(name: string, x: number): FeelNumber {
  if (!Number.isFinite(x)) throw new EvaluationFailure(`\`${name}\`: expected a number for a result, found ${x}`);
  return x;
}
