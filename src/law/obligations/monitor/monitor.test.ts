import { describe, expect, it } from '@jest/globals';
import { createCalendar, localDate } from '../../calendar/index.js';
import type { ObligationSet } from '../definition.js';
import { setWith } from '../testing/read-set.js';
import {
  allForbidden,
  type CaseFact,
  forbidden,
  forbiddenEnd,
  type MonitorRefusal,
  type MonitorState,
  record,
  replay,
  startMonitor,
} from './index.js';

const calendar = createCalendar();
const context = { calendar };

/** `review=APPROVE` on a day, by a person. */
function fact(what: string, on = '2025-10-17', more: Partial<CaseFact> = {}): CaseFact {
  const [step = '', outcome = null] = what.split('=');
  return { step, outcome, on: localDate(on), actorIds: ['li'], attributes: {}, ...more };
}

function after(set: ObligationSet, ...facts: readonly CaseFact[]): MonitorState {
  return facts.reduce((state, one) => record(set, state, one), startMonitor(set));
}

function idsOf(refusals: readonly MonitorRefusal[]): readonly string[] {
  return refusals.map(({ obligationId }) => obligationId);
}

describe('a refusal', () => {
  it('should name obligation, article, message, remedy and what would allow it', () => {
    const set = setWith('freshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft] }');
    expect(forbidden(set, startMonitor(set), fact('decision=NONE'), context)).toEqual([
      {
        obligationId: 'R-1',
        article: 'APL 1',
        title: { zh: '题', en: 'title' },
        message: { zh: '不可', en: 'not allowed' },
        remedy: { step: 'review', text: { zh: '送审', en: 'submit it' } },
        needs: [{ source: 'review=APPROVE', step: 'review', outcomes: ['APPROVE'], negated: false }],
        allowedFrom: null,
        computed: true,
      },
    ]);
  });

  it('should end with the fact that was missing, and come back with what voids it', () => {
    const set = setWith('freshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft] }');
    const approved = after(set, fact('draft'), fact('review=APPROVE'));
    expect(forbidden(set, approved, fact('decision=NONE'), context)).toEqual([]);
    expect(idsOf(forbidden(set, record(set, approved, fact('draft')), fact('decision=NONE'), context))).toEqual([
      'R-1',
    ]);
  });

  it('should list every obligation in the order of the file', () => {
    const set = setWith(
      'precedence: { before: decision, requires: [review=APPROVE] }',
      'precedence: { before: decision, requires: [notice] }',
      'precedence: { before: close, requires: [decision] }',
    );
    expect(idsOf(forbidden(set, startMonitor(set), fact('decision=NONE'), context))).toEqual(['R-1', 'R-2']);
  });

  it('should not come from rules of the diagram alone', () => {
    const set = setWith('checks: [S]\nprecedence: { before: decision, requires: [review] }');
    expect(forbidden(set, startMonitor(set), fact('decision=NONE'), context)).toEqual([]);
  });

  it('should not come from steps the file does not know', () => {
    const set = setWith('precedence: { before: decision, requires: [review] }');
    expect(forbidden(set, after(set, fact('constructor')), fact('toString'), context)).toEqual([]);
  });
});

describe('a window (TC-01, TC-06)', () => {
  const set = setWith('window: { before: decision, after: notice, limit: T-PEN-07, unless: [waiver] }');
  const served = after(set, fact('notice', '2025-09-30'));

  it('should refuse through its last day and say the first day that is allowed', () => {
    const [refusal] = forbidden(set, served, fact('decision=NONE', '2025-10-14'), context);
    expect(refusal?.allowedFrom).toBe('2025-10-15');
    expect(refusal?.needs.map(({ source }) => source)).toEqual(['waiver']);
    expect(forbidden(set, served, fact('decision=NONE', '2025-10-15'), context)).toEqual([]);
  });

  it('should end with the exception', () => {
    const waived = record(set, served, fact('waiver', '2025-10-09'));
    expect(forbidden(set, waived, fact('decision=NONE', '2025-10-09'), context)).toEqual([]);
    expect(waived.openedOn).toEqual({});
  });

  it('should count from the latest day when a fact is recorded late', () => {
    const late = record(set, after(set, fact('notice', '2025-10-20')), fact('notice', '2025-09-30'));
    expect(forbidden(set, late, fact('decision=NONE', '2025-10-21'), context)[0]?.allowedFrom).toBe('2025-10-28');
  });

  it('should run from the reminder to the day after its tenth working day', () => {
    const reminders = setWith('window: { before: close, after: notice, limit: T-PEN-24 }');
    const reminded = after(reminders, fact('notice', '2026-01-20'));
    expect(forbidden(reminders, reminded, fact('close', '2026-01-30'), context)[0]?.allowedFrom).toBe('2026-02-04');
    expect(forbidden(reminders, reminded, fact('close', '2026-02-04'), context)).toEqual([]);
  });

  it('should refuse, and neither pass nor crash, when the year has no calendar', () => {
    const future = after(set, fact('notice', '2041-09-30'));
    const [refusal, ...more] = forbidden(set, future, fact('decision=NONE', '2042-01-01'), context);
    expect(more).toEqual([]);
    expect(refusal).toMatchObject({ obligationId: 'R-1', computed: false, allowedFrom: null });
    expect(refusal?.message.zh).toContain('2041');
    expect(allForbidden(set, future, localDate('2042-01-01'), context)).toContainEqual(
      expect.objectContaining({ step: 'decision', status: 'forbidden' }),
    );
  });
});

