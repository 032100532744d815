import type { LocalDate } from '../../law/calendar/index.js';
import type { CaseFacts, Outcome } from '../../law/facts.js';

/**
 * Whether a draft must be notified before its legal review. A penalty always, unless the last notice told the same facts,
 * law and kind with no lower amount (PEN-16), its window is over or waived, and nothing the party asked for is open: then
 * nothing new would be told. APL 44, 45.
 */
export function needsNotice(
  draft: { readonly on: LocalDate; readonly outcome: Outcome; readonly amount: number; readonly substanceHash: string },
  facts: CaseFacts,
): boolean {
  if (draft.outcome !== 'PENALTY') return false;
  const notice = facts.notices.at(-1);
  if (notice === undefined || notice.substanceHash !== draft.substanceHash || draft.amount > notice.amount) return true;
  const waived = facts.waivers.some(({ noticeId }) => noticeId === notice.id);
  const open =
    facts.hearings.some(({ ended }) => ended === null) ||
    facts.statements.some(({ reexamination }) => reexamination === null);
  return open || !(waived || draft.on > notice.windowClosesOn);
}
