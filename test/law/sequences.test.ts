import { describe, expect, it } from '@jest/globals';
import {
  compileObligation,
  createCalendar,
  forbidden,
  record,
  startMonitor,
  type MonitorRefusal,
  type ObligationDefinition,
  type ObligationSet,
} from '../../src/law/index.js';
import { MAJOR_DECISION } from './decision-sequences.js';
import { NORMATIVE_DOCUMENT } from './document-sequences.js';
import { obligationsOf } from './obligation-files.js';
import { PENALTY } from './penalty-sequences.js';
import { RECONSIDERATION } from './reconsideration-sequences.js';
import { factOf, type Sequence } from './sequence.js';

const calendar = createCalendar();
const PROCEDURES: readonly (readonly [string, readonly Sequence[]])[] = [
  ['penalty-case', PENALTY],
  ['administrative-reconsideration', RECONSIDERATION],
  ['major-decision-review', MAJOR_DECISION],
  ['normative-document-filing', NORMATIVE_DOCUMENT],
];

/** What the obligations answer to each fact of the sequence, in order. */
function answers(set: ObligationSet, lines: readonly string[], { attributes }: Sequence): MonitorRefusal[][] {
  let state = startMonitor(set);
  return lines.map((line) => {
    const fact = factOf(line, attributes);
    const refusals = forbidden(set, state, fact, { calendar });
    state = record(set, state, fact);
    return [...refusals];
  });
}

describe.each(PROCEDURES)('each obligation of %s', (procedure, sequences) => {
  const set = obligationsOf(procedure);
  const only = (id: string): ObligationSet => ({
    ...set,
    obligations: set.obligations.filter((obligation) => obligation.id === id),
  });

  it('should have an order of facts that keeps it and one that breaks it', () => {
    const followed = set.obligations.filter(({ checks, form }) => checks.includes('R') && !isAboutTheEnd(form));
    expect(sequences.map(({ id }) => id)).toEqual(followed.map(({ id }) => id));
  });

  it.each(sequences)('$id is kept by a lawful order', (sequence) => {
    expect(answers(only(sequence.id), sequence.lawful, sequence).flat()).toEqual([]);
  });

  it.each(sequences)('$id refuses the fact that breaks it, and only that', (sequence) => {
    const given = answers(only(sequence.id), sequence.breaking, sequence);
    expect(given.map((refusals) => refusals.map(({ obligationId }) => obligationId))).toEqual([
      ...sequence.breaking.slice(1).map(() => []),
      [sequence.id],
    ]);
    expect(given.at(-1)?.[0]?.allowedFrom).toBe(sequence.allowedFrom ?? null);
  });

  it.each(sequences)('$id names no step that its file does not declare', ({ lawful, breaking }) => {
    const steps = [...lawful, ...breaking].map((line) => factOf(line));
    const unknown = steps.filter(({ step, outcome }) => {
      const declared = set.steps.get(step);
      return declared === undefined || (outcome !== null && !declared.outcomes.includes(outcome));
    });
    expect(unknown).toEqual([]);
  });

  it('should never have a guard that spares a case of which nothing is known', () => {
    // Facts that have not happened are known: no request is open, nothing is published.
    const known = ['PEN-09', 'PEN-35'];
    const sparing = set.obligations.filter(({ id, guard }) => {
      if (guard === null || known.includes(id)) return false;
      const result = guard.evaluate({ get: () => undefined, nowMs: 0 });
      return result.ok && result.value === false;
    });
    expect(sparing.map(({ id }) => id)).toEqual([]);
  });
});

/** A response without `before` is due at the end of the case, which is no fact. */
function isAboutTheEnd(form: ObligationDefinition['form']): boolean {
  return form.kind === 'response' && form.before === null;
}

describe('obligations that no fact can break', () => {
  it('NOR-19 is broken by an end of the case before the clean-up', () => {
    const automaton = automatonOf('normative-document-filing', 'NOR-19');
    const changed = automaton.next(0, step('upper-law-change'));
    expect(automaton.breaks(changed, { kind: 'end' })).toBe(true);
    expect(automaton.breaks(automaton.next(changed, step('clean-up')), { kind: 'end' })).toBe(false);
  });

  it('PEN-20 is broken by an end of the case without the decision that was approved', () => {
    const automaton = automatonOf('penalty-case', 'PEN-20');
    const approved = automaton.next(0, step('legal-review', 'APPROVE'));
    expect(automaton.breaks(approved, { kind: 'end' })).toBe(true);
    expect(automaton.breaks(automaton.next(approved, step('decision', 'PENALTY')), { kind: 'end' })).toBe(false);
  });

  it('PEN-11.a is kept in a diagram by the timer of the window, by a waiver and by a hearing, and broken without', () => {
    const automaton = automatonOf('penalty-case', 'PEN-11.a');
    const decision = step('decision', 'PENALTY');
    const notified = automaton.next(0, step('prior-notice'));
    expect(automaton.breaks(notified, decision)).toBe(true);
    const ends = [{ kind: 'elapsed', limit: 'T-PEN-07' } as const, step('waiver'), step('hearing-session', 'HELD')];
    expect(ends.map((end) => automaton.breaks(automaton.next(notified, end), decision))).toEqual([false, false, false]);
    expect(automaton.breaks(automaton.next(notified, step('statement')), decision)).toBe(true);
  });
});

function automatonOf(procedure: string, id: string): NonNullable<ReturnType<typeof compileObligation>> {
  const definition = obligationsOf(procedure).obligations.find((obligation) => obligation.id === id);
  const automaton = definition === undefined ? null : compileObligation(definition);
  if (automaton === null) throw new Error(`${id} has no automaton`);
  return automaton;
}

const step = (name: string, outcome: string | null = null) => ({ kind: 'step', step: name, outcome }) as const;