describe('separation', () => {
  const set = setWith('separation: { of: [draft, notice], from: [review] }');
  const drafted = after(set, fact('draft', '2025-10-09', { actorIds: ['wang', 'li'] }));

  it('should refuse the person, not the step', () => {
    expect(idsOf(forbidden(set, drafted, fact('review=APPROVE', '2025-10-10', { actorIds: ['li'] }), context))).toEqual(
      ['R-1'],
    );
    expect(forbidden(set, drafted, fact('review=APPROVE', '2025-10-10', { actorIds: ['zhao'] }), context)).toEqual([]);
  });

  it('should refuse the other way round, too', () => {
    const reviewed = after(set, fact('review=APPROVE', '2025-10-09', { actorIds: ['zhao'] }));
    expect(
      idsOf(forbidden(set, reviewed, fact('notice', '2025-10-10', { actorIds: ['sun', 'zhao'] }), context)),
    ).toEqual(['R-1']);
  });

  it('should allow both steps of one side', () => {
    expect(forbidden(set, drafted, fact('notice', '2025-10-10', { actorIds: ['li'] }), context)).toEqual([]);
  });
});

describe('a guard', () => {
  const set = setWith('guard: amount >= 500000\nprecedence: { before: decision, requires: [review] }');
  const drafted = (amount: number): MonitorState => after(set, fact('draft', '2025-10-09', { attributes: { amount } }));

  it('should read the values known so far', () => {
    expect(forbidden(set, drafted(499_999), fact('decision=NONE'), context)).toEqual([]);
    expect(idsOf(forbidden(set, drafted(500_000), fact('decision=NONE'), context))).toEqual(['R-1']);
  });

  it('should read the values the attempt itself brings', () => {
    const lowered = fact('decision=NONE', '2025-10-17', { attributes: { amount: 1 } });
    expect(forbidden(set, drafted(500_000), lowered, context)).toEqual([]);
  });

  it('should bind when it gives no boolean', () => {
    expect(idsOf(forbidden(set, startMonitor(set), fact('decision=NONE'), context))).toEqual(['R-1']);
  });

  it('should be FEEL: unknown = true is false, unknown != false is true', () => {
    const rule = 'precedence: { before: decision, requires: [review] }';
    const [loose, strict] = [setWith(`guard: open = true\n${rule}`), setWith(`guard: open != false\n${rule}`)];
    expect(forbidden(loose, startMonitor(loose), fact('decision=NONE'), context)).toEqual([]);
    expect(idsOf(forbidden(strict, startMonitor(strict), fact('decision=NONE'), context))).toEqual(['R-1']);
  });

  it('should keep no value that the file does not declare', () => {
    expect(after(set, fact('draft', '2025-10-09', { attributes: { amount: 1, secret: 2 } })).attributes).toEqual({
      amount: 1,
    });
  });
});

describe('validity', () => {
  const set = setWith(
    'valid: { from: 2025-10-10, to: 2025-10-20 }\nprecedence: { before: decision, requires: [review] }',
  );

  it.each([
    ['2025-10-09', 0],
    ['2025-10-10', 1],
    ['2025-10-20', 1],
    ['2025-10-21', 0],
  ])('should bind on the day of the attempt: %s', (on, refusals) => {
    expect(forbidden(set, startMonitor(set), fact('decision=NONE', on), context)).toHaveLength(refusals);
  });

  it('should count facts from before it bound', () => {
    const reviewed = after(set, fact('review=APPROVE', '2025-10-01'));
    expect(forbidden(set, reviewed, fact('decision=NONE', '2025-10-12'), context)).toEqual([]);
  });
});

describe('outcomes', () => {
  const set = setWith('absence: { of: decision=PENALTY }');

  it('should follow the attribute when none is given', () => {
    const penal = after(set, fact('draft', '2025-10-09', { attributes: { outcome: 'PENALTY' } }));
    expect(idsOf(forbidden(set, penal, fact('decision'), context))).toEqual(['R-1']);
    expect(forbidden(set, penal, fact('decision', '2025-10-17', { attributes: { outcome: 'NONE' } }), context)).toEqual(
      [],
    );
  });

  it('should be the one that was recorded when there is one', () => {
    const penal = after(set, fact('draft', '2025-10-09', { attributes: { outcome: 'PENALTY' } }));
    expect(forbidden(set, penal, fact('decision=NONE'), context)).toEqual([]);
  });
});

