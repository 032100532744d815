import type { LocalText } from '../../../model/finding.js';
import type { Period } from '../period.js';

/** One row of the table of limits of a procedure (domain reference §1.c, 2.c, 3.c, 4.c). Texts are for screens and documents. */
export interface StatutoryLimit {
  readonly id: string;
  readonly name: LocalText;
  /** Null where the law sets a relation, a day of the year or nothing instead of a length (T-PEN-19, T-NOR-11, T-NOR-02). */
  readonly period: Period | null;
  /** Other lengths the law allows, each with its condition. */
  readonly otherwise: readonly { readonly period: Period; readonly when: LocalText }[];
  /** `minimum`: at least so long must pass; `maximum`: at latest. */
  readonly bound: 'maximum' | 'minimum';
  /** Longest term of a minimum that has one (T-NOR-03: 5 to 15 working days); null: none. */
  readonly atMost: Period | null;
  /** Whose period: decides between statutory and safe day (§6.1 rule 9). */
  readonly role: 'party' | 'organ';
  readonly from: LocalText;
  /** `before`: the law counts backwards from an event, of which `from` names the day; so many full days lie between (§6.1 rule 11). */
  readonly direction: 'after' | 'before';
  /**
   * When what waits for it may happen, at the earliest: on the last day itself (a consultation closes then), the day
   * after it, or on the first working day after it (so many full working days lie between, §6.1 rule 11).
   */
  readonly opens: 'last-day' | 'next-day' | 'next-working-day';
  /** The day of the event counts itself (a validity). */
  readonly startCounts: boolean;
  /** Nobody has to act on the last day (validity, effect, limitation): it does not roll. */
  readonly exact: boolean;
  /** A fixed day of the next year instead of a length, 'MM-DD'; null: none. */
  readonly yearly: string | null;
  /** Extensions in the order they may be granted, each at most so long (null: as is reasonable); empty: nobody may extend. */
  readonly extensions: readonly { readonly period: Period | null; readonly by: LocalText }[];
  /** What does not count; null: nothing. */
  readonly excluded: LocalText | null;
  /** What follows when it is missed; null where the law says nothing. */
  readonly consequence: LocalText | null;
  readonly source: string;
  /** Set by province, city or organ: the value is a default that configuration replaces, not a constant. */
  readonly local: boolean;
}

const DEFAULTS = {
  otherwise: [],
  bound: 'maximum',
  atMost: null,
  role: 'organ',
  direction: 'after',
  opens: 'next-day',
  startCounts: false,
  exact: false,
  yearly: null,
  extensions: [],
  excluded: null,
  local: false,
} as const satisfies Partial<StatutoryLimit>;

type Optional = keyof typeof DEFAULTS;

/** A row as it is written down: what is usual is left out. */
export type LimitRow = Omit<StatutoryLimit, 'id' | Optional> & Partial<Pick<StatutoryLimit, Optional>>;

/** The rows with their ids and what was left out. */
export function limitTable<Id extends string>(
  rows: Readonly<Record<Id, LimitRow>>,
): Readonly<Record<Id, StatutoryLimit>> {
  const entries = Object.entries<LimitRow>(rows).map(([id, row]) => [id, { id, ...DEFAULTS, ...row }] as const);
  return Object.fromEntries(entries) as Record<Id, StatutoryLimit>;
}

/** Both languages of a text. */
export const text = (zh: string, en: string): LocalText => ({ zh, en });
