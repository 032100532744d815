import { addDays } from '../calendar/index.js';
import type { CaseFacts, NoticeFact } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, lastNotice, windowClosesOn } from './reading.js';

/** No penalty before the party's window has closed, unless the party waived it in writing. */
export const pen11: Obligation = {
  id: 'PEN-11',
  title: text('陈述申辩期满前不得作出处罚决定', 'No penalty before the defence window closes'),
  article: 'APL 62; CF24 14',
  appliesTo: ['decision'],
  check(attempt, facts, { calendar }) {
    const notice = lastNotice(facts);
    if (notice === null || attemptedOutcome(attempt, facts) !== 'PENALTY') return null; // PEN-10 asks for the notice.
    const closes = windowClosesOn(notice, calendar);
    if (attempt.on > closes || waived(notice, facts, attempt.on)) return null;
    return breach(
      text(
        `${notice.servedOn}送达的告知书，陈述申辩期至${closes}届满`,
        `the window of the notice served on ${notice.servedOn} closes on ${closes}`,
      ),
      'decision',
      text(
        `${addDays(closes, 1)}起作出决定，或取得当事人书面放弃`,
        `decide on ${addDays(closes, 1)} or later, or obtain a written waiver`,
      ),
    );
  },
};

function waived(notice: NoticeFact, facts: CaseFacts, on: string): boolean {
  return facts.waivers.some(
    (waiver) => waiver.noticeId === notice.id && waiver.documentRef.trim() !== '' && waiver.on <= on,
  );
}