describe('the end', () => {
  const set = setWith(
    'response: { after: notice, comes: [review], before: close }',
    'exactly-one: { of: decision, when: notice }',
  );

  it('should not come by a closing step while a response is due', () => {
    const noticed = after(set, fact('notice'));
    expect(idsOf(forbidden(set, noticed, fact('close'), context))).toEqual(['R-1']);
    expect(forbidden(set, record(set, noticed, fact('review=REJECT')), fact('close'), context)).toEqual([]);
  });

  it('should be asked what it would leave open', () => {
    const noticed = after(set, fact('notice'));
    expect(idsOf(forbiddenEnd(set, noticed, localDate('2025-10-17'), context))).toEqual(['R-2']);
    expect(forbiddenEnd(set, record(set, noticed, fact('decision=NONE')), localDate('2025-10-17'), context)).toEqual(
      [],
    );
  });

  it('should refuse a second one of what there may be one', () => {
    const decided = after(set, fact('decision=NONE'));
    expect(idsOf(forbidden(set, decided, fact('decision=PENALTY'), context))).toEqual(['R-2']);
  });
});

describe('all steps', () => {
  const set = setWith(
    'precedence: { before: decision=PENALTY, requires: [notice] }',
    'guard: amount >= 500000\nprecedence: { before: draft, requires: [review] }',
    'precedence: { before: close, requires: [decision] }',
  );
  const on = localDate('2025-10-17');
  const outlook = (state: MonitorState) =>
    Object.fromEntries(allForbidden(set, state, on, context).map((one) => [one.step, one]));

  it('should say of each whether it is allowed, forbidden, or depends', () => {
    const steps = outlook(startMonitor(set));
    expect(Object.fromEntries(Object.entries(steps).map(([step, { status }]) => [step, status]))).toEqual({
      draft: 'depends',
      notice: 'allowed',
      waiver: 'allowed',
      review: 'allowed',
      decision: 'depends',
      close: 'forbidden',
    });
    expect(steps['decision']?.outcomes.map(({ outcome, refusals }) => [outcome, idsOf(refusals)])).toEqual([
      ['PENALTY', ['R-1']],
      ['NONE', []],
    ]);
  });

  it('should be uncertain where the step sets what the guard reads', () => {
    const steps = outlook(after(set, fact('draft', '2025-10-09', { attributes: { amount: 1 } })));
    expect(steps['draft']?.outcomes[0]?.refusals).toMatchObject([{ obligationId: 'R-2', certain: false }]);
  });

  it('should leave out what does not bind on the day, certain or not', () => {
    const rule = 'valid: { from: 2025-10-18 }\nguard: amount >= 5\nprecedence: { before: draft, requires: [review] }';
    const later = setWith(rule);
    const statusOn = (day: string) => allForbidden(later, startMonitor(later), localDate(day), context)[0]?.status;
    expect([statusOn('2025-10-17'), statusOn('2025-10-18')]).toEqual(['allowed', 'depends']);
  });

  it('should look only at the outcome that is settled', () => {
    const steps = outlook(after(set, fact('draft', '2025-10-09', { attributes: { outcome: 'PENALTY' } })));
    expect(steps['decision']).toMatchObject({ status: 'forbidden', outcomes: [{ outcome: 'PENALTY' }] });
  });

  it('should ask of the people who would do it', () => {
    const separated = setWith('separation: { of: [draft], from: [review] }');
    const state = after(separated, fact('draft'));
    const statusFor = (actorIds: readonly string[]) =>
      allForbidden(separated, state, on, { ...context, actorIds }).find(({ step }) => step === 'review')?.status;
    expect([statusFor(['li']), statusFor(['zhao']), statusFor([])]).toEqual(['forbidden', 'allowed', 'allowed']);
  });
});

describe('a newer version', () => {
  const older = setWith('precedence: { before: close, requires: [decision] }');
  const newer = setWith(
    'precedence: { before: close, requires: [decision] }',
    'precedence: { before: decision, requires: [review] }',
  );
  const history = [fact('draft'), fact('decision=NONE'), fact('review=APPROVE'), fact('decision=NONE')];

  it('should find on the way what it would have refused', () => {
    expect(replay(older, history, context).breaches).toEqual([]);
    const { state, breaches } = replay(newer, history, context);
    expect(breaches.map(({ fact: index, refusal }) => [index, refusal.obligationId])).toEqual([[1, 'R-2']]);
    expect(forbidden(newer, state, fact('close'), context)).toEqual([]);
  });

  it('should not go on with the states of the old one', () => {
    const state = after(older, ...history);
    expect(() => record(newer, state, fact('close'))).toThrow('replay');
    expect(() => forbidden(newer, state, fact('close'), context)).toThrow('replay');
  });
});
