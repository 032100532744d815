import type { LocalText } from '../../model/finding.js';
import type { LegalCalendar, LocalDate } from '../calendar/index.js';
import type { ActId, Attempt, CaseFacts, CertificateFact } from '../facts.js';

/** Where to do what is missing: an act, and the element of the procedure that offers it; null when there is no such place. */
export interface Remedy {
  readonly text: LocalText;
  readonly act: ActId | null;
  readonly elementId: string | null;
}

/** What an obligation finds wrong with an attempt. */
export interface Breach {
  readonly missing: LocalText;
  readonly remedy: Remedy;
}

/** Why the law refuses an act: obligation, article, what is missing, and where to do it. */
export interface Refusal extends Breach {
  readonly obligationId: string;
  readonly article: string;
  readonly title: LocalText;
}

/** What the rules ask about people and days beyond the case file. */
export interface JudgementContext {
  readonly calendar: LegalCalendar;
  /** The person's enforcement certificate valid on the day, null when none is. */
  certificateOf(personId: string, on: LocalDate): CertificateFact | null;
  /** Whether the person may review on the day; `qualifiedReviewer` is the rule. */
  mayReview(personId: string, on: LocalDate): boolean;
  /** How texts call the person; the id itself when nobody of that id is known. */
  nameOf(personId: string): string;
}

/** One rule of the law as the gate applies it before an act is recorded. */
export interface Obligation {
  readonly id: string;
  readonly title: LocalText;
  /** Source articles; loaded into texts, so that a corrected number is one change (domain reference §0.4). */
  readonly article: string;
  readonly appliesTo: readonly ActId[];
  /** Those of the acts whose verdict rests on the values of the form, so that it cannot be known before they are filled in. */
  readonly readsValuesOf?: readonly ActId[];
  /**
   * The breach the attempt would be, or null. `facts` are those before it. Pure; throws only `CalendarMissingError`,
   * which `judge` turns into a refusal of this obligation.
   */
  check(attempt: Attempt, facts: CaseFacts, context: JudgementContext): Breach | null;
}

/** The element of `penalty-case` (or of a process it calls) whose task performs the act; null for acts without a task. */
const ELEMENT_OF: Readonly<Record<ActId, string | null>> = {
  intake: 'pen_intake',
  filing: 'pen_file',
  'filing-refusal': 'pen_no_file',
  investigation: 'pen_investigate',
  report: 'pen_report',
  examination: 'pen_examine',
  draft: 'pen_draft',
  'prior-notice': 'pen_notice',
  statement: null,
  waiver: null,
  'hearing-request': null,
  'hearing-withdrawal': null,
  reexamination: 'pen_reexamine',
  'hearing-notice': 'pen_hearing_notice',
  hearing: 'pen_hearing_hold',
  'hearing-report': 'pen_hearing_report',
  'legal-review': 'pen_legal_review',
  'collective-discussion': 'pen_panel',
  decision: 'pen_decide',
  service: 'sod_serve',
  publication: 'pub_publish',
  execution: 'pen_execute',
  'criminal-transfer': 'pen_transfer',
  closing: 'pen_close',
  archiving: 'pen_archive',
  evidence: null,
  'recusal-request': null,
  'recusal-decision': null,
};

/** Every act, for rules that bind all of them. */
export const ALL_ACTS = Object.keys(ELEMENT_OF) as readonly ActId[];

/** A breach whose remedy is an act, done at the element that offers it; null when no act of the case file mends it. */
export function breach(missing: LocalText, act: ActId | null, remedy: LocalText): Breach {
  return { missing, remedy: { text: remedy, act, elementId: act === null ? null : ELEMENT_OF[act] } };
}

export const text = (zh: string, en: string): LocalText => ({ zh, en });
