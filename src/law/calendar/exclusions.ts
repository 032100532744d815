import { epochDayOf, type LocalDate } from './local-date.js';

/** Days that do not count, with the documentary cause (suspension, hearing, monitoring …). */
export interface ExcludedInterval {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
}

/**
 * Which ends of an excluded interval are excluded themselves. The law is silent; `to` is the convention of the domain
 * reference (§6.1 rule 10): the start day still counts, the end day does not. A bureau may set another.
 */
export const EXCLUDED_ENDS = ['to', 'from', 'both', 'neither'] as const;
export type ExcludedEnds = (typeof EXCLUDED_ENDS)[number];

/** Excluded epoch days, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const NONE: readonly Span[] = [];

/** The excluded days of one interval; empty when `first` is after `last`. Throws `RangeError` when it ends before it starts. */
export function spanOf({ from, to }: ExcludedInterval, ends: ExcludedEnds): Span {
  if (to < from) throw new RangeError(`expected an exclusion that ends on or after ${from}, found its end ${to}`);
  return {
    first: epochDayOf(from) + (ends === 'to' || ends === 'neither' ? 1 : 0),
    last: epochDayOf(to) - (ends === 'from' || ends === 'neither' ? 1 : 0),
  };
}

/** The excluded days after `start`, in order and disjoint: what overlaps or touches is one span, so no day counts twice. */
export function excludedAfter(
  start: number,
  excluded: readonly ExcludedInterval[] | undefined,
  ends: ExcludedEnds,
): readonly Span[] {
  if (excluded === undefined || excluded.length === 0) return NONE;
  const spans = excluded.map((interval) => spanOf(interval, ends)).sort((a, b) => a.first - b.first);
  const merged: { first: number; last: number }[] = [];
  for (const { first, last } of spans) {
    const from = Math.max(first, start + 1);
    const previous = merged[merged.length - 1];
    if (last < from) continue;
    if (previous !== undefined && from <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else merged.push({ first: from, last });
  }
  return merged;
}
