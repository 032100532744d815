import { describe, expect, it } from '@jest/globals';
import { createCalendar, localDate } from '../calendar/index.js';
import type { Attempt, CaseFacts } from '../facts.js';
import {
  attempt,
  decisionAttempt,
  lawfulContext,
  lawfulExemptionFacts,
  lawfulFacts,
  lawfulHearingFacts,
  people,
} from '../testing/lawful-facts.js';
import {
  judge,
  judgeAhead,
  obligations,
  qualifiedReviewer,
  type JudgementContext,
  type ObligationId,
} from './index.js';

const d = localDate;
const penalty = lawfulFacts();
const hearing = lawfulHearingFacts();
const exemption = lawfulExemptionFacts();

const decideHearing = decisionAttempt({ on: d('2026-03-20') });
const decideExemption = decisionAttempt({ on: d('2025-11-21'), values: { outcome: 'NO_PENALTY_MINOR' } });

/** The rows with the first one changed. */
function first<T>(rows: readonly T[], changes: Partial<T>): readonly T[] {
  return rows.map((row, index) => (index === 0 ? { ...row, ...changes } : row));
}

function last<T>(rows: readonly T[], changes: Partial<T>): readonly T[] {
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, ...changes } : row));
}

/** Ids of the obligations that refuse. */
function refusing(tried: Attempt, facts: CaseFacts, context: JudgementContext = lawfulContext()): readonly string[] {
  return judge(tried, facts, context).map(({ obligationId }) => obligationId);
}

interface Row {
  readonly id: ObligationId;
  readonly rule: string;
  readonly tried?: Attempt;
  readonly facts?: CaseFacts;
  readonly context?: JudgementContext;
  /** All that refuse; default: the obligation alone. */
  readonly expected?: readonly ObligationId[];
}

const draft = penalty.drafts[0]!;
const review = penalty.reviews[0]!;
const notice = penalty.notices[0]!;
const statement = { id: 's', noticeId: notice.id, on: d('2025-10-13'), points: 2, seq: 2.5 };
const recusal = { id: 'r', personId: people.reviewer, open: true, concernsChief: false };
const decision = {
  id: 'decision-1',
  on: d('2025-10-17'),
  outcome: 'PENALTY',
  draftHash: draft.hash,
  amount: 150_000,
  sealed: true,
} as const;
const decided = lawfulFacts({ decision });
const performed = lawfulFacts({
  decision,
  service: { servedOn: d('2025-10-22') },
  payments: [{ on: d('2025-11-05'), amount: 150_000 }],
  correction: { verifiedOn: d('2025-10-30') },
});
const closing = (condition: string) => attempt('closing', { on: d('2025-11-06'), values: { condition } });
const investigating = (values: Attempt['values'], on = '2025-09-15') =>
  attempt('investigation', {
    on: d(on),
    actorId: people.officers[0],
    values: {
      startedOn: '2025-09-02',
      finishedOn: on,
      officers: people.officers,
      certificatesShown: true,
      recusalRightTold: true,
      ...values,
    },
  });
const reviewing = (changes: Partial<Attempt> = {}) =>
  attempt('legal-review', {
    on: d('2025-10-16'),
    actorId: people.reviewer,
    values: { outcome: 'APPROVE' },
    ...changes,
  });
const notifying = (values: Attempt['values']) =>
  attempt('prior-notice', {
    on: d('2025-09-30'),
    values: { servedOn: '2025-09-30', hearingRightStated: false, ...values },
  });
const hearingOpen = first(hearing.hearings, { ended: null, closedOn: null, closedSeq: null });

