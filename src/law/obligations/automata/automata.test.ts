import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LimitId } from '../../calendar/index.js';
import type { FactPattern, ObligationDefinition, ObligationForm, Occurrence } from '../definition.js';
import { breaksByDefinition } from '../testing/reference.js';
import { setWith } from '../testing/read-set.js';
import { compileObligation } from './index.js';

const LIMIT: LimitId = 'T-PEN-07';

/** Whether each occurrence of the run breaks the rule. A run is written `review=REJECT decision …`, `+` for the elapsed limit, `.` for the end. */
function breaches(rule: string, run: string): readonly boolean[] {
  const [definition] = setWith(rule).obligations;
  return breachesOf(definition as ObligationDefinition, run.split(' ').map(occurrenceOf));
}

function breachesOf(definition: ObligationDefinition, run: readonly Occurrence[]): readonly boolean[] {
  const automaton = compileObligation(definition);
  if (automaton === null) throw new Error(`expected an automaton of ${definition.form.kind}, found none`);
  let state = 0;
  return run.map((occurrence) => {
    const broken = automaton.breaks(state, occurrence);
    state = automaton.next(state, occurrence);
    expect(automaton.states[state]).toBeDefined();
    return broken;
  });
}

function occurrenceOf(word: string): Occurrence {
  if (word === '.') return { kind: 'end' };
  if (word === '+') return { kind: 'elapsed', limit: LIMIT };
  const [step = '', outcome = null] = word.split('=');
  return { kind: 'step', step, outcome };
}

const PRECEDENCE = 'precedence: { before: decision, requires: [review=APPROVE, waiver] }';
const FRESHNESS = 'freshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft, review!=APPROVE] }';
const WINDOW = 'window: { before: decision=PENALTY, after: notice, limit: T-PEN-07, unless: [waiver] }';
const RESPONSE = 'response: { after: notice, comes: [review], before: close }';

describe('precedence', () => {
  it.each([
    ['should refuse what nothing came before', 'decision', [true]],
    ['should not take another outcome for the required one', 'review=REJECT decision', [false, true]],
    ['should take no outcome for none of them', 'review decision', [false, true]],
    ['should take any of the required facts', 'waiver decision', [false, false]],
    [
      'should last for ever',
      'review=APPROVE draft review=REJECT decision decision',
      [false, false, false, false, false],
    ],
  ])('%s', (_, run, expected) => expect(breaches(PRECEDENCE, run)).toEqual(expected));

  it('should not let a fact come before itself', () => {
    expect(
      breaches('precedence: { before: decision, requires: [decision=NONE] }', 'decision=NONE decision=PENALTY'),
    ).toEqual([true, false]);
  });
});

describe('freshness', () => {
  it.each([
    ['should refuse after a change', 'review=APPROVE draft decision', [false, false, true]],
    ['should refuse after a later refusal', 'review=APPROVE review=REJECT decision', [false, false, true]],
    ['should allow after a new approval', 'review=APPROVE draft review=APPROVE decision', [false, false, false, false]],
    [
      'should not mind changes before the approval',
      'draft draft review=APPROVE decision',
      [false, false, false, false],
    ],
    ['should take the outcome of nobody for no approval', 'review=APPROVE review decision', [false, false, true]],
  ])('%s', (_, run, expected) => expect(breaches(FRESHNESS, run)).toEqual(expected));

  it('should let a fact that is required and voids give', () => {
    const rule = 'freshness: { before: decision, requires: [review=APPROVE], voidedBy: [review] }';
    expect(breaches(rule, 'review=REJECT decision review=APPROVE decision')).toEqual([false, true, false, false]);
  });
});

describe('window', () => {
  it.each([
    ['should not bind before it is opened', 'decision=PENALTY', [false]],
    ['should refuse while it runs', 'notice decision=PENALTY', [false, true]],
    ['should bind the named outcome only', 'notice decision=NONE', [false, false]],
    ['should allow when the limit elapsed', 'notice + decision=PENALTY', [false, false, false]],
    ['should allow after the exception', 'notice waiver decision=PENALTY', [false, false, false]],
    ['should not take an exception that came before', 'waiver notice decision=PENALTY', [false, false, true]],
    ['should run anew with each opening', 'notice + notice decision=PENALTY', [false, false, false, true]],
  ])('%s', (_, run, expected) => expect(breaches(WINDOW, run)).toEqual(expected));

  it('should wait for its own limit', () => {
    const [definition] = setWith(WINDOW).obligations;
    const elapsed = { kind: 'elapsed', limit: 'T-PEN-24' } as const;
    const run = [occurrenceOf('notice'), elapsed, occurrenceOf('decision=PENALTY')];
    expect(breachesOf(definition as ObligationDefinition, run)).toEqual([false, false, true]);
  });
});

