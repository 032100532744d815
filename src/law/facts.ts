import type { LocalDate } from './calendar/local-date.js';

export type Outcome = 'PENALTY' | 'NO_PENALTY_MINOR' | 'NO_PENALTY_NOT_ESTABLISHED' | 'CRIMINAL_TRANSFER';
export type ReviewOutcome = 'APPROVE' | 'IMPROVE' | 'REJECT';
export type ExemptionGround = 'EX_MINOR' | 'EX_FIRST' | 'EX_NOFAULT' | 'EX_CAPACITY';
/** Conditions of an exemption that need evidence of their own (PEN-29). */
export type ExemptionCondition = 'MINOR' | 'FIRST_TIME' | 'CORRECTED' | 'NO_HARM' | 'NO_FAULT' | 'NO_CAPACITY';

/** An enforcement certificate as recorded; valid on days `validFrom <= d <= validTo`. */
export interface CertificateFact {
  readonly personId: string;
  readonly certificateNo: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/**
 * Everything the law looks at in one penalty case, as rows of the case file say it (never process variables).
 * `on` and `...On` are the days things happened; lists are in the order in which they were recorded.
 * `sealed` is true when the record chain of the case carries this very row (design §4, layer 3).
 */
export interface CaseFacts {
  readonly caseId: string;
  readonly partyType: 'CITIZEN' | 'ORGANISATION';
  readonly clueReceivedOn: LocalDate;
  readonly filing: { readonly result: 'FILE' | 'NO_FILE'; readonly on: LocalDate; readonly sealed: boolean } | null;
  readonly investigations: readonly {
    readonly id: string;
    readonly startedOn: LocalDate;
    readonly finishedOn: LocalDate;
    /** One entry per officer who signed; certificate null when none is on file. */
    readonly officers: readonly { readonly personId: string; readonly certificate: CertificateFact | null }[];
    readonly certificatesShown: boolean;
    readonly recusalRightTold: boolean;
  }[];
  readonly monitorings: readonly {
    readonly id: string;
    readonly sentOn: LocalDate;
    readonly reportedOn: LocalDate;
    /** Null: the party was not told yet. */
    readonly toldOn: LocalDate | null;
  }[];
  readonly evidence: readonly {
    readonly id: string;
    readonly addedSeq: number;
    readonly obtainedOn: LocalDate;
    readonly proves: readonly ExemptionCondition[];
  }[];
  readonly orderToCorrect: { readonly servedOn: LocalDate } | null;
  readonly correction: { readonly verifiedOn: LocalDate } | null;
  readonly examinations: readonly {
    readonly on: LocalDate;
    readonly examinerId: string;
    readonly result: 'PASS' | 'RETURN';
  }[];
  /** The last one is the current draft. `seq` orders drafts, evidence, reviews and hearings of the case as recorded. */
  readonly drafts: readonly DraftFact[];
  readonly notices: readonly NoticeFact[];
  readonly waivers: readonly { readonly noticeId: string; readonly on: LocalDate; readonly documentRef: string }[];
  readonly statements: readonly {
    readonly id: string;
    readonly noticeId: string;
    readonly on: LocalDate;
    readonly points: number;
    /** Null until re-examined. */
    readonly reexamination: { readonly on: LocalDate; readonly answered: number } | null;
    readonly seq: number;
  }[];
  readonly hearings: readonly HearingFact[];
  readonly reviews: readonly ReviewFact[];
  readonly discussions: readonly {
    readonly id: string;
    readonly draftHash: string;
    readonly on: LocalDate;
    readonly result: 'AGREE' | 'CHANGE' | 'REJECT';
    /** Voting members with individual opinions. */
    readonly memberIds: readonly string[];
    readonly opinions: number;
    readonly signed: boolean;
    readonly seq: number;
    readonly sealed: boolean;
  }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly personId: string;
    readonly open: boolean;
    readonly concernsChief: boolean;
    /** True once the request was granted: the person may no longer act in the case. */
    readonly granted?: boolean;
  }[];
  /** What limitation (T-PEN-01) is counted from; absent or null while the end of the act is not established. */
  readonly limitation?: {
    readonly actEndedOn: LocalDate;
    readonly discoveredOn: LocalDate;
    readonly harm: 'NONE' | 'POLLUTION' | 'LIFE_OR_SAFETY';
  } | null;
  /** Days excluded from T-PEN-11 with their documentary cause; rule 10 of §6.1. */
  readonly exclusions: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly reason: string }[];
  /** Thresholds at the figures valid for this case (decision table of the procedure). */
  readonly thresholds: { readonly hearingRequired: boolean; readonly panelRequired: boolean } | null;
  /** What the exemption list says of the recorded finding; null: no entry applies. */
  readonly listedExemption: ExemptionGround | null;
  readonly decision: {
    readonly id: string;
    readonly on: LocalDate;
    readonly outcome: Outcome;
    readonly draftHash: string;
    readonly amount: number;
    readonly sealed: boolean;
  } | null;
  readonly service: { readonly servedOn: LocalDate } | null;
  readonly publication: { readonly on: LocalDate; readonly redacted: boolean } | null;
  readonly payments: readonly { readonly on: LocalDate; readonly amount: number }[];
  readonly criminalTransfer: { readonly handedOverOn: LocalDate } | null;
  readonly closedOn: LocalDate | null;
  readonly archivedOn: LocalDate | null;
  /** False when `verify` found a broken entry in the record chain of the case. */
  readonly chainIntact: boolean;
}

