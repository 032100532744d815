import { localDate, type LocalDate } from '../calendar/index.js';

/** The national legal qualification is asked of people who took up legal review on or after this day (APL 58). */
const QUALIFICATION_ASKED_FROM = localDate('2018-01-01');

/**
 * Whether a person may do legal review on the day: the national legal qualification was obtained by then, or the person
 * had been reviewing before the rule. Null: no qualification on file, or never reviewed before.
 */
export function qualifiedReviewer(
  person: {
    readonly legalQualification: { readonly obtainedOn: LocalDate } | null;
    readonly reviewerSince: LocalDate | null;
  },
  on: LocalDate,
): boolean {
  if (person.legalQualification !== null && person.legalQualification.obtainedOn <= on) return true;
  return person.reviewerSince !== null && person.reviewerSince < QUALIFICATION_ASKED_FROM;
}
