import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../calendar/index.js';
import { setWith } from '../testing/read-set.js';
import { parseMonitor, record, serialiseMonitor, startMonitor } from './index.js';

const set = setWith(
  'window: { before: decision, after: notice, limit: T-PEN-07 }',
  'separation: { of: [draft], from: [review] }',
  'precedence: { before: close, requires: [decision] }',
);
const noticed = record(set, startMonitor(set), {
  step: 'notice',
  outcome: null,
  on: localDate('2025-09-30'),
  actorIds: [],
  attributes: { amount: 1 },
});

/** The stored state with some entries replaced. */
function stored(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...noticed, ...changes });
}

describe('a stored monitor', () => {
  it('should be read as it was written', () => {
    expect(parseMonitor(set, serialiseMonitor(noticed))).toEqual({ ok: true, state: noticed });
  });

  it('should not be read by obligations whose forms changed, with or without a new version', () => {
    const changed = setWith('precedence: { before: close, requires: [decision] }');
    expect(parseMonitor(changed, serialiseMonitor(noticed))).toMatchObject({ ok: false, reason: 'other version' });
  });

  it('should not be read by the same obligations with another window, step or check', () => {
    const others = ['T-PEN-24', 'T-PEN-07 , unless: [waiver]'].map((limit) =>
      setWith(
        `window: { before: decision, after: notice, limit: ${limit} }`,
        'separation: { of: [draft], from: [review] }',
        'precedence: { before: close, requires: [decision] }',
      ),
    );
    for (const other of others) expect(parseMonitor(other, serialiseMonitor(noticed))).toMatchObject({ ok: false });
    const unchecked = { ...set, obligations: set.obligations.map((one) => ({ ...one, checks: ['S'] as const })) };
    expect(parseMonitor(unchecked, serialiseMonitor(noticed))).toMatchObject({ ok: false, reason: 'other version' });
  });

  it('should be read by obligations whose texts and guards alone changed', () => {
    const reworded = { ...set, obligations: set.obligations.map((one) => ({ ...one, article: 'APL 2', guard: null })) };
    expect(parseMonitor(reworded, serialiseMonitor(noticed))).toMatchObject({ ok: true });
  });

  it.each([
    ['no JSON', '{', 'a JSON object'],
    ['a list', '[]', 'a JSON object'],
    ['no version', '{}', 'the version'],
    ['a negative number of facts', stored({ facts: -1 }), 'a number of facts'],
    ['a rule nobody knows', stored({ automata: { 'R-1': 1, 'R-9': 0 } }), 'states of automata'],
    ['a state beyond the automaton', stored({ automata: { 'R-1': 2 } }), 'states of automata'],
    ['half a state', stored({ automata: { 'R-1': 0.5 } }), 'states of automata'],
    ['a day that does not exist', stored({ openedOn: { 'R-1': '2025-02-29' } }), 'days of open windows'],
    [
      'a window that is no window',
      stored({ openedOn: { 'R-1': '2025-09-30', 'R-3': '2025-09-30' } }),
      'days of open windows',
    ],
    ['a window without its day', stored({ openedOn: {} }), 'a day for each open window'],
    ['a day without its window', stored({ automata: {} }), 'a day for each open window'],
    ['people of a step nobody separates', stored({ people: { close: ['li'] } }), 'people of separated steps'],
    ['people that are no texts', stored({ people: { draft: [1] } }), 'people of separated steps'],
    ['an attribute nobody declared', stored({ attributes: { secret: 1 } }), 'declared attributes'],
    ['a further key', stored({ more: 1 }), 'no other keys'],
    [
      'an inherited name',
      stored({}).replace('"people":{}', '"people":{"__proto__":["li"]}'),
      'people of separated steps',
    ],
  ])('should be refused: %s', (_, text, expected) => {
    const result = parseMonitor(set, text);
    expect(result).toMatchObject({ ok: false, reason: 'damaged' });
    if (!result.ok) expect(result.message).toContain(expected);
  });
});