export interface DraftFact {
  readonly id: string;
  readonly hash: string;
  readonly seq: number;
  readonly on: LocalDate;
  readonly drafterId: string;
  readonly outcome: Outcome;
  /** Yuan; 0 unless PENALTY. */
  readonly amount: number;
  readonly ground: ExemptionGround | null;
  readonly educationRecorded: boolean;
  /** Digest of facts, legal basis and kind without the amount: a lower amount on the same digest needs no new notice (PEN-16). */
  readonly substanceHash: string;
}

export interface NoticeFact {
  readonly id: string;
  readonly servedOn: LocalDate;
  /** Proof of service; empty string when none. */
  readonly receiptNo: string;
  readonly amount: number;
  readonly substanceHash: string;
  readonly hearingRightStated: boolean;
  readonly hearingRequired: boolean;
  /** Last day of the window (T-PEN-07), from the calendar. */
  readonly windowClosesOn: LocalDate;
}

export interface HearingFact {
  readonly id: string;
  readonly requestedOn: LocalDate;
  readonly hostId: string | null;
  readonly noticeServedOn: LocalDate | null;
  readonly scheduledOn: LocalDate | null;
  /** HELD, ABSENT (deemed waived) or WITHDRAWN; null while open. */
  readonly ended: 'HELD' | 'ABSENT' | 'WITHDRAWN' | null;
  readonly closedOn: LocalDate | null;
  readonly closedSeq: number | null;
}

export interface ReviewFact {
  readonly id: string;
  readonly draftHash: string;
  readonly on: LocalDate;
  readonly reviewerId: string;
  readonly outcome: ReviewOutcome;
  /** National legal qualification on file on the day of the review, or a reviewer from before the rule (APL 58). */
  readonly reviewerQualified: boolean;
  readonly seq: number;
  readonly sealed: boolean;
}

/** What a person is about to record, as far as the rules look at it: the facts after it, had it been accepted. */
export type ActId =
  | 'intake'
  | 'filing'
  | 'filing-refusal'
  | 'investigation'
  | 'report'
  | 'examination'
  | 'draft'
  | 'prior-notice'
  | 'statement'
  | 'waiver'
  | 'hearing-request'
  | 'hearing-withdrawal'
  | 'reexamination'
  | 'hearing-notice'
  | 'hearing'
  | 'hearing-report'
  | 'legal-review'
  | 'collective-discussion'
  | 'decision'
  | 'service'
  | 'publication'
  | 'execution'
  | 'criminal-transfer'
  | 'closing'
  | 'archiving'
  | 'evidence'
  | 'recusal-request'
  | 'recusal-decision';

/** One act somebody tries now: facts are those before it. */
export interface Attempt {
  readonly act: ActId;
  /** The day the act happens in law (`on`, `servedOn`, `filedOn` … of its form). */
  readonly on: LocalDate;
  readonly actorId: string;
  /** The act's validated values. */
  readonly values: Readonly<Record<string, unknown>>;
}
