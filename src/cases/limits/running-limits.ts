import type { LocalDate } from '../../law/calendar/index.js';
import type { CaseFacts } from '../../law/facts.js';
import type { RunningLimit } from './limit-view.js';

/** The limits that run in a case on a day, in the order in which the procedure meets them. Domain reference §1.c. */
export function runningLimits(facts: CaseFacts, today: LocalDate, refused: boolean): readonly RunningLimit[] {
  if (refused || facts.archivedOn !== null) return [];
  if (facts.decision !== null) return afterDecision(facts, facts.decision);
  if (facts.filing?.result !== 'FILE') {
    return facts.filing === null ? [{ limitId: 'T-PEN-02', from: facts.clueReceivedOn }] : [];
  }
  const decide: RunningLimit = { limitId: 'T-PEN-11', from: facts.filing.on, excluded: excludedUntil(facts, today) };
  return [decide, ...window(facts, today), ...review(facts, today)];
}

/** A hearing that is still open goes on excluding days. */
function excludedUntil(facts: CaseFacts, today: LocalDate): CaseFacts['exclusions'] {
  const open = facts.hearings.filter(({ ended, requestedOn }) => ended === null && requestedOn < today);
  return [...facts.exclusions, ...open.map(({ requestedOn }) => ({ from: requestedOn, to: today, reason: '听证' }))];
}

function window(facts: CaseFacts, today: LocalDate): readonly RunningLimit[] {
  const notice = facts.notices.at(-1);
  if (notice === undefined || today > notice.windowClosesOn || isWaived(facts)) return [];
  return [{ limitId: 'T-PEN-07', from: notice.servedOn }];
}

/** T-PEN-10 runs from the day the file is complete: the last of what has to come before the review. */
function review(facts: CaseFacts, today: LocalDate): readonly RunningLimit[] {
  const from = completeOn(facts, today);
  const draft = facts.drafts.at(-1);
  const reviewed = facts.reviews.some(({ draftHash, seq }) => draftHash === draft?.hash && seq > draft.seq);
  return from === null || reviewed ? [] : [{ limitId: 'T-PEN-10', from }];
}

/** Null while the file is not complete: no draft, an open window, statement or hearing. */
function completeOn(facts: CaseFacts, today: LocalDate): LocalDate | null {
  const draft = facts.drafts.at(-1);
  if (draft === undefined) return null;
  if (draft.outcome !== 'PENALTY') return draft.on;
  const notice = facts.notices.at(-1);
  const told = notice !== undefined && notice.substanceHash === draft.substanceHash && draft.amount <= notice.amount;
  const open =
    facts.hearings.some(({ ended }) => ended === null) ||
    facts.statements.some(({ reexamination }) => reexamination === null);
  if (!told || open || window(facts, today).length > 0) return null;
  return latest([draft.on, windowEnd(facts), ...ends(facts)]);
}

/** The day the window ended: its last day, or that of the waiver. */
function windowEnd(facts: CaseFacts): LocalDate | null {
  const notice = facts.notices.at(-1);
  const waiver = facts.waivers.find(({ noticeId }) => noticeId === notice?.id);
  return waiver?.on ?? notice?.windowClosesOn ?? null;
}

function ends({ hearings, statements }: CaseFacts): readonly (LocalDate | null)[] {
  return [
    ...hearings.map(({ closedOn }) => closedOn),
    ...statements.map(({ reexamination }) => reexamination?.on ?? null),
  ];
}

function latest(days: readonly (LocalDate | null)[]): LocalDate | null {
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
}

function isWaived(facts: CaseFacts): boolean {
  const notice = facts.notices.at(-1);
  return facts.waivers.some(({ noticeId }) => noticeId === notice?.id);
}

function afterDecision(facts: CaseFacts, decision: NonNullable<CaseFacts['decision']>): readonly RunningLimit[] {
  const { service, publication } = facts;
  const paid = facts.payments.reduce((sum, { amount }) => sum + amount, 0);
  const fined = decision.outcome === 'PENALTY' && paid < decision.amount;
  if (decision.outcome === 'CRIMINAL_TRANSFER') return [];
  return [
    ...(service === null ? [{ limitId: 'T-PEN-12', from: decision.on } as const] : []),
    ...(publication === null ? [{ limitId: 'T-PEN-14', from: decision.on } as const] : []),
    ...(service !== null && fined ? [{ limitId: 'T-PEN-18', from: service.servedOn } as const] : []),
    ...(service === null ? [] : remedies(service.servedOn)),
  ];
}

function remedies(servedOn: LocalDate): readonly RunningLimit[] {
  return [
    { limitId: 'T-PEN-21', from: servedOn },
    { limitId: 'T-PEN-22', from: servedOn },
  ];
}
