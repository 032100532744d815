import Big from 'big.js';

/** A FEEL number: a decimal. A JS number stands for the decimal its shortest text shows, so JSON needs no conversion. */
export type FeelNumber = number | Big;

/** Our own constructor: its division settings touch nobody else's. */
const Decimal = Big();

/** Significant digits kept by every operation (IEEE 754 decimal128, as in Zeebe's FEEL). */
const PRECISION = 34;
const HALF_EVEN = 2;

export type Rounding = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN';

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof Big;
}

function big(x: FeelNumber): Big {
  return x instanceof Big ? x : new Decimal(x);
}

function kept(x: Big): FeelNumber {
  return x.c.length > PRECISION ? x.prec(PRECISION, HALF_EVEN) : x;
}

/** Safe integers stay JS numbers: the common case costs no allocation and is exact. */
function exact(x: FeelNumber, y: FeelNumber, result: number): boolean {
  return Number.isSafeInteger(x) && Number.isSafeInteger(y) && Number.isSafeInteger(result);
}

export function add(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = (x as number) + (y as number);
  return exact(x, y, fast) ? fast : kept(big(x).plus(big(y)));
}

export function subtract(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = (x as number) - (y as number);
  return exact(x, y, fast) ? fast : kept(big(x).minus(big(y)));
}

export function multiply(x: FeelNumber, y: FeelNumber): FeelNumber {
  const fast = (x as number) * (y as number);
  return exact(x, y, fast) ? fast : kept(big(x).times(big(y)));
}

/** Quotient to 34 significant digits; null when the divisor is 0. */
export function divide(x: FeelNumber, y: FeelNumber): FeelNumber | null {
  const [dividend, divisor] = [big(x), big(y)];
  if (divisor.eq(0)) return null;
  // Decimal places that give at least 35 significant digits whatever the magnitude of the quotient.
  Decimal.DP = Math.max(0, PRECISION + 2 - (dividend.e - divisor.e));
  Decimal.RM = HALF_EVEN;
  return kept(dividend.div(divisor));
}

/** Power; whole exponents are exact to 34 digits, others go through binary floating point as in Zeebe. Null when undefined or out of range. */
export function power(x: FeelNumber, y: FeelNumber): FeelNumber | null {
  const exponent = toNumber(y);
  if (!Number.isInteger(exponent)) return finite(Math.pow(toNumber(x), exponent));
  if (Math.abs(exponent) > 9999) return null;
  let result: FeelNumber = 1;
  let base: FeelNumber = x;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return exponent < 0 ? divide(1, result) : result;
}

export function negate(x: FeelNumber): FeelNumber {
  return subtract(0, x);
}

/** Remainder with the sign of the divisor; null when the divisor is 0. */
export function modulo(x: FeelNumber, y: FeelNumber): FeelNumber | null {
  const divisor = big(y);
  if (divisor.eq(0)) return null;
  return kept(big(x).mod(divisor).plus(divisor).mod(divisor));
}

/** Negative, zero or positive as x is less than, equal to or greater than y. */
export function compareNumbers(x: FeelNumber, y: FeelNumber): number {
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return big(x).cmp(big(y));
}

/** `x` rounded to `scale` decimal places. */
export function round(x: FeelNumber, scale: number, mode: Rounding): FeelNumber {
  const value = big(x);
  switch (mode) {
    case 'DOWN':
      return value.round(scale, 0);
    case 'HALF_UP':
      return value.round(scale, 1);
    case 'HALF_EVEN':
      return value.round(scale, 2);
    case 'UP':
      return value.round(scale, 3);
    case 'CEILING':
      return value.round(scale, value.gt(0) ? 3 : 0);
    case 'FLOOR':
      return value.round(scale, value.lt(0) ? 3 : 0);
    case 'HALF_DOWN': {
      // Big knows no half-down: a tie is what rounding to one more digit shows as exactly …5.
      const down = value.round(scale, 0);
      const tie = value.minus(down).abs().times(new Decimal(10).pow(scale)).eq(0.5);
      return tie ? down : round(value, scale, 'HALF_UP');
    }
  }
}

export function isInteger(x: FeelNumber): boolean {
  return typeof x === 'number' ? Number.isInteger(x) : x.round(0, 0).eq(x);
}

/** The integer part, as an index or count. */
export function toInteger(x: FeelNumber): number {
  return Math.trunc(toNumber(x));
}

/** The nearest JS number, as JSON carries it. */
export function toNumber(x: FeelNumber): number {
  return typeof x === 'number' ? x : Number(x.toString());
}

/** A decimal from its text (`-12.50`, `1e3`); null when the text is no number. */
export function parseNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/.test(text)) return null;
  const value = new Decimal(
    text
      .replace(/^\+/, '')
      .replace(/\.(?=$|[eE])/, '')
      .replace(/^(-?)\./, '$10.'),
  );
  const plain = Number(text);
  return Number.isSafeInteger(plain) ? plain : value;
}

/** A JS number computed in binary floating point as a FEEL number; null for NaN and infinities. */
export function finite(x: number): FeelNumber | null {
  return Number.isFinite(x) ? x : null;
}
