import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../law/calendar/index.js';
import type { CaseFacts, NoticeFact } from '../../law/facts.js';
import { needsNotice } from './needs-notice.js';

const NOTICE = {
  id: 'n',
  amount: 620_000,
  substanceHash: 'same',
  windowClosesOn: localDate('2026-02-26'),
} as NoticeFact;
const facts = (changes: Partial<CaseFacts> = {}): CaseFacts =>
  ({ notices: [NOTICE], waivers: [], hearings: [], statements: [], ...changes }) as unknown as CaseFacts;
const draft = (amount: number, changes: object = {}) => ({
  on: localDate('2026-03-11'),
  outcome: 'PENALTY' as const,
  amount,
  substanceHash: 'same',
  ...changes,
});

describe('PEN-16 whether a draft needs a notice of its own', () => {
  it('a first penalty draft does, any other outcome never', () => {
    expect(needsNotice(draft(1), facts({ notices: [] }))).toBe(true);
    expect(needsNotice({ ...draft(0), outcome: 'NO_PENALTY_MINOR' }, facts({ notices: [] }))).toBe(false);
  });

  it('a lower amount on the same facts and law does not, a higher one or other facts do', () => {
    expect(needsNotice(draft(520_000), facts())).toBe(false);
    expect(needsNotice(draft(700_000), facts())).toBe(true);
    expect(needsNotice(draft(520_000, { substanceHash: 'other' }), facts())).toBe(true);
  });

  it('while the window is open and not waived, the party is told again', () => {
    const early = draft(520_000, { on: localDate('2026-02-26') });
    expect(needsNotice(early, facts())).toBe(true);
    expect(needsNotice(early, facts({ waivers: [{ noticeId: 'n', on: early.on, documentRef: '声明' }] }))).toBe(false);
  });

  it('an open hearing or an unanswered statement leads back to the window', () => {
    const open = [{ ended: null }] as unknown as CaseFacts['hearings'];
    const unanswered = [{ reexamination: null }] as unknown as CaseFacts['statements'];
    expect(needsNotice(draft(520_000), facts({ hearings: open }))).toBe(true);
    expect(needsNotice(draft(520_000), facts({ statements: unanswered }))).toBe(true);
  });
});
