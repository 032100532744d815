import type { CaseFacts, DraftFact, ExemptionGround, HearingFact, NoticeFact, ReviewFact } from '../../law/facts.js';
import type { Verification } from '../chain/index.js';
import type { CaseRows, DraftRow, PenaltyCaseRow, RowOf } from '../entities/index.js';

/**
 * The rows of a case as the law looks at them. `sealed` and `chainIntact` come from the verification of the record chain.
 * Thresholds and exemption are those stored with the current draft, so that a later table changes no judgement.
 */
export function caseFacts(head: PenaltyCaseRow, rows: CaseRows, { intact, sealed }: Verification): CaseFacts {
  const draft = rows.draft.at(-1) ?? null;
  return {
    caseId: head.id,
    partyType: head.partyType,
    clueReceivedOn: head.clueReceivedOn,
    filing: map(rows.filing.at(-1), (row) => ({ result: row.result, on: row.on, sealed: sealed.has(row.id) })),
    ...investigationFacts(rows),
    drafts: rows.draft.map(draftFact),
    notices: rows['prior-notice'].map(noticeFact),
    waivers: rows.waiver.map(({ noticeId, on, documentRef }) => ({ noticeId, on, documentRef })),
    statements: rows.statement.map((row) => statementFact(row, rows)),
    hearings: rows['hearing-request'].map((row) => hearingFact(row, rows)),
    reviews: rows['legal-review'].map((row) => reviewFact(row, sealed)),
    discussions: rows['collective-discussion'].map((row) => discussionFact(row, rows, sealed)),
    recusals: rows['recusal-request'].map((row) => recusalFact(row, rows)),
    limitation: limitationFact(rows),
    exclusions: exclusions(rows),
    thresholds: draft && { hearingRequired: draft.hearingRequired, panelRequired: draft.panelRequired },
    listedExemption: draft?.listedExemption ?? null,
    ...endingFacts(rows, sealed),
    chainIntact: intact,
  };
}

/** The same facts as they look to somebody about to draft: with what the exemption list says of the finding today. */
export function withExemption(facts: CaseFacts, listedExemption: ExemptionGround | null): CaseFacts {
  return { ...facts, listedExemption };
}

function investigationFacts(
  rows: CaseRows,
): Pick<CaseFacts, 'investigations' | 'monitorings' | 'evidence' | 'orderToCorrect' | 'correction' | 'examinations'> {
  return {
    investigations: rows.investigation.map((row) => investigationFact(row, rows)),
    monitorings: rows.monitoring.map(({ id, sentOn, reportedOn, toldOn }) => ({ id, sentOn, reportedOn, toldOn })),
    evidence: rows.evidence.map(({ id, seq, on, proves }) => ({ id, addedSeq: seq, obtainedOn: on, proves })),
    orderToCorrect: map(rows['order-to-correct'].at(-1), ({ on }) => ({ servedOn: on })),
    correction: map(rows.correction.at(-1), ({ on }) => ({ verifiedOn: on })),
    examinations: rows.examination.map(({ on, actorId, result }) => ({ on, examinerId: actorId, result })),
  };
}

function investigationFact(row: RowOf<'investigation'>, rows: CaseRows): CaseFacts['investigations'][number] {
  const { id, startedOn, finishedOn, certificatesShown, recusalRightTold } = row;
  const officers = rows['investigation-officer'].filter((officer) => officer.investigationId === id).map(officerFact);
  return { id, startedOn, finishedOn, officers, certificatesShown, recusalRightTold };
}

function officerFact(officer: RowOf<'investigation-officer'>): CaseFacts['investigations'][number]['officers'][number] {
  const { personId, certificateNo, validFrom, validTo } = officer;
  const complete = certificateNo !== null && validFrom !== null && validTo !== null;
  return { personId, certificate: complete ? { personId, certificateNo, validFrom, validTo } : null };
}

function draftFact(row: DraftRow): DraftFact {
  return {
    id: row.id,
    hash: row.contentHash,
    seq: row.seq,
    on: row.on,
    drafterId: row.actorId,
    outcome: row.outcome,
    amount: row.amount,
    ground: row.ground,
    educationRecorded: row.educationRecord !== null,
    substanceHash: row.substanceHash,
  };
}

function noticeFact(row: RowOf<'prior-notice'>): NoticeFact {
  return {
    id: row.id,
    servedOn: row.deemedServedOn,
    receiptNo: row.receiptNo,
    amount: row.amount,
    substanceHash: row.substanceHash,
    hearingRightStated: row.hearingRightStated,
    hearingRequired: row.hearingRequired,
    windowClosesOn: row.windowClosesOn,
  };
}

