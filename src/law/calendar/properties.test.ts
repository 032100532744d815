import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CalendarMissingError,
  EXCLUDED_ENDS,
  addDays,
  createCalendar,
  daysBetween,
  localDate,
  parsePeriod,
  weekdayOf,
} from './index.js';
import type { Due, DueRequest, DueStep, ExcludedEnds, ExcludedInterval, LocalDate, Period } from './index.js';
import { plainCount } from './testing/plain-count.js';

const seed = Number(process.env['FADU_SEED_PROPERTIES'] ?? Date.now() % 2 ** 31);
const FIRST = localDate('2010-01-01');
const LAST = localDate('2026-12-31');
/** The longest period below, with all its exclusions, ends within the installed years when it starts by then. */
const LATEST_START = localDate('2025-06-30');

const clocks = Object.fromEntries(
  EXCLUDED_ENDS.map((excludedEnds) => [excludedEnds, createCalendar([], { excludedEnds })]),
) as Record<ExcludedEnds, ReturnType<typeof createCalendar>>;
const calendar = clocks.to;

const daysFrom = (first: LocalDate, last: LocalDate) =>
  fc.integer({ min: 0, max: daysBetween(first, last) }).map((offset) => addDays(first, offset));
const anyDay = daysFrom(FIRST, LAST);
const startDay = daysFrom(FIRST, LATEST_START);
const periodIn = (unit: string, max: number) =>
  fc.integer({ min: 1, max }).map((length) => `${length}${unit}` as Period);
const dayPeriod = fc.oneof(periodIn('WD', 60), periodIn('CD', 200), periodIn('D', 30));
const anyPeriod = fc.oneof(dayPeriod, periodIn('M', 12), fc.constant<Period>('1Y'));

/** Up to three exclusions around the start, in any order, overlapping or not, or empty ones of a single day. */
const exclusionsNear = (from: LocalDate): fc.Arbitrary<ExcludedInterval[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 40 }))
      .map(([offset, length]) => ({ from: addDays(from, offset), to: addDays(from, offset + length), reason: '中止' })),
    { maxLength: 3 },
  );

const requestFrom = (start: fc.Arbitrary<LocalDate>, period: fc.Arbitrary<Period>): fc.Arbitrary<DueRequest> =>
  start.chain((from) =>
    fc.record({
      from: fc.constant(from),
      period,
      excluded: exclusionsNear(from),
      startCounts: fc.boolean(),
      exact: fc.boolean(),
      role: fc.constantFrom('party' as const, 'organ' as const),
    }),
  );

const sum = (steps: readonly DueStep[], of: 'days' | 'counts'): number =>
  steps.reduce((total, step) => total + step[of], 0);
const days = ({ unrolled, dueStatutory, dueSafe }: Due) => ({ unrolled, dueStatutory, dueSafe });
const yearMissing = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalendarMissingError) return `no notice of ${error.year}`;
    throw error;
  }
};

