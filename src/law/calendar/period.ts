/**
 * Units of legal periods. WD working days, CD calendar days (a last day on a rest day rolls on), D days whose unit the
 * law leaves open (T310, J17: counted as calendar days that never roll, the safe value), M months, Y years, H hours.
 */
export type PeriodUnit = 'WD' | 'CD' | 'D' | 'M' | 'Y' | 'H';

/** A period as the law writes it: '5WD', '90CD', '3D', '6M', '2Y', '24H'. */
export type Period = `${number}${PeriodUnit}`;

export interface ParsedPeriod {
  readonly length: number;
  readonly unit: PeriodUnit;
}

/** Bounded by its keys: at most four digits and six units. */
const parsed = new Map<string, ParsedPeriod>();

/** Throws `RangeError` for anything but a positive whole number followed by a unit. */
export function parsePeriod(period: string): ParsedPeriod {
  const known = parsed.get(period);
  if (known !== undefined) return known;
  const match = /^([1-9]\d{0,3})(WD|CD|D|M|Y|H)$/.exec(period);
  if (match === null) throw new RangeError(`expected a period such as 5WD, 90CD, 3M, 2Y or 24H, found '${period}'`);
  const result = { length: Number(match[1]), unit: match[2] as PeriodUnit };
  parsed.set(period, result);
  return result;
}

/** True for text that `parsePeriod` accepts. */
export function isPeriod(text: unknown): text is Period {
  return typeof text === 'string' && /^([1-9]\d{0,3})(WD|CD|D|M|Y|H)$/.test(text);
}