describe('response', () => {
  it.each([
    ['should refuse until the response came', 'notice close review close', [false, true, false, false]],
    ['should ask nothing when nothing happened', 'close .', [false, false]],
    ['should be asked anew each time', 'notice review notice close', [false, false, false, true]],
    ['should bind the named fact and not the end', 'notice .', [false, false]],
  ])('%s', (_, run, expected) => expect(breaches(RESPONSE, run)).toEqual(expected));

  it('should bind the end of the case where no other fact is named', () => {
    const rule = 'response: { after: notice, comes: [review] }';
    expect(breaches(rule, 'notice close .')).toEqual([false, false, true]);
    expect(breaches(rule, 'notice review .')).toEqual([false, false, false]);
  });

  it('should not let a fact answer itself', () => {
    const rule = 'response: { after: review=REJECT, comes: [review], before: close }';
    expect(breaches(rule, 'review=REJECT close review=APPROVE close')).toEqual([false, true, false, false]);
  });
});

describe('exactly-one', () => {
  it.each([
    [
      'should refuse a second one',
      'exactly-one: { of: decision }',
      'decision=NONE decision=PENALTY .',
      [false, true, false],
    ],
    ['should miss one at the end', 'exactly-one: { of: decision }', 'draft .', [false, true]],
    ['should not miss one before it is due', 'exactly-one: { of: decision, when: review }', 'draft .', [false, false]],
    ['should miss one that is due', 'exactly-one: { of: decision, when: review }', 'review .', [false, true]],
    [
      'should take one that came early',
      'exactly-one: { of: decision, when: review }',
      'decision review .',
      [false, false, false],
    ],
    [
      'should count the named outcome only',
      'exactly-one: { of: decision=NONE }',
      'decision=PENALTY decision=NONE',
      [false, false],
    ],
  ])('%s', (_, rule, run, expected) => expect(breaches(rule, run)).toEqual(expected));
});

describe('absence', () => {
  it('should refuse every one', () => {
    expect(breaches('absence: { of: waiver }', 'draft waiver waiver')).toEqual([false, true, true]);
  });
});

describe('forms without an order', () => {
  it.each(['separation: { of: [draft], from: [review] }', 'checks: [S]\nno-vacuous-pass: { steps: [review] }'])(
    'should have no automaton: %s',
    (rule) => {
      const [definition] = setWith(rule).obligations;
      expect(compileObligation(definition as ObligationDefinition)).toBeNull();
    },
  );
});

describe('every automaton', () => {
  const step = fc.constantFrom('a', 'b', 'c');
  const outcome = fc.constantFrom('X', 'Y', null);
  const pattern: fc.Arbitrary<FactPattern> = fc
    .record({ step, outcomes: fc.option(fc.subarray(['X', 'Y'], { minLength: 1 })), negated: fc.boolean() })
    .map((drawn) => ({ source: 'drawn', ...drawn, negated: drawn.negated && drawn.outcomes !== null }));
  const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });
  const limit = fc.constantFrom<LimitId>('T-PEN-07', 'T-PEN-24');
  type Ordered = Parameters<typeof breaksByDefinition>[0];
  const form: fc.Arbitrary<Ordered> = fc.oneof(
    fc.record({ kind: fc.constant('precedence' as const), before: pattern, requires: patterns }),
    fc.record({ kind: fc.constant('freshness' as const), before: pattern, requires: patterns, voidedBy: patterns }),
    fc.record({ kind: fc.constant('window' as const), before: pattern, after: pattern, limit, unless: patterns }),
    fc.record({ kind: fc.constant('response' as const), after: pattern, comes: patterns, before: fc.option(pattern) }),
    fc.record({ kind: fc.constant('exactly-one' as const), of: pattern, when: fc.option(pattern) }),
    fc.record({ kind: fc.constant('absence' as const), of: pattern }),
  );
  const occurrence: fc.Arbitrary<Occurrence> = fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('step' as const), step, outcome }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('elapsed' as const), limit }) },
  );
  const [sample] = setWith('absence: { of: waiver }').obligations;
  const definitionOf = (drawn: ObligationForm): ObligationDefinition => ({
    ...(sample as ObligationDefinition),
    form: drawn,
  });

  it('should break where the words of its form, read over the whole history, are broken', () => {
    fc.assert(
      fc.property(form, fc.array(occurrence, { maxLength: 12 }), (drawn, run) => {
        const whole: readonly Occurrence[] = [...run, { kind: 'end' }];
        const expected = whole.map((_, index) => breaksByDefinition(drawn, whole.slice(0, index + 1)));
        expect(breachesOf(definitionOf(drawn), whole)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});
