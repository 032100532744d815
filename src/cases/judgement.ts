import type { Person } from '../identity/index.js';
import { certificateOn } from '../identity/index.js';
import type { LegalCalendar, LocalDate } from '../law/calendar/index.js';
import type { CaseFacts } from '../law/facts.js';
import { qualifiedReviewer, type JudgementContext } from '../law/case-rules/index.js';

/** What the rules ask about people, from those already read; somebody not among them has and may nothing. */
export function judgementContext(calendar: LegalCalendar, people: ReadonlyMap<string, Person>): JudgementContext {
  return {
    calendar,
    certificateOf(personId: string, on: LocalDate) {
      const person = people.get(personId);
      const certificate = person === undefined ? null : certificateOn(person, on);
      if (certificate === null) return null;
      const { certificateNo, validFrom, validTo } = certificate;
      return { personId, certificateNo, validFrom, validTo };
    },
    mayReview(personId: string, on: LocalDate) {
      const person = people.get(personId);
      return person !== undefined && qualifiedReviewer(person, on);
    },
    nameOf: (personId) => people.get(personId)?.name ?? personId,
  };
}

/** Everybody the rules may name in a refusal: who investigated, examined, reviewed, heard, discussed or is challenged. */
export function peopleIn(facts: CaseFacts): string[] {
  return [
    ...facts.investigations.flatMap(({ officers }) => officers.map(({ personId }) => personId)),
    ...facts.examinations.map(({ examinerId }) => examinerId),
    ...facts.reviews.map(({ reviewerId }) => reviewerId),
    ...facts.hearings.flatMap(({ hostId }) => (hostId === null ? [] : [hostId])),
    ...facts.discussions.flatMap(({ memberIds }) => memberIds),
    ...facts.recusals.map(({ personId }) => personId),
  ];
}
