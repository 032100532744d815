import { createCalendar, localDate } from '../calendar/index.js';
import type { ActId, Attempt, CaseFacts, CertificateFact } from '../facts.js';
import type { JudgementContext } from '../case-rules/index.js';

const d = localDate;

/** Ids of the people in the built cases: two investigators and one person for each separated role. */
export const people = {
  officers: ['officer-1', 'officer-2'],
  examiner: 'examiner',
  reviewer: 'reviewer',
  host: 'host',
  head: 'head',
  panel: ['head', 'head-2', 'head-3'],
} as const;

function certificate(personId: string): CertificateFact {
  return { personId, certificateNo: `C-${personId}`, validFrom: d('2020-01-01'), validTo: d('2027-12-31') };
}

const officers = people.officers.map((personId) => ({ personId, certificate: certificate(personId) }));

/** The calendar of the installed notices, officers with valid certificates, and one qualified reviewer. */
export function lawfulContext(changes: Partial<JudgementContext> = {}): JudgementContext {
  return {
    calendar: createCalendar(),
    certificateOf: (personId, on) => {
      const found = officers.find((officer) => officer.personId === personId)?.certificate ?? null;
      return found !== null && found.validFrom <= on && on <= found.validTo ? found : null;
    },
    mayReview: (personId) => personId === people.reviewer,
    nameOf: (personId) => personId,
    ...changes,
  };
}

/**
 * TC-01 on the eve of its decision: fine of 150 000, one monitoring, notice served on 2025-09-30, review approved on
 * 2025-10-16. Every rule holds; a test changes the one thing it is about.
 */
export function lawfulFacts(changes: Partial<CaseFacts> = {}): CaseFacts {
  return { ...baseFacts(), ...penaltyFacts(), ...changes };
}

/** TC-03 on the eve of its decision: first-time exemption, every condition proved, no notice needed. */
export function lawfulExemptionFacts(changes: Partial<CaseFacts> = {}): CaseFacts {
  return { ...baseFacts(), ...exemptionFacts(), ...changes };
}

/** TC-02 on the eve of its decision: hearing held on 2026-03-10, second review approved, discussed on 2026-03-19. */
export function lawfulHearingFacts(changes: Partial<CaseFacts> = {}): CaseFacts {
  return { ...baseFacts(), ...hearingFacts(), ...changes };
}

/** The lawful decision of each built case. */
export function decisionAttempt(changes: Partial<Attempt> = {}): Attempt {
  return attempt('decision', { actorId: people.head, values: { outcome: 'PENALTY', documentNo: '1' }, ...changes });
}

/** An act of the head on the day of the decision of TC-01, unless changed. */
export function attempt(act: ActId, changes: Partial<Attempt> = {}): Attempt {
  return { act, on: d('2025-10-17'), actorId: people.head, values: {}, ...changes };
}

function baseFacts(): CaseFacts {
  return {
    caseId: 'case-1',
    partyType: 'ORGANISATION',
    clueReceivedOn: d('2025-08-20'),
    filing: { result: 'FILE', on: d('2025-09-02'), sealed: true },
    investigations: [],
    monitorings: [],
    evidence: [],
    orderToCorrect: null,
    correction: null,
    examinations: [],
    drafts: [],
    notices: [],
    waivers: [],
    statements: [],
    hearings: [],
    reviews: [],
    discussions: [],
    recusals: [],
    exclusions: [],
    thresholds: null,
    listedExemption: null,
    decision: null,
    service: null,
    publication: null,
    payments: [],
    criminalTransfer: null,
    closedOn: null,
    archivedOn: null,
    chainIntact: true,
  };
}

function investigation(startedOn: string, finishedOn: string): CaseFacts['investigations'][number] {
  return {
    id: 'investigation-1',
    startedOn: d(startedOn),
    finishedOn: d(finishedOn),
    officers,
    certificatesShown: true,
    recusalRightTold: true,
  };
}

function penaltyDraft(hash: string, seq: number, on: string, amount: number): CaseFacts['drafts'][number] {
  return {
    id: `draft-${seq}`,
    hash,
    seq,
    on: d(on),
    drafterId: people.examiner,
    outcome: 'PENALTY',
    amount,
    ground: null,
    educationRecorded: false,
    substanceHash: 'substance-1',
  };
}