describe(`legal clock over 2010–2026 (property seed ${seed})`, () => {
  const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 500) =>
    fc.assert(property, { seed, numRuns });

  it('the notices of 2010 to 2026 are installed, those of 2003 and 2027 are not', () => {
    const years = Array.from({ length: 25 }, (_, index) => 2003 + index);
    expect(years.filter((year) => !calendar.covers(year))).toEqual([2003, 2027]);
  });

  it('agrees with counting day by day, in every unit and convention, also where a year is missing', () => {
    const any = requestFrom(anyDay, anyPeriod);
    check(
      fc.property(any, fc.constantFrom(...EXCLUDED_ENDS), (request, ends) => {
        const fast = yearMissing(() => days(clocks[ends].due(request)));
        expect(fast).toEqual(yearMissing(() => plainCount(request, ends, calendar)));
      }),
      2_000,
    );
  });

  it('agrees with counting day by day for extended periods', () => {
    check(
      fc.property(
        startDay,
        periodIn('CD', 90),
        fc.array(periodIn('CD', 30), { maxLength: 2 }),
        (from, period, extensions) => {
          const request = { from, period, extensions };
          expect(days(calendar.due(request))).toEqual(plainCount(request, 'to', calendar));
        },
      ),
    );
  });

  it('monotone in the start: a later event never falls due earlier', () => {
    check(
      fc.property(startDay, fc.integer({ min: 0, max: 40 }), anyPeriod, (from, later, period) => {
        const [first, second] = [from, addDays(from, later)].map((start) => calendar.due({ from: start, period }));
        expect(first!.dueStatutory <= second!.dueStatutory && first!.dueSafe <= second!.dueSafe).toBe(true);
      }),
    );
  });

  it('monotone in the start among the same exclusions, in days', () => {
    check(
      fc.property(requestFrom(startDay, dayPeriod), fc.integer({ min: 0, max: 40 }), (request, later) => {
        const first = calendar.due(request);
        const second = calendar.due({ ...request, from: addDays(request.from, later) });
        expect(first.dueStatutory <= second.dueStatutory && first.dueSafe <= second.dueSafe).toBe(true);
      }),
    );
  });

  it('monotone in the length: a longer period never ends earlier', () => {
    check(
      fc.property(requestFrom(startDay, anyPeriod), fc.integer({ min: 1, max: 12 }), (request, length) => {
        const { unit, length: longest } = parsePeriod(request.period);
        const shorter = calendar.due({ ...request, period: `${Math.min(length, longest)}${unit}` });
        const longer = calendar.due(request);
        expect(shorter.dueStatutory <= longer.dueStatutory && shorter.dueSafe <= longer.dueSafe).toBe(true);
      }),
    );
  });

  it('a suspension never shortens, and never adds more days than it has unless working days are counted', () => {
    check(
      fc.property(
        requestFrom(startDay, anyPeriod),
        fc.integer({ min: -20, max: 120 }),
        fc.integer({ min: 0, max: 40 }),
        (request, offset, length) => {
          const from = addDays(request.from, offset);
          const more = { from, to: addDays(from, length), reason: '听证' };
          const plain = calendar.due({ ...request, excluded: [] });
          const suspended = calendar.due({ ...request, excluded: [more] });
          expect(suspended.dueStatutory >= plain.dueStatutory && suspended.dueSafe >= plain.dueSafe).toBe(true);
          const moved = daysBetween(plain.unrolled, suspended.unrolled);
          expect(request.period.endsWith('WD') || moved <= length).toBe(true);
          const both = calendar.due({ ...request, excluded: [...(request.excluded ?? []), more] });
          expect(both.dueStatutory >= calendar.due(request).dueStatutory).toBe(true);
        },
      ),
    );
  });

  it('the order of exclusions does not matter, nor does saying one twice', () => {
    check(
      fc.property(requestFrom(startDay, anyPeriod), (request) => {
        const { excluded = [] } = request;
        const expected = days(calendar.due(request));
        expect(days(calendar.due({ ...request, excluded: [...excluded].reverse() }))).toEqual(expected);
        expect(days(calendar.due({ ...request, excluded: [...excluded, ...excluded] }))).toEqual(expected);
      }),
    );
  });

  it('rule 10: excluding more ends of an interval never ends a period earlier', () => {
    check(
      fc.property(requestFrom(startDay, dayPeriod), (request) => {
        const [neither, to, from, both] = (['neither', 'to', 'from', 'both'] as const).map(
          (ends) => clocks[ends].due(request).unrolled,
        );
        expect(neither! <= to! && neither! <= from! && to! <= both! && from! <= both!).toBe(true);
      }),
    );
  });

  it('the count of working days and its inverse agree, and a period of them leaves exactly as many behind', () => {
    check(
      fc.property(startDay, fc.integer({ min: 1, max: 250 }), (from, n) => {
        const day = calendar.addWorkingDays(from, n);
        expect([calendar.workingDaysBetween(from, day), calendar.isWorkingDay(day)]).toEqual([n, true]);
        expect(calendar.workingDaysBetween(from, addDays(day, -1))).toBe(n - 1);
        expect(calendar.due({ from, period: `${n}WD` })).toMatchObject({ dueStatutory: day, dueSafe: day });
        expect(calendar.workingDaysBetween(calendar.addWorkingDays(day, -n), day)).toBe(n);
      }),
    );
  });

  it('working days between are as many as there are, antisymmetric and additive', () => {
    check(
      fc.property(anyDay, anyDay, anyDay, fc.integer({ min: 0, max: 60 }), (a, b, c, few) => {
        const between = calendar.workingDaysBetween.bind(calendar);
        expect(between(a, b) + between(b, a)).toBe(0);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        const end = addDays(a, few) > LAST ? LAST : addDays(a, few);
        const each = Array.from({ length: daysBetween(a, end) }, (_, index) =>
          calendar.isWorkingDay(addDays(a, index + 1)),
        );
        expect(between(a, end)).toBe(each.filter(Boolean).length);
      }),
    );
  });

  it('safe ≤ unrolled ≤ statutory, both working days with only rest days between', () => {
    check(
      fc.property(requestFrom(startDay, fc.oneof(periodIn('CD', 200), periodIn('M', 12))), (request) => {
        const { dueStatutory, dueSafe, unrolled } = calendar.due({ ...request, exact: false });
        expect(dueSafe <= unrolled && unrolled <= dueStatutory).toBe(true);
        expect([calendar.isWorkingDay(dueSafe), calendar.isWorkingDay(dueStatutory)]).toEqual([true, true]);
        expect(calendar.workingDaysBetween(dueSafe, dueStatutory)).toBe(dueSafe === dueStatutory ? 0 : 1);
      }),
    );
  });

  it('the explanation adds up: its days lead to the statutory day, its counts make the period', () => {
    check(
      fc.property(requestFrom(startDay, anyPeriod), fc.constantFrom(...EXCLUDED_ENDS), (request, ends) => {
        const { dueStatutory, steps } = clocks[ends].due(request);
        const eve = addDays(request.from, request.startCounts ? -1 : 0);
        expect(addDays(eve, sum(steps, 'days'))).toBe(dueStatutory);
        expect(sum(steps, 'counts')).toBe(parsePeriod(request.period).length);
        expect(steps[steps.length - 1]).toMatchObject({ kind: 'end', date: dueStatutory });
      }),
      1_000,
    );
  });

  it('the explanation in days names every day once, in order, and each for what it is', () => {
    check(
      fc.property(requestFrom(startDay, dayPeriod), (request) => {
        let next = addDays(request.from, request.startCounts ? 0 : 1);
        const { steps, unrolled } = calendar.due(request);
        for (const { kind, date, to, days: length } of steps) {
          if (length === 0) continue;
          // The last counted day is where rolling begins: the only day that is named twice.
          if (kind === 'rolled') expect([date >= unrolled, calendar.isWorkingDay(date)]).toEqual([true, false]);
          else {
            expect([date, daysBetween(date, to) + 1]).toEqual([next, length]);
            next = addDays(to, 1);
          }
          if (kind === 'rest') expect(calendar.isWorkingDay(date)).toBe(false);
          if (kind === 'make-up') expect(calendar.dayReason(date).kind).toBe('make-up');
        }
        expect(addDays(next, -1)).toBe(unrolled);
      }),
      1_000,
    );
  });

  it('rule 11: exactly n full working days lie between notice and hearing, and the inverse agrees', () => {
    check(
      fc.property(startDay, fc.integer({ min: 1, max: 30 }), (notice, n) => {
        const hearing = calendar.earliestAfterFullWorkingDays(notice, n);
        expect(calendar.workingDaysBetween(notice, addDays(hearing, -1))).toBe(n);
        const latest = calendar.dueBefore({ event: hearing, period: `${n}WD` });
        expect(latest.due).toBe(calendar.latestNoticeBefore(hearing, n));
        expect(calendar.earliestAfterFullWorkingDays(latest.due, n)).toBe(hearing);
        expect(sum(latest.steps, 'counts')).toBe(n);
        expect(addDays(hearing, -1 - sum(latest.steps, 'days'))).toBe(latest.dueStatutory);
      }),
    );
  });

  it('so many full days lie between a notice in calendar days and its event', () => {
    check(
      fc.property(startDay, fc.integer({ min: 1, max: 60 }), (event, n) => {
        const { dueStatutory, dueSafe, steps } = calendar.dueBefore({ event, period: `${n}CD` });
        expect(daysBetween(dueStatutory, event)).toBe(n + 1);
        expect([dueSafe <= dueStatutory, calendar.isWorkingDay(dueSafe)]).toEqual([true, true]);
        expect(sum(steps, 'days')).toBe(n);
      }),
    );
  });

  it('weekdays follow each other', () => {
    expect(weekdayOf(localDate('2026-11-22'))).toBe(0);
    check(fc.property(anyDay, (date) => expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) + 1) % 7)));
  });
});
