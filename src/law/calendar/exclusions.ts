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
  const first = epochDayOf(from);
  const last = epochDayOf(to);
  if (last < first) throw new RangeError(`expected an exclusion that ends on or after ${from}, found its end ${to}`);
  return {
    first: ends === 'to' || ends === 'neither' ? first + 1 : first,
    last: ends === 'from' || ends === 'neither' ? last - 1 : last,
  };
}

/** The excluded days after `start`, in order and disjoint: what overlaps or touches is one span, so no day counts twice. */
export function excludedAfter(
  start: number,
  excluded: readonly ExcludedInterval[] | undefined,
  ends: ExcludedEnds,
): readonly Span[] {
  if (excluded === undefined || excluded.length === 0) return NONE;
  const spans: Span[] = [];
  for (const interval of excluded) insert(spans, spanOf(interval, ends), start);
  return spans;
}

/** Files list exclusions in their order, so the place is nearly always the last: cheaper than to sort. */
function insert(spans: Span[], { first, last }: Span, start: number): void {
  if (first <= start) first = start + 1;
  if (last < first) return;
  let at = spans.length;
  while (at > 0 && spans[at - 1]!.last >= first - 1) at -= 1;
  let until = at;
  for (; until < spans.length && spans[until]!.first <= last + 1; until += 1) {
    first = Math.min(first, spans[until]!.first);
    last = Math.max(last, spans[until]!.last);
  }
  if (at === spans.length) spans.push({ first, last });
  else spans.splice(at, until - at, { first, last });
}
