import type { CaseRows, FactKind, FactRow, PenaltyCaseRow, RowOf } from '../entities/index.js';
import type { LimitView } from '../limits/limit-view.js';

/** Who recorded something. */
export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** A row of the case file for screens: without the id of its case, with the name of who recorded it. */
export type Section<K extends FactKind> = Omit<RowOf<K>, 'caseId'> & { readonly actor: PersonRef };

type Names = (id: string) => PersonRef;

/** The whole file of a case. Days carry the names of the acts' values (`servedOn`, `heldOn` …); `on` repeats them. */
export type CaseFile = ReturnType<typeof caseFile>;

export function caseFile(head: PenaltyCaseRow, rows: CaseRows, limits: readonly LimitView[], nameOf: Names) {
  const section = <K extends FactKind>(kind: K): Section<K>[] => rows[kind].map((row) => sectionOf<K>(row, nameOf));
  const last = <K extends FactKind>(kind: K): Section<K> | null => section(kind).at(-1) ?? null;
  const dated = <N extends string, K extends FactKind>(kind: K, name: N) =>
    section(kind).map((row) => ({ ...row, [name]: row.on }) as Section<K> & Record<N, string>);
  const { recordCount: _count, recordHead: _head, ...summary } = head;
  return {
    ...summary,
    caseId: head.id,
    party: last('party'),
    clue: dated('clue', 'receivedOn').at(-1) ?? null,
    intake: last('intake'),
    filing: last('filing'),
    filingRefusal: last('filing-refusal'),
    investigations: section('investigation').map((row) => ({ ...row, ...relatedTo(row.id, rows, nameOf) })),
    monitorings: section('monitoring'),
    orderToCorrect: dated('order-to-correct', 'servedOn').at(-1) ?? null,
    correction: dated('correction', 'verifiedOn').at(-1) ?? null,
    evidence: dated('evidence', 'obtainedOn'),
    reports: section('report'),
    examinations: section('examination'),
    drafts: section('draft'),
    notices: dated('prior-notice', 'servedOn'),
    waivers: section('waiver'),
    statements: section('statement').map((row) => ({
      ...row,
      reexamination: section('reexamination').find(({ statementId }) => statementId === row.id) ?? null,
    })),
    reexaminations: section('reexamination'),
    hearings: rows['hearing-request'].map((row) => hearingOf(row, rows, nameOf)),
    reviews: section('legal-review'),
    discussions: section('collective-discussion').map((row) => ({ ...row, members: membersOf(row.id, rows, nameOf) })),
    decision: last('decision'),
    criminalTransfer: dated('criminal-transfer', 'handedOverOn').at(-1) ?? null,
    service: dated('service', 'servedOn').at(-1) ?? null,
    publication: last('publication'),
    payments: dated('execution', 'paidOn'),
    recusals: section('recusal-request').map((row) => {
      const decision = section('recusal-decision').find(({ recusalId }) => recusalId === row.id) ?? null;
      return { ...row, person: nameOf(row.personId), result: decision?.result ?? null, decision };
    }),
    closing: last('closing'),
    archive: last('archiving'),
    limits,
  };
}

function sectionOf<K extends FactKind>(row: FactRow, nameOf: Names): Section<K> {
  const { caseId: _case, ...rest } = row;
  return { ...rest, actor: nameOf(row.actorId) } as unknown as Section<K>;
}

function relatedTo(investigationId: string, rows: CaseRows, nameOf: Names) {
  const officers = rows['investigation-officer'].filter((officer) => officer.investigationId === investigationId);
  return {
    officers: officers.map(({ personId, certificateNo, validFrom, validTo }) => {
      return { personId, name: nameOf(personId).name, certificateNo, validFrom, validTo };
    }),
  };
}

function membersOf(discussionId: string, rows: CaseRows, nameOf: Names) {
  const members = rows['discussion-member'].filter((member) => member.discussionId === discussionId);
  return members.map(({ personId, opinion, agree }) => ({ personId, name: nameOf(personId).name, opinion, agree }));
}

/** One hearing from its request to its end, of which each part is null until it happened. */
function hearingOf(request: RowOf<'hearing-request'>, rows: CaseRows, nameOf: Names) {
  const ofRequest = (row: { requestId: string }): boolean => row.requestId === request.id;
  const notice = rows['hearing-notice'].filter(ofRequest).at(-1);
  const held = rows.hearing.find(ofRequest);
  const report = rows['hearing-report'].filter(ofRequest).at(-1);
  const withdrawal = rows['hearing-withdrawal'].find(ofRequest);
  return {
    id: request.id,
    seq: request.seq,
    requestedOn: request.on,
    noticeServedOn: notice?.on ?? null,
    scheduledOn: notice?.scheduledOn ?? null,
    place: notice?.place ?? null,
    mode: notice?.mode ?? null,
    hostId: notice?.hostId ?? null,
    host: notice === undefined ? null : nameOf(notice.hostId),
    heldOn: held?.heldOn ?? null,
    closedOn: held?.on ?? withdrawal?.on ?? null,
    ended: held?.ended ?? (withdrawal === undefined ? null : ('WITHDRAWN' as const)),
    transcriptSigned: held?.transcriptSigned ?? null,
    summary: held?.summary ?? null,
    reportedOn: report?.on ?? null,
    opinion: report?.opinion ?? null,
    result: report?.result ?? null,
    withdrawalRef: withdrawal?.documentRef ?? null,
    on: request.on,
    actorId: request.actorId,
    actor: nameOf(request.actorId),
  };
}