function approval(draftHash: string, seq: number, on: string): CaseFacts['reviews'][number] {
  return {
    id: `review-${seq}`,
    draftHash,
    on: d(on),
    reviewerId: people.reviewer,
    outcome: 'APPROVE',
    reviewerQualified: true,
    seq,
    sealed: true,
  };
}

function penaltyFacts(): Partial<CaseFacts> {
  return {
    investigations: [investigation('2025-09-02', '2025-09-15')],
    monitorings: [
      { id: 'monitoring-1', sentOn: d('2025-09-03'), reportedOn: d('2025-09-12'), toldOn: d('2025-09-15') },
    ],
    evidence: [{ id: 'evidence-1', addedSeq: 1, obtainedOn: d('2025-09-12'), proves: [] }],
    orderToCorrect: { servedOn: d('2025-09-16') },
    examinations: [{ on: d('2025-09-24'), examinerId: people.examiner, result: 'PASS' }],
    drafts: [penaltyDraft('hash-1', 2, '2025-09-26', 150_000)],
    notices: [
      {
        id: 'notice-1',
        servedOn: d('2025-09-30'),
        receiptNo: 'R-1',
        amount: 150_000,
        substanceHash: 'substance-1',
        hearingRightStated: false,
        hearingRequired: false,
        windowClosesOn: d('2025-10-14'),
      },
    ],
    reviews: [approval('hash-1', 3, '2025-10-16')],
    thresholds: { hearingRequired: false, panelRequired: false },
  };
}

function exemptionFacts(): Partial<CaseFacts> {
  return {
    filing: { result: 'FILE', on: d('2025-11-03'), sealed: true },
    investigations: [investigation('2025-11-03', '2025-11-10')],
    evidence: [
      {
        id: 'evidence-1',
        addedSeq: 1,
        obtainedOn: d('2025-11-10'),
        proves: ['FIRST_TIME', 'MINOR', 'NO_HARM', 'CORRECTED'],
      },
    ],
    orderToCorrect: { servedOn: d('2025-11-03') },
    correction: { verifiedOn: d('2025-11-10') },
    examinations: [{ on: d('2025-11-13'), examinerId: people.examiner, result: 'PASS' }],
    drafts: [
      {
        ...penaltyDraft('hash-1', 2, '2025-11-14', 0),
        outcome: 'NO_PENALTY_MINOR',
        ground: 'EX_FIRST',
        educationRecorded: true,
      },
    ],
    reviews: [approval('hash-1', 3, '2025-11-18')],
    thresholds: { hearingRequired: false, panelRequired: false },
    listedExemption: 'EX_FIRST',
  };
}

function hearingFacts(): Partial<CaseFacts> {
  return {
    filing: { result: 'FILE', on: d('2025-12-18'), sealed: true },
    investigations: [investigation('2025-12-18', '2026-01-05')],
    orderToCorrect: { servedOn: d('2026-01-06') },
    examinations: [{ on: d('2026-02-04'), examinerId: people.examiner, result: 'PASS' }],
    drafts: [penaltyDraft('hash-1', 1, '2026-02-06', 620_000), penaltyDraft('hash-2', 4, '2026-03-11', 520_000)],
    notices: [
      {
        id: 'notice-1',
        servedOn: d('2026-02-12'),
        receiptNo: 'R-1',
        amount: 620_000,
        substanceHash: 'substance-1',
        hearingRightStated: true,
        hearingRequired: true,
        windowClosesOn: d('2026-02-26'),
      },
    ],
    hearings: [
      {
        id: 'hearing-1',
        requestedOn: d('2026-02-25'),
        hostId: people.host,
        noticeServedOn: d('2026-02-27'),
        scheduledOn: d('2026-03-10'),
        ended: 'HELD',
        closedOn: d('2026-03-10'),
        closedSeq: 3,
      },
    ],
    reviews: [{ ...approval('hash-2', 5, '2026-03-13'), outcome: 'IMPROVE' }, approval('hash-2', 6, '2026-03-17')],
    discussions: [
      {
        id: 'discussion-1',
        draftHash: 'hash-2',
        on: d('2026-03-19'),
        result: 'AGREE',
        memberIds: people.panel,
        opinions: people.panel.length,
        signed: true,
        seq: 7,
        sealed: true,
      },
    ],
    thresholds: { hearingRequired: true, panelRequired: true },
  };
}
