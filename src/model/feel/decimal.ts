import { EvaluationFailure } from './failure.js';

/** Significant digits kept by every operation (IEEE 754 decimal128, as in Zeebe's FEEL). */
export const PRECISION = 34;

export type Rounding = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN';

/** More zeros than this are never written behind a number. */
const SHIFT_MAX = 20_000;

/** A decimal as Java's BigDecimal shows it: `unscaled` × 10^-`scale`; trailing zeros are kept, so 1.10 stays 1.10. */
export class Decimal {
  private double: number | null = null;
  private digits = 0;

  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  /** The nearest JS number; infinite beyond their range. */
  toNumber(): number {
    this.double ??= nearest(this.unscaled, this.scale);
    return this.double;
  }

  /** Number of digits of the unscaled value; 1 for zero. */
  get precision(): number {
    if (this.digits === 0) this.digits = digitsOf(this.unscaled);
    return this.digits;
  }

  /** Plain digits, or with an exponent where BigDecimal writes one: `1E+3`, `1.0E-7`. */
  toString(): string {
    const { unscaled, scale, precision } = this;
    if (scale === 0) return unscaled.toString();
    const sign = unscaled < 0n ? '-' : '';
    const digits = magnitude(unscaled).toString();
    const exponent = precision - 1 - scale;
    if (scale > 0 && exponent >= -6) return `${sign}${plain(digits, scale)}`;
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${mantissa}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`;
  }
}

function nearest(unscaled: bigint, scale: number): number {
  const whole = Number(unscaled);
  // Both are exact, so one division rounds once.
  if (scale >= 0 && scale <= 22 && Number.isSafeInteger(whole)) return whole / 10 ** scale;
  return Number(`${unscaled}e${-scale}`);
}

function plain(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

const POWERS = Array.from({ length: 80 }, (_, exponent) => 10n ** BigInt(exponent));

export function tenTo(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}

function digitsOf(x: bigint): number {
  const size = magnitude(x);
  for (let digits = 1; digits < POWERS.length; digits++) if (size < POWERS[digits]!) return digits;
  return size.toString().length;
}

/** At most `digits` significant digits, half to even. */
export function kept(x: Decimal, digits = PRECISION): Decimal {
  const excess = x.precision - digits;
  if (excess <= 0) return x;
  const rounded = new Decimal(divided(x.unscaled, tenTo(excess), 'HALF_EVEN'), x.scale - excess);
  return kept(rounded, digits);
}

/** The quotient as a whole number, rounded. */
function divided(x: bigint, y: bigint, mode: Rounding): bigint {
  const [quotient, rest] = [x / y, x % y];
  if (rest === 0n) return quotient;
  const away = x < 0n !== y < 0n ? -1n : 1n;
  return roundsAway(magnitude(rest) * 2n, magnitude(y), quotient, away > 0n, mode) ? quotient + away : quotient;
}

function roundsAway(twice: bigint, whole: bigint, quotient: bigint, positive: boolean, mode: Rounding): boolean {
  if (mode === 'UP' || mode === 'DOWN') return mode === 'UP';
  if (mode === 'CEILING' || mode === 'FLOOR') return (mode === 'CEILING') === positive;
  if (twice !== whole) return twice > whole;
  return mode === 'HALF_EVEN' ? quotient % 2n !== 0n : mode === 'HALF_UP';
}

/** Exactly `scale` decimal places. */
export function rescaled(x: Decimal, scale: number, mode: Rounding): Decimal {
  if (scale - x.scale > SHIFT_MAX)
    throw new EvaluationFailure(`expected a number of at most ${SHIFT_MAX} digits, found more`);
  if (scale >= x.scale) return new Decimal(x.unscaled * tenTo(scale - x.scale), scale);
  // Beyond all digits the quotient is 0 or 1 whatever they are: a divisor of that size tells it as well.
  const cut = Math.min(x.scale - scale, x.precision + 2);
  return new Decimal(divided(x.unscaled, tenTo(cut), mode), scale);
}

/** Exponent of the leading digit. */
function magnitudeOf(x: Decimal): number {
  return x.precision - x.scale;
}

export function plus(x: Decimal, y: Decimal): Decimal {
  if (x.unscaled === 0n || y.unscaled === 0n || Math.abs(magnitudeOf(x) - magnitudeOf(y)) <= 2 * PRECISION)
    return kept(aligned(x, y, (a, b) => a + b));
  // The smaller one is far below the last digit kept; only that it is there can matter to rounding.
  const [large, small] = magnitudeOf(x) > magnitudeOf(y) ? [x, y] : [y, x];
  const sticky = new Decimal(small.unscaled < 0n ? -1n : 1n, large.scale + PRECISION * 2);
  return kept(aligned(large, sticky, (a, b) => a + b));
}

/** A function of both unscaled values at their larger scale. */
function aligned(x: Decimal, y: Decimal, combine: (a: bigint, b: bigint) => bigint): Decimal {
  if (x.scale === y.scale) return new Decimal(combine(x.unscaled, y.unscaled), x.scale);
  if (x.unscaled === 0n && x.scale < y.scale) return new Decimal(combine(0n, y.unscaled), y.scale);
  if (y.unscaled === 0n && y.scale < x.scale) return new Decimal(combine(x.unscaled, 0n), x.scale);
  const scale = Math.max(x.scale, y.scale);
  if (scale - Math.min(x.scale, y.scale) > SHIFT_MAX)
    throw new EvaluationFailure(`expected numbers at most ${SHIFT_MAX} digits apart, found others`);
  return new Decimal(combine(x.unscaled * tenTo(scale - x.scale), y.unscaled * tenTo(scale - y.scale)), scale);
}

export function times(x: Decimal, y: Decimal, digits = PRECISION): Decimal {
  return kept(new Decimal(x.unscaled * y.unscaled, x.scale + y.scale), digits);
}

/** Quotient; exact ones have as few decimal places as `x.scale - y.scale` allows. `y` is not zero. */
export function over(x: Decimal, y: Decimal, digits = PRECISION): Decimal {
  const preferred = x.scale - y.scale;
  if (x.unscaled === 0n) return new Decimal(0n, preferred);
  const shift = Math.max(0, digits + 3 + y.precision - x.precision);
  const numerator = x.unscaled * tenTo(shift);
  const [quotient, rest] = [numerator / y.unscaled, numerator % y.unscaled];
  if (rest === 0n) return kept(stripped(new Decimal(quotient, preferred + shift), preferred), digits);
  // One more digit stands for the rest, so that no tie is mistaken for exact.
  const sticky = numerator < 0n !== y.unscaled < 0n ? -1n : 1n;
  return kept(new Decimal(quotient * 10n + sticky, preferred + shift + 1), digits);
}

/** Without trailing zeros beyond a scale. */
function stripped(x: Decimal, scale: number): Decimal {
  let { unscaled, scale: places } = x;
  while (places > scale && unscaled % 10n === 0n) [unscaled, places] = [unscaled / 10n, places - 1];
  return new Decimal(unscaled, places);
}

/** `x` to a whole power, worked out with a few digits more than are kept. A negative power of zero does not exist. */
export function raised(x: Decimal, exponent: number): Decimal {
  if (exponent === 0) return new Decimal(1n, 0);
  const rest = Math.abs(exponent);
  const digits = PRECISION + String(rest).length + 1;
  let result = new Decimal(1n, 0);
  for (const bit of rest.toString(2)) {
    result = times(result, result, digits);
    if (bit === '1') result = times(result, x, digits);
  }
  return kept(exponent < 0 ? over(new Decimal(1n, 0), result, digits) : result);
}

/** Remainder with the sign of `y`, which is not zero. */
export function floorMod(x: Decimal, y: Decimal): Decimal {
  if (magnitudeOf(x) - magnitudeOf(y) > PRECISION)
    throw new EvaluationFailure('modulo: expected a quotient of at most 34 digits, found a longer one');
  return kept(aligned(x, y, (a, b) => ((a % b) + b) % b));
}

/** Negative, zero or positive as `x` is less than, equal to or greater than `y`. */
export function ordered(x: Decimal, y: Decimal): number {
  const [a, b] = [sign(x), sign(y)];
  if (a !== b || a === 0) return a - b;
  const order = magnitudeOf(x) - magnitudeOf(y);
  if (order !== 0) return order * a;
  const scale = Math.max(x.scale, y.scale);
  const [p, q] = [x.unscaled * tenTo(scale - x.scale), y.unscaled * tenTo(scale - y.scale)];
  return p < q ? -1 : p > q ? 1 : 0;
}

function sign(x: Decimal): number {
  return x.unscaled < 0n ? -1 : x.unscaled > 0n ? 1 : 0;
}

/** Whether there is nothing after the decimal point. */
export function isWhole(x: Decimal): boolean {
  if (x.scale <= 0 || x.unscaled === 0n) return true;
  return x.scale < x.precision && x.unscaled % tenTo(x.scale) === 0n;
}