function statementFact(row: RowOf<'statement'>, rows: CaseRows): CaseFacts['statements'][number] {
  const answer = rows.reexamination.filter(({ statementId }) => statementId === row.id).at(-1);
  return {
    id: row.id,
    noticeId: row.noticeId,
    on: row.on,
    points: row.points.length,
    reexamination: map(answer, ({ on, answers }) => ({ on, answered: answeredPoints(answers) })),
    seq: row.seq,
  };
}

/** Different points with an answer; the words of a point may be shortened in its answer. */
function answeredPoints(answers: RowOf<'reexamination'>['answers']): number {
  return new Set(answers.filter(({ answer }) => answer.trim() !== '').map(({ point }) => point.trim())).size;
}

function hearingFact(request: RowOf<'hearing-request'>, rows: CaseRows): HearingFact {
  const ofRequest = ({ requestId }: { requestId: string }): boolean => requestId === request.id;
  const notice = rows['hearing-notice'].filter(ofRequest).at(-1);
  const hearing = rows.hearing.find(ofRequest);
  const end = hearing ?? rows['hearing-withdrawal'].find(ofRequest);
  return {
    id: request.id,
    requestedOn: request.on,
    hostId: notice?.hostId ?? null,
    noticeServedOn: notice?.on ?? null,
    scheduledOn: notice?.scheduledOn ?? null,
    ended: end === undefined ? null : (hearing?.ended ?? 'WITHDRAWN'),
    closedOn: end?.on ?? null,
    closedSeq: end?.seq ?? null,
  };
}

function reviewFact(row: RowOf<'legal-review'>, sealed: ReadonlySet<string>): ReviewFact {
  const { id, draftHash, on, actorId, outcome, reviewerQualified, seq } = row;
  return { id, draftHash, on, reviewerId: actorId, outcome, reviewerQualified, seq, sealed: sealed.has(id) };
}

function discussionFact(
  row: RowOf<'collective-discussion'>,
  rows: CaseRows,
  sealed: ReadonlySet<string>,
): CaseFacts['discussions'][number] {
  const members = rows['discussion-member'].filter(({ discussionId }) => discussionId === row.id);
  const { id, draftHash, on, result, signed, seq } = row;
  return {
    id,
    draftHash,
    on,
    result,
    memberIds: members.map(({ personId }) => personId),
    opinions: members.filter(({ opinion }) => opinion !== '').length,
    signed,
    seq,
    sealed: sealed.has(id) && members.every((member) => sealed.has(member.id)),
  };
}

function recusalFact(row: RowOf<'recusal-request'>, rows: CaseRows): CaseFacts['recusals'][number] {
  const decision = rows['recusal-decision'].find(({ recusalId }) => recusalId === row.id);
  const { id, personId, concernsChief } = row;
  return { id, personId, open: decision === undefined, concernsChief, granted: decision?.result === 'GRANTED' };
}

function limitationFact(rows: CaseRows): NonNullable<CaseFacts['limitation']> | null {
  const clue = rows.clue.at(-1);
  if (clue === undefined || clue.actEndedOn === null) return null;
  return { actEndedOn: clue.actEndedOn, discoveredOn: clue.foundOn, harm: clue.harm ?? 'NONE' };
}

/** T-PEN-11 does not count monitoring (sent to reported) and hearings (requested to closed). */
function exclusions(rows: CaseRows): CaseFacts['exclusions'] {
  const monitorings = rows.monitoring.map(({ sentOn, reportedOn, institution }) => ({
    from: sentOn,
    to: reportedOn,
    reason: `监测（检测）：${institution}`,
  }));
  const hearings = rows['hearing-request'].flatMap((request) => {
    const { requestedOn, closedOn } = hearingFact(request, rows);
    return closedOn === null ? [] : [{ from: requestedOn, to: closedOn, reason: '听证' }];
  });
  return [...monitorings, ...hearings];
}

function endingFacts(
  rows: CaseRows,
  sealed: ReadonlySet<string>,
): Pick<
  CaseFacts,
  'decision' | 'service' | 'publication' | 'payments' | 'criminalTransfer' | 'closedOn' | 'archivedOn'
> {
  return {
    decision: map(rows.decision.at(-1), ({ id, on, outcome, draftHash, amount }) => {
      return { id, on, outcome, draftHash, amount, sealed: sealed.has(id) };
    }),
    service: map(rows.service.at(-1), ({ deemedServedOn }) => ({ servedOn: deemedServedOn })),
    publication: map(rows.publication.at(-1), ({ on, redacted }) => ({ on, redacted })),
    payments: rows.execution.map(({ on, amount }) => ({ on, amount })),
    criminalTransfer: map(rows['criminal-transfer'].at(-1), ({ on }) => ({ handedOverOn: on })),
    closedOn: rows.closing.at(-1)?.on ?? null,
    archivedOn: rows.archiving.at(-1)?.on ?? null,
  };
}

function map<T, R>(value: T | undefined, to: (value: T) => R): R | null {
  return value === undefined ? null : to(value);
}
