import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, createCalendar, localDate } from '../../calendar/index.js';
import type { Occurrence } from '../definition.js';
import { breaksByDefinition } from '../testing/reference.js';
import { setWith } from '../testing/read-set.js';
import {
  allForbidden,
  type CaseFact,
  forbidden,
  parseMonitor,
  record,
  replay,
  serialiseMonitor,
  startMonitor,
} from './index.js';

const context = { calendar: createCalendar() };
const FIRST = localDate('2025-03-03');
const set = setWith(
  'precedence: { before: decision, requires: [review=APPROVE] }',
  'freshness: { before: decision=PENALTY, requires: [review=APPROVE], voidedBy: [draft, review!=APPROVE] }',
  'window: { before: decision=PENALTY, after: notice, limit: T-PEN-07, unless: [waiver] }',
  'response: { after: notice, comes: [review, waiver], before: close }',
  'exactly-one: { of: decision, when: review }',
  'absence: { of: waiver }',
  'guard: amount >= 5\nprecedence: { before: close, requires: [decision=PENALTY] }',
  'separation: { of: [draft], from: [review] }',
);

const outcomes: Readonly<Record<string, readonly (string | null)[]>> = {
  review: ['APPROVE', 'REJECT', null],
  decision: ['PENALTY', 'NONE', null],
};
const facts: fc.Arbitrary<readonly CaseFact[]> = fc
  .array(
    fc.constantFrom('draft', 'notice', 'waiver', 'review', 'decision', 'close').chain((step) =>
      fc.record({
        step: fc.constant(step),
        outcome: fc.constantFrom(...(outcomes[step] ?? [null])),
        days: fc.integer({ min: 0, max: 6 }),
        actorIds: fc.subarray(['li', 'wang', 'zhao']),
        attributes: fc.constantFrom({}, { amount: 3 }, { amount: 7 }, { outcome: 'PENALTY' }, { outcome: null }),
      }),
    ),
    { maxLength: 15 },
  )
  .map((drawn) => {
    let on = FIRST;
    return drawn.map(({ days, ...fact }) => ({ ...fact, on: (on = addDays(on, days)) }));
  });

describe('the monitor', () => {
  it('should come to the same by replay as fact by fact, stored and read again after each', () => {
    fc.assert(
      fc.property(facts, (history) => {
        let state = startMonitor(set);
        const breaches = history.flatMap((fact, index) => {
          const refused = forbidden(set, state, fact, context).map((refusal) => ({ fact: index, refusal }));
          const stored = parseMonitor(set, serialiseMonitor(record(set, state, fact)));
          if (!stored.ok) throw new Error(stored.message);
          state = stored.state;
          return refused;
        });
        expect(replay(set, history, context)).toEqual({ state, breaches });
      }),
      { numRuns: 300 },
    );
  });

  it('should refuse what the words of a form, read over the whole history, refuse', () => {
    fc.assert(
      fc.property(facts, (history) => {
        let state = startMonitor(set);
        const seen: Occurrence[] = [];
        for (const fact of history) {
          const found = forbidden(set, state, fact, context).map(({ obligationId }) => obligationId);
          state = record(set, state, fact);
          const followed = fact.step === 'decision' ? (state.attributes['outcome'] ?? null) : null;
          seen.push({ kind: 'step', step: fact.step, outcome: fact.outcome ?? (followed as string | null) });
          const expected = set.obligations.flatMap(({ id, form, guard }) => {
            if (form.kind === 'separation' || form.kind === 'no-vacuous-pass' || form.kind === 'window') return [];
            const small = guard !== null && Number(state.attributes['amount'] ?? 7) < 5;
            return breaksByDefinition(form, seen) && !small ? [id] : [];
          });
          expect(found.filter((id) => id !== 'R-3' && id !== 'R-8')).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('should refuse a window exactly on the days that lie between, as counted over the whole history', () => {
    fc.assert(
      fc.property(facts, (history) => {
        let state = startMonitor(set);
        history.forEach((fact, index) => {
          const attempt = { ...fact, step: 'decision', outcome: 'PENALTY' };
          const [refusal] = forbidden(set, state, attempt, context).filter(
            ({ obligationId }) => obligationId === 'R-3',
          );
          const before = history.slice(0, index);
          const waived = before.map(({ step }) => step).lastIndexOf('waiver');
          const opened = before
            .slice(waived + 1)
            .filter(({ step }) => step === 'notice')
            .map(({ on }) => on)
            .sort()
            .at(-1);
          const lawful = opened === undefined ? null : context.calendar.earliestAfter('T-PEN-07', opened);
          expect(refusal?.allowedFrom ?? null).toBe(lawful !== null && fact.on < lawful ? lawful : null);
          state = record(set, state, fact);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('should refuse people as the whole history separates them', () => {
    fc.assert(
      fc.property(facts, fc.subarray(['li', 'wang', 'zhao']), (history, actorIds) => {
        const { state } = replay(set, history, context);
        const did = (step: string) =>
          history.some((fact) => fact.step === step && fact.actorIds.some((id) => actorIds.includes(id)));
        for (const [step, other] of [
          ['draft', 'review'],
          ['review', 'draft'],
        ] as const) {
          const attempt = { step, outcome: null, on: FIRST, actorIds, attributes: {} };
          const found = forbidden(set, state, attempt, context).some(({ obligationId }) => obligationId === 'R-8');
          expect(found).toBe(did(other));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('should show ahead, as certain, only what is refused when it is tried', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 20 }), (history, days) => {
        const { state } = replay(set, history, context);
        const on = addDays(history.at(-1)?.on ?? FIRST, days);
        for (const { step, outcomes: each } of allForbidden(set, state, on, { ...context, actorIds: ['li'] })) {
          for (const { outcome, refusals } of each) {
            const tried = forbidden(set, state, { step, outcome, on, actorIds: ['li'], attributes: {} }, context);
            // What depends on values the step sets is listed whatever they are now.
            const known = refusals.filter(({ certain }) => certain).map(({ obligationId }) => obligationId);
            expect(tried.map(({ obligationId }) => obligationId)).toEqual(known);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
