import type { LegalCalendar, LocalDate } from '../calendar/index.js';
import { isLocalDate, penaltyLimits } from '../calendar/index.js';
import type { Attempt, CaseFacts, DraftFact, HearingFact, NoticeFact, Outcome, ReviewFact } from '../facts.js';

/** The draft a decision would be about. */
export function currentDraft(facts: CaseFacts): DraftFact | null {
  return facts.drafts.at(-1) ?? null;
}

/** The last review of exactly the current draft's content. */
export function reviewOfCurrentDraft(facts: CaseFacts): ReviewFact | null {
  const draft = currentDraft(facts);
  return draft === null
    ? null
    : (bySeq(facts.reviews.filter((review) => review.draftHash === draft.hash)).at(-1) ?? null);
}

/** The last approving review of the case, whatever draft it names. */
export function lastApproval(facts: CaseFacts): ReviewFact | null {
  return bySeq(facts.reviews.filter((review) => review.outcome === 'APPROVE')).at(-1) ?? null;
}

export function lastNotice(facts: CaseFacts): NoticeFact | null {
  return facts.notices.at(-1) ?? null;
}

/** Everybody who took part in the investigation of the case. */
export function investigatorIds(facts: CaseFacts): ReadonlySet<string> {
  return new Set(facts.investigations.flatMap(({ officers }) => officers.map(({ personId }) => personId)));
}

export function lastPassedExamination(facts: CaseFacts): CaseFacts['examinations'][number] | null {
  const last = facts.examinations.at(-1);
  return last?.result === 'PASS' ? last : null;
}

/** What the decision would be: the outcome tried now, else the draft's. */
export function attemptedOutcome(attempt: Attempt, facts: CaseFacts): Outcome | null {
  const tried = attempt.values['outcome'];
  return typeof tried === 'string' ? (tried as Outcome) : (currentDraft(facts)?.outcome ?? null);
}

/**
 * Last day of the party's window (T-PEN-07, T-PEN-08). Counted again from the service, so that a shortened window in the
 * case file shortens no right; the recorded day still holds when it is later.
 */
export function windowClosesOn(notice: NoticeFact, calendar: LegalCalendar): LocalDate {
  const { period } = penaltyLimits['T-PEN-07'];
  const counted = calendar.due({ from: notice.servedOn, period: period ?? '5WD', role: 'party' }).due;
  return notice.windowClosesOn > counted ? notice.windowClosesOn : counted;
}

/** Statements that raise a point within the window of the notice they answer. */
export function statementsInTime(facts: CaseFacts, calendar: LegalCalendar): CaseFacts['statements'] {
  return facts.statements.filter((statement) => {
    const notice = facts.notices.find(({ id }) => id === statement.noticeId);
    return statement.points > 0 && (notice === undefined || statement.on <= windowClosesOn(notice, calendar));
  });
}

/** The hearing that was requested in time and has not ended; a late request loses the right (T-PEN-08). */
export function openHearing(facts: CaseFacts, calendar: LegalCalendar): HearingFact | null {
  return (
    facts.hearings.find(({ ended, requestedOn }) => {
      const notice = facts.notices.filter(({ servedOn }) => servedOn <= requestedOn).at(-1);
      return ended === null && (notice === undefined || requestedOn <= windowClosesOn(notice, calendar));
    }) ?? null
  );
}

export function dateValue(attempt: Attempt, name: string): LocalDate | null {
  const value = attempt.values[name];
  return isLocalDate(value) ? value : null;
}

export function textValue(attempt: Attempt, name: string): string | null {
  const value = attempt.values[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The texts of a list value; anything else reads as an empty list. */
export function textList(attempt: Attempt, name: string): readonly string[] {
  const value = attempt.values[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function bySeq<T extends { readonly seq: number }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => a.seq - b.seq);
}