const LAWFUL: readonly (Omit<Row, 'id'> & { readonly tried: Attempt; readonly facts: CaseFacts })[] = [
  { rule: 'TC-01 decision on 2025-10-17', tried: decisionAttempt(), facts: penalty },
  {
    rule: 'TC-02 decision on 2026-03-20 after hearing, second review and discussion',
    tried: decideHearing,
    facts: hearing,
  },
  { rule: 'TC-03 no-penalty decision on 2025-11-21', tried: decideExemption, facts: exemption },
  {
    rule: 'decision the day after the window closed',
    tried: decisionAttempt({ on: d('2025-10-15') }),
    facts: lawfulFacts({ reviews: first(penalty.reviews, { on: d('2025-10-15') }) }),
  },
  {
    rule: 'decision inside a window that the party waived in writing',
    tried: decisionAttempt({ on: d('2025-10-11') }),
    facts: lawfulFacts({
      waivers: [{ noticeId: notice.id, on: d('2025-10-09'), documentRef: 'W-1' }],
      reviews: first(penalty.reviews, { on: d('2025-10-10') }),
    }),
  },
  {
    rule: 'decision with every point of the defence answered',
    tried: decisionAttempt(),
    facts: lawfulFacts({ statements: [{ ...statement, reexamination: { on: d('2025-10-15'), answered: 2 } }] }),
  },
  {
    rule: 'PEN-15 decision after a statement that came when the window was over',
    tried: decisionAttempt(),
    facts: lawfulFacts({ statements: [{ ...statement, on: d('2025-10-16'), reexamination: null }] }),
  },
  {
    rule: 'PEN-13 decision after a hearing request that came when the window was over',
    tried: decisionAttempt(),
    facts: lawfulFacts({
      hearings: [
        {
          id: 'h',
          requestedOn: d('2025-10-15'),
          hostId: null,
          noticeServedOn: null,
          scheduledOn: null,
          ended: null,
          closedOn: null,
          closedSeq: null,
        },
      ],
    }),
  },
  {
    rule: 'PEN-13 decision after a hearing that the party withdrew',
    tried: decisionAttempt(),
    facts: lawfulFacts({
      hearings: first(hearing.hearings, {
        requestedOn: d('2025-10-13'),
        noticeServedOn: null,
        scheduledOn: null,
        ended: 'WITHDRAWN',
        closedOn: d('2025-10-14'),
        closedSeq: 2,
      }),
    }),
  },
  {
    rule: 'PEN-16 decision of a lower amount on the same substance',
    tried: decisionAttempt(),
    facts: lawfulFacts({ drafts: first(penalty.drafts, { amount: 100_000 }) }),
  },
  {
    rule: 'PEN-09 investigation while a recusal request is open',
    tried: investigating({}),
    facts: lawfulFacts({ recusals: [recusal] }),
  },
  { rule: 'investigation by two certified officers', tried: investigating({}), facts: penalty },
  { rule: 'prior notice', tried: notifying({}), facts: penalty },
  { rule: 'legal review', tried: reviewing(), facts: penalty },
  { rule: 'examination', tried: attempt('examination', { actorId: people.examiner }), facts: penalty },
  {
    rule: 'TC-02 hearing notice of 2026-02-27 for 2026-03-10',
    tried: attempt('hearing-notice', {
      on: d('2026-02-27'),
      values: { noticeServedOn: '2026-02-27', scheduledOn: '2026-03-10', hostId: people.host },
    }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    rule: 'TC-02 hearing on 2026-03-10',
    tried: attempt('hearing', { on: d('2026-03-10'), actorId: people.host, values: { heldOn: '2026-03-10' } }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    rule: 'collective discussion',
    tried: attempt('collective-discussion', { on: d('2026-03-19'), values: { members: people.panel } }),
    facts: hearing,
  },
  {
    rule: 'draft of a listed exemption',
    tried: attempt('draft', { on: d('2025-11-14'), values: { outcome: 'NO_PENALTY_MINOR', ground: 'EX_FIRST' } }),
    facts: exemption,
  },
  {
    rule: 'draft of a no-fault exemption, which no list has to name',
    tried: attempt('draft', { on: d('2025-11-14'), values: { outcome: 'NO_PENALTY_MINOR', ground: 'EX_NOFAULT' } }),
    facts: lawfulExemptionFacts({ listedExemption: null }),
  },
  { rule: 'filing', tried: attempt('filing', { values: { result: 'FILE' } }), facts: penalty },
  { rule: 'service', tried: attempt('service', { on: d('2025-10-22') }), facts: decided },
  { rule: 'publication', tried: attempt('publication', { on: d('2025-10-28') }), facts: decided },
  { rule: 'execution', tried: attempt('execution', { on: d('2025-11-05') }), facts: decided },
  { rule: 'closing a performed penalty', tried: closing('PERFORMED'), facts: performed },
  {
    rule: 'archiving a closed case',
    tried: attempt('archiving', { on: d('2025-11-07') }),
    facts: { ...performed, closedOn: d('2025-11-06') },
  },
];

const REFUSED: readonly Row[] = [
  { id: 'PEN-01', rule: 'refuses a decision in a case without any legal review', facts: lawfulFacts({ reviews: [] }) },
  {
    id: 'PEN-01',
    rule: 'refuses a decision on a review that the record chain does not carry',
    facts: lawfulFacts({ reviews: first(penalty.reviews, { sealed: false }) }),
  },
  {
    id: 'PEN-01',
    rule: 'refuses a decision in a case whose record chain is broken',
    facts: lawfulFacts({ chainIntact: false }),
    expected: ['PEN-01', 'PEN-42'],
  },
  ...(['service', 'publication', 'execution', 'criminal-transfer'] as const).map((act): Row => ({
    id: 'PEN-01',
    rule: `refuses ${act} without a decision`,
    tried: attempt(act),
  })),
  {
    id: 'PEN-01',
    rule: 'refuses service of a decision that the record chain does not carry',
    tried: attempt('service', { on: d('2025-10-22') }),
    facts: lawfulFacts({ decision: { ...decision, sealed: false } }),
  },
  {
    id: 'PEN-01',
    rule: 'refuses service dated before the decision',
    tried: attempt('service', { on: d('2025-10-16') }),
    facts: decided,
  },
  {
    id: 'PEN-02',
    rule: 'refuses a decision whose last review is IMPROVE',
    facts: lawfulFacts({ reviews: [...penalty.reviews, { ...review, id: 'review-4', seq: 4, outcome: 'IMPROVE' }] }),
  },
  {
    id: 'PEN-02',
    rule: 'refuses a decision whose only review is REJECT',
    facts: lawfulFacts({ reviews: first(penalty.reviews, { outcome: 'REJECT' }) }),
  },
  {
    id: 'PEN-02',
    rule: 'refuses a decision when the approval names another content',
    facts: lawfulFacts({ reviews: first(penalty.reviews, { draftHash: 'other' }) }),
  },
  {
    id: 'PEN-02',
    rule: 'refuses a decision dated before its approval',
    tried: decisionAttempt({ on: d('2025-10-15') }),
  },
  {
    id: 'PEN-02',
    rule: 'refuses a decision without a draft',
    facts: lawfulFacts({ drafts: [] }),
  },
  {
    id: 'PEN-03',
    rule: 'refuses a decision on a draft changed after approval',
    facts: lawfulFacts({ drafts: [...penalty.drafts, { ...draft, id: 'draft-4', hash: 'hash-2', seq: 4 }] }),
    expected: ['PEN-02', 'PEN-03'],
  },
  {
    id: 'PEN-03',
    rule: 'refuses a decision on a draft changed after approval and changed back',
    facts: lawfulFacts({
      drafts: [
        ...penalty.drafts,
        { ...draft, id: 'draft-4', hash: 'hash-2', seq: 4 },
        { ...draft, id: 'draft-5', seq: 5 },
      ],
    }),
  },
  {
    id: 'PEN-03',
    rule: 'refuses a decision after evidence was added to an approved file',
    facts: lawfulFacts({
      evidence: [...penalty.evidence, { id: 'e', addedSeq: 4, obtainedOn: d('2025-10-17'), proves: [] }],
    }),
  },
  {
    id: 'PEN-03',
    rule: 'refuses a decision whose approval is dated before the draft it approves',
    facts: lawfulFacts({ drafts: first(penalty.drafts, { on: d('2025-10-17') }) }),
  },
  {
    id: 'PEN-04',
    rule: 'refuses a decision whose approval is dated before the hearing closed',
    tried: decideHearing,
    facts: lawfulHearingFacts({
      drafts: last(hearing.drafts, { on: d('2026-03-09') }),
      reviews: last(hearing.reviews, { on: d('2026-03-09') }),
    }),
  },
  {
    id: 'PEN-04',
    rule: 'refuses a decision whose approval was recorded before the hearing closed',
    tried: decideHearing,
    facts: lawfulHearingFacts({ hearings: first(hearing.hearings, { closedSeq: 6.5 }) }),
  },
  {
    id: 'PEN-04',
    rule: 'refuses a legal review dated before the hearing closed',
    tried: reviewing({ on: d('2026-03-09') }),
    facts: hearing,
  },
  {
    id: 'PEN-05',
    rule: 'refuses a legal review by an unqualified person',
    tried: reviewing(),
    context: lawfulContext({ mayReview: () => false }),
  },
  {
    id: 'PEN-05',
    rule: 'refuses a decision approved by an unqualified reviewer',
    facts: lawfulFacts({ reviews: first(penalty.reviews, { reviewerQualified: false }) }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a decision approved by a reviewer who investigated',
    facts: lawfulFacts({ reviews: first(penalty.reviews, { reviewerId: people.officers[0] }) }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a decision examined by an investigator',
    facts: lawfulFacts({ examinations: first(penalty.examinations, { examinerId: people.officers[1] }) }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a decision after a hearing hosted by an investigator',
    tried: decideHearing,
    facts: lawfulHearingFacts({ hearings: first(hearing.hearings, { hostId: people.officers[0] }) }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a decision after a discussion in which an investigator voted',
    tried: decideHearing,
    facts: lawfulHearingFacts({
      discussions: first(hearing.discussions, { memberIds: [people.head, people.officers[0]] }),
    }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses an examination by an investigator',
    tried: attempt('examination', { actorId: people.officers[0] }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a legal review by an investigator',
    tried: reviewing({ actorId: people.officers[0] }),
    context: lawfulContext({ mayReview: () => true }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a hearing notice that names an investigator as host',
    tried: attempt('hearing-notice', {
      on: d('2026-02-27'),
      values: { noticeServedOn: '2026-02-27', scheduledOn: '2026-03-10', hostId: people.officers[0] },
    }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a hearing held by an investigator',
    tried: attempt('hearing', { on: d('2026-03-10'), actorId: people.officers[0], values: { heldOn: '2026-03-10' } }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a discussion in which an investigator would vote',
    tried: attempt('collective-discussion', { values: { members: [people.head, people.officers[1]] } }),
  },
  {
    id: 'PEN-06',
    rule: 'refuses a prior notice on a case examined by an investigator',
    tried: notifying({}),
    facts: lawfulFacts({ examinations: first(penalty.examinations, { examinerId: people.officers[0] }) }),
  },
  {
    id: 'PEN-07',
    rule: 'refuses an investigation by one officer',
    tried: investigating({ officers: ['officer-1', 'officer-1'] }),
  },
  {
    id: 'PEN-07',
    rule: 'refuses an investigation by an officer without a certificate',
    tried: investigating({ officers: ['officer-1', 'clerk'] }),
  },
  {
    id: 'PEN-07',
    rule: 'refuses an investigation by an officer whose certificate expires before it ends',
    tried: investigating({}),
    context: lawfulContext({
      certificateOf: (personId) => ({
        personId,
        certificateNo: 'C',
        validFrom: d('2020-01-01'),
        validTo: d('2025-09-14'),
      }),
    }),
  },
  {
    id: 'PEN-07',
    rule: 'refuses a decision on an investigation by an officer with an expired certificate',
    facts: lawfulFacts({
      investigations: first(penalty.investigations, {
        officers: penalty.investigations[0]!.officers.map((officer) => ({
          ...officer,
          certificate: { ...officer.certificate!, validTo: d('2025-06-30') },
        })),
      }),
    }),
  },
  {
    id: 'PEN-07',
    rule: 'refuses a decision on an investigation by an officer without certificate on file',
    facts: lawfulFacts({
      investigations: first(penalty.investigations, {
        officers: penalty.investigations[0]!.officers.map((officer) => ({ ...officer, certificate: null })),
      }),
    }),
  },
  {
    id: 'PEN-08',
    rule: 'refuses an investigation without showing certificates',
    tried: investigating({ certificatesShown: false }),
  },
  {
    id: 'PEN-08',
    rule: 'refuses a decision when the right to seek recusal was not told',
    facts: lawfulFacts({ investigations: first(penalty.investigations, { recusalRightTold: false }) }),
  },
  {
    id: 'PEN-09',
    rule: 'refuses a decision while a recusal request is open',
    facts: lawfulFacts({ recusals: [recusal] }),
  },
  {
    id: 'PEN-09',
    rule: 'refuses a legal review by a reviewer whose recusal is requested',
    tried: reviewing(),
    facts: lawfulFacts({ recusals: [recusal] }),
  },
  {
    id: 'PEN-09',
    rule: 'refuses a legal review by a recused reviewer',
    tried: reviewing(),
    facts: lawfulFacts({ recusals: [{ ...recusal, open: false, granted: true }] }),
  },
  {
    id: 'PEN-09',
    rule: 'refuses to let a person decide on their own recusal',
    tried: attempt('recusal-decision', { values: { recusalId: 'r' } }),
    facts: lawfulFacts({ recusals: [{ ...recusal, personId: people.head }] }),
  },
  { id: 'PEN-10', rule: 'refuses a penalty without a prior notice', facts: lawfulFacts({ notices: [] }) },
  {
    id: 'PEN-10',
    rule: 'refuses a penalty on a notice without proof of service',
    facts: lawfulFacts({ notices: first(penalty.notices, { receiptNo: ' ' }) }),
  },
  {
    id: 'PEN-11',
    rule: 'refuses a decision on Saturday 2025-10-11, before the window of a notice served on 2025-09-30 closes',
    tried: decisionAttempt({ on: d('2025-10-11') }),
    facts: lawfulFacts({ reviews: first(penalty.reviews, { on: d('2025-10-10') }) }),
  },
  {
    id: 'PEN-11',
    rule: 'refuses a decision on the last day of the window',
    tried: decisionAttempt({ on: d('2025-10-14') }),
    facts: lawfulFacts({ reviews: first(penalty.reviews, { on: d('2025-10-14') }) }),
  },
  {
    id: 'PEN-11',
    rule: 'counts the window itself when the file records one shortened to natural days',
    tried: decisionAttempt({ on: d('2025-10-11') }),
    facts: lawfulFacts({
      notices: first(penalty.notices, { windowClosesOn: d('2025-10-05') }),
      reviews: first(penalty.reviews, { on: d('2025-10-10') }),
    }),
  },
  {
    id: 'PEN-11',
    rule: 'takes no waiver without a document, nor one of an earlier notice',
    tried: decisionAttempt({ on: d('2025-10-11') }),
    facts: lawfulFacts({
      waivers: [
        { noticeId: notice.id, on: d('2025-10-09'), documentRef: '' },
        { noticeId: 'notice-0', on: d('2025-10-09'), documentRef: 'W-1' },
      ],
      reviews: first(penalty.reviews, { on: d('2025-10-10') }),
    }),
  },
  {
    id: 'PEN-12',
    rule: 'refuses a notice without the hearing right where the threshold asks for it',
    tried: notifying({}),
    facts: lawfulFacts({ thresholds: { hearingRequired: true, panelRequired: false } }),
  },
  {
    id: 'PEN-12',
    rule: 'refuses a decision on a notice without the hearing right: 150 000 at a local threshold of 50 000',
    facts: lawfulFacts({ thresholds: { hearingRequired: true, panelRequired: false } }),
  },
  {
    id: 'PEN-12',
    rule: 'refuses a notice while the thresholds were not evaluated',
    tried: notifying({}),
    facts: lawfulFacts({ thresholds: null }),
  },
  {
    id: 'PEN-13',
    rule: 'refuses a decision while a hearing requested in time is open',
    tried: decideHearing,
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-13',
    rule: 'refuses a legal review while a hearing requested in time is open',
    tried: reviewing({ on: d('2026-03-13') }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-14',
    rule: 'refuses a hearing notice of 2026-02-27 for Monday 2026-03-09',
    tried: attempt('hearing-notice', {
      on: d('2026-02-27'),
      values: { noticeServedOn: '2026-02-27', scheduledOn: '2026-03-09', hostId: people.host },
    }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-14',
    rule: 'refuses a hearing on a day earlier than the scheduled one',
    tried: attempt('hearing', { on: d('2026-03-09'), actorId: people.host, values: { heldOn: '2026-03-09' } }),
    facts: lawfulHearingFacts({ hearings: hearingOpen }),
  },
  {
    id: 'PEN-14',
    rule: 'refuses a decision when absence was counted as waiver at a session notified too late',
    tried: decideHearing,
    facts: lawfulHearingFacts({ hearings: first(hearing.hearings, { ended: 'ABSENT', scheduledOn: d('2026-03-09') }) }),
  },
  {
    id: 'PEN-15',
    rule: 'refuses a decision before the defence was re-examined',
    facts: lawfulFacts({ statements: [{ ...statement, reexamination: null }] }),
  },
  {
    id: 'PEN-15',
    rule: 'refuses a decision while a point of the defence is unanswered',
    facts: lawfulFacts({ statements: [{ ...statement, reexamination: { on: d('2025-10-15'), answered: 1 } }] }),
  },
  {
    id: 'PEN-16',
    rule: 'refuses a decision heavier than the notice',
    facts: lawfulFacts({ drafts: first(penalty.drafts, { amount: 150_001 }) }),
  },
  {
    id: 'PEN-16',
    rule: 'refuses a decision on other facts or law than the notice',
    facts: lawfulFacts({ drafts: first(penalty.drafts, { amount: 1, substanceHash: 'substance-2' }) }),
  },
  {
    id: 'PEN-17',
    rule: 'refuses a decision of 520 000 without a discussion',
    tried: decideHearing,
    facts: lawfulHearingFacts({ discussions: [] }),
  },
  ...(
    [
      ['on another draft', { draftHash: 'hash-1' }],
      ['that did not agree', { result: 'CHANGE' }],
      ['without signatures', { signed: false }],
      ['that lacks an opinion', { opinions: 2 }],
      ['that the record chain does not carry', { sealed: false }],
      ['dated after the decision', { on: d('2026-03-21') }],
    ] as const
  ).map(([what, changes]): Row => ({
    id: 'PEN-17',
    rule: `refuses a decision on a discussion ${what}`,
    tried: decideHearing,
    facts: lawfulHearingFacts({ discussions: first(hearing.discussions, changes) }),
  })),
  {
    id: 'PEN-18',
    rule: 'refuses a decision when the party raised points after the discussion',
    tried: decideHearing,
    facts: lawfulHearingFacts({
      statements: [{ ...statement, on: d('2026-02-26'), seq: 8, reexamination: { on: d('2026-03-02'), answered: 2 } }],
    }),
  },
  {
    id: 'PEN-18',
    rule: 'refuses a decision when a hearing followed the discussion',
    tried: decideHearing,
    facts: lawfulHearingFacts({ discussions: first(hearing.discussions, { seq: 2 }) }),
  },
  {
    id: 'PEN-19',
    rule: 'refuses a decision when the last examination returned the case',
    facts: lawfulFacts({
      examinations: [...penalty.examinations, { on: d('2025-10-16'), examinerId: people.examiner, result: 'RETURN' }],
    }),
  },
  {
    id: 'PEN-19',
    rule: 'refuses a draft before the examination',
    tried: attempt('draft'),
    facts: lawfulFacts({ examinations: [] }),
  },
  { id: 'PEN-19', rule: 'refuses a decision without an investigation', facts: lawfulFacts({ investigations: [] }) },
  {
    id: 'PEN-19',
    rule: 'refuses a decision on an investigation that was not examined',
    facts: lawfulFacts({ investigations: first(penalty.investigations, { finishedOn: d('2025-09-25') }) }),
  },
  { id: 'PEN-20', rule: 'refuses a second decision', facts: decided },
  {
    id: 'PEN-20',
    rule: 'refuses an outcome that is not the reviewed one',
    tried: decisionAttempt({ values: { outcome: 'NO_PENALTY_NOT_ESTABLISHED' } }),
  },
  {
    id: 'PEN-21',
    rule: 'refuses a notice before the monitoring result was told',
    tried: notifying({}),
    facts: lawfulFacts({ monitorings: first(penalty.monitorings, { toldOn: null }) }),
  },
  {
    id: 'PEN-21',
    rule: 'refuses a decision when the result was told after the notice',
    facts: lawfulFacts({ monitorings: first(penalty.monitorings, { toldOn: d('2025-10-09') }) }),
  },
  {
    id: 'PEN-23',
    rule: 'refuses the filing of an act discovered after two years',
    tried: attempt('filing', { values: { result: 'FILE' } }),
    facts: lawfulFacts({
      limitation: { actEndedOn: d('2023-08-19'), discoveredOn: d('2025-08-20'), harm: 'POLLUTION' },
    }),
  },
  {
    id: 'PEN-23',
    rule: 'refuses a penalty for an act discovered after two years',
    facts: lawfulFacts({ limitation: { actEndedOn: d('2023-08-19'), discoveredOn: d('2025-08-20'), harm: 'NONE' } }),
  },
  {
    id: 'PEN-26',
    rule: 'refuses a fine while the police have the case: TC-05 on 2026-01-05',
    facts: lawfulFacts({ criminalTransfer: { handedOverOn: d('2025-12-31') } }),
    tried: decisionAttempt({ on: d('2026-01-05') }),
  },
  {
    id: 'PEN-26',
    rule: 'refuses a transfer in a case decided otherwise',
    tried: attempt('criminal-transfer'),
    facts: decided,
  },
  { id: 'PEN-28', rule: 'refuses a penalty without an order to correct', facts: lawfulFacts({ orderToCorrect: null }) },
  {
    id: 'PEN-28',
    rule: 'refuses closing without an order to correct',
    tried: closing('PERFORMED'),
    facts: { ...performed, orderToCorrect: null },
  },
  {
    id: 'PEN-29',
    rule: 'refuses a no-penalty decision without the day of the correction',
    tried: decideExemption,
    facts: lawfulExemptionFacts({ correction: null }),
  },
  {
    id: 'PEN-29',
    rule: 'refuses a first-time exemption without evidence that it is the first time',
    tried: decideExemption,
    facts: lawfulExemptionFacts({ evidence: first(exemption.evidence, { proves: ['MINOR', 'CORRECTED'] }) }),
  },
  {
    id: 'PEN-29',
    rule: 'refuses a no-penalty decision without education',
    tried: decideExemption,
    facts: lawfulExemptionFacts({ drafts: first(exemption.drafts, { educationRecorded: false }) }),
  },
  {
    id: 'PEN-29',
    rule: 'refuses a no-penalty decision that the exemption list does not bear',
    tried: decideExemption,
    facts: lawfulExemptionFacts({ listedExemption: null }),
  },
  {
    id: 'PEN-29',
    rule: 'refuses a first-time draft when the last finding was less than twelve months ago',
    tried: attempt('draft', { on: d('2025-11-14'), values: { outcome: 'NO_PENALTY_MINOR', ground: 'EX_FIRST' } }),
    facts: lawfulExemptionFacts({ listedExemption: null }),
  },
  {
    id: 'PEN-41',
    rule: 'refuses closing as performed before the fine is paid',
    tried: closing('PERFORMED'),
    facts: { ...performed, payments: [{ on: d('2025-11-05'), amount: 149_999 }] },
  },
  {
    id: 'PEN-41',
    rule: 'refuses closing as performed before the correction is proved',
    tried: closing('PERFORMED'),
    facts: { ...performed, correction: null },
  },
  {
    id: 'PEN-41',
    rule: 'refuses closing before service',
    tried: closing('PERFORMED'),
    facts: { ...performed, service: null },
  },
  { id: 'PEN-41', rule: 'refuses closing a penalty as no penalty', tried: closing('NO_PENALTY'), facts: performed },
  {
    id: 'PEN-41',
    rule: 'refuses closing as transferred without a transfer',
    tried: closing('TRANSFERRED'),
    facts: performed,
  },
  { id: 'PEN-41', rule: 'refuses closing without a decision', tried: closing('PERFORMED'), facts: penalty },
  { id: 'PEN-41', rule: 'refuses archiving an open case', tried: attempt('archiving'), facts: performed },
  ...(['evidence', 'statement', 'recusal-request', 'closing'] as const).map((act): Row => ({
    id: 'PEN-42',
    rule: `refuses ${act} after the file was archived`,
    tried: act === 'closing' ? closing('PERFORMED') : attempt(act),
    facts: { ...performed, archivedOn: d('2025-11-07') },
  })),
  {
    id: 'PEN-42',
    rule: 'refuses service on a broken record chain',
    tried: attempt('service', { on: d('2025-10-22') }),
    facts: { ...decided, chainIntact: false },
  },
];

describe('judge', () => {
  it.each(LAWFUL)('lets pass: $rule', ({ tried, facts }) => {
    expect(judge(tried, facts, lawfulContext())).toEqual([]);
  });

  it.each(REFUSED)('$id $rule', ({ id, tried = decisionAttempt(), facts = penalty, context, expected = [id] }) => {
    expect(refusing(tried, facts, context)).toEqual(expected);
  });

  it('every obligation has a test of its own above and is registered under its own id', () => {
    const tested = new Set(REFUSED.map(({ id }) => id));
    for (const [id, obligation] of Object.entries(obligations)) {
      expect(obligation.id).toBe(id);
      expect(tested).toContain(id);
    }
  });

  it('lists every reason, not only the first', () => {
    const facts = lawfulFacts({ reviews: [], notices: [], orderToCorrect: null });
    expect(refusing(decisionAttempt(), facts)).toEqual(['PEN-01', 'PEN-10', 'PEN-28']);
  });

  it('names article, what is missing and where to do it, in both languages', () => {
    const [refusal] = judge(decisionAttempt(), lawfulFacts({ reviews: [] }), lawfulContext());
    expect(refusal).toMatchObject({
      article: 'APL 58; EEP-M 49; N118',
      remedy: { act: 'legal-review', elementId: 'pen_legal_review' },
    });
    expect(refusal?.missing.zh).toContain('法制审核');
    expect(refusal?.missing.en).toContain('legal review');
  });

  it('an empty case file is refused by everything a decision needs at least', () => {
    const empty = {
      ...penalty,
      investigations: [],
      examinations: [],
      drafts: [],
      notices: [],
      reviews: [],
      thresholds: null,
    };
    expect(refusing(decisionAttempt(), { ...empty, orderToCorrect: null })).toEqual(
      expect.arrayContaining(['PEN-01', 'PEN-10', 'PEN-12', 'PEN-17', 'PEN-19', 'PEN-28']),
    );
  });

  it('rule 12: a rule that needs a year without calendar refuses and says which notice to install', () => {
    const facts = lawfulFacts({
      notices: first(penalty.notices, { servedOn: d('2026-12-30'), windowClosesOn: d('2027-01-08') }),
    });
    const refusals = judge(decisionAttempt({ on: d('2027-02-01') }), facts, lawfulContext());
    expect(refusals.find(({ obligationId }) => obligationId === 'PEN-11')?.missing.en).toContain('2027');
    const calendar = createCalendar([{ year: 2027, holidays: { '2027-01-01': '元旦' }, workingDays: {} }]);
    expect(refusing(decisionAttempt({ on: d('2027-02-01') }), facts, lawfulContext({ calendar }))).not.toContain(
      'PEN-11',
    );
  });
});

describe('judgeAhead', () => {
  it('refuses what the file alone refuses', () => {
    const refusals = judgeAhead(decisionAttempt(), lawfulFacts({ reviews: [] }), lawfulContext());
    expect(refusals.map(({ obligationId }) => obligationId)).toEqual(['PEN-01']);
  });

  it.each(LAWFUL)('refuses nothing where the filled-in act would pass: $rule', ({ tried, facts }) => {
    expect(judgeAhead(tried, facts, lawfulContext())).toEqual([]);
  });
});

describe('PEN-05 qualification of a reviewer', () => {
  const on = d('2025-10-16');
  it.each([
    ['qualified since 2015', { legalQualification: { obtainedOn: d('2015-03-01') }, reviewerSince: null }, true],
    [
      'qualified only after the day',
      { legalQualification: { obtainedOn: d('2025-10-17') }, reviewerSince: null },
      false,
    ],
    ['reviewing since before the rule', { legalQualification: null, reviewerSince: d('2016-05-01') }, true],
    ['new after the rule without qualification', { legalQualification: null, reviewerSince: d('2019-05-01') }, false],
    ['never registered', { legalQualification: null, reviewerSince: null }, false],
  ])('%s', (_who, person, expected) => expect(qualifiedReviewer(person, on)).toBe(expected));
});

describe('PEN-23 limitation', () => {
  const filing = attempt('filing', { values: { result: 'FILE' } });
  const barred = (actEndedOn: string, discoveredOn: string, harm: 'NONE' | 'POLLUTION' | 'LIFE_OR_SAFETY') =>
    refusing(filing, lawfulFacts({ limitation: { actEndedOn: d(actEndedOn), discoveredOn: d(discoveredOn), harm } }))
      .length > 0;

  it.each([
    ['2024-09-01', '2026-09-01', 'NONE', false],
    ['2024-08-31', '2026-09-01', 'NONE', true],
    ['2024-08-31', '2026-09-01', 'POLLUTION', false], // Five years under ECODE 1054; the old two had not ended.
    ['2024-08-14', '2026-09-01', 'POLLUTION', true], // The old two years ended on the eve of the code.
    ['2021-01-01', '2025-09-01', 'LIFE_OR_SAFETY', false],
    ['2020-08-31', '2025-09-01', 'LIFE_OR_SAFETY', true],
  ] as const)('act ended %s, discovered %s, harm %s: barred %p', (ended, discovered, harm, expected) => {
    expect(barred(ended, discovered, harm)).toBe(expected);
  });
});
