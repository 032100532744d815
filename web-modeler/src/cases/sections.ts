import type { CaseFile } from '../api/types';
import type { MessageKey } from '../i18n';

/** How a value is written: words of the catalogue, a person's name, yuan, bytes … */
export type ValueKind =
  'text' | 'day' | 'word' | 'yes-no' | 'person' | 'yuan' | 'hash' | 'words' | 'texts' | 'rows' | 'bytes';

export interface FieldSpec {
  readonly key: string;
  readonly kind: ValueKind;
  readonly label: MessageKey;
  /** Takes the whole width. */
  readonly wide?: boolean;
  /** Of words whose code means something else elsewhere: `hearing-` of `value.hearing-CLOSED`. */
  readonly prefix?: string;
  /** Fields of the entries where `kind` is 'rows'. */
  readonly fields?: readonly FieldSpec[];
}

export interface SectionSpec {
  readonly key: string;
  readonly title: MessageKey;
  /** Its day says nothing: the party was there before the case. */
  readonly undated?: boolean;
  readonly fields: readonly FieldSpec[];
}

const text = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'text', label });
const long = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'text', label, wide: true });
const day = (key: string, label: MessageKey = 'field.on'): FieldSpec => ({ key, kind: 'day', label });
const word = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'word', label });
const flag = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'yes-no', label });
const person = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'person', label });
const yuan = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'yuan', label });
const hash = (key: string, label: MessageKey): FieldSpec => ({ key, kind: 'hash', label });
const rows = (key: string, label: MessageKey, fields: readonly FieldSpec[]): FieldSpec => ({
  key,
  kind: 'rows',
  label,
  wide: true,
  fields,
});
const by = (label: MessageKey): FieldSpec => person('actor', label);

const SEVEN_POINTS: readonly FieldSpec[] = [
  word('competence', 'field.competence'),
  word('qualification', 'field.qualification'),
  word('procedure', 'field.procedure'),
  word('evidence', 'field.evidencePoint'),
  word('application', 'field.application'),
  word('documents', 'field.documents'),
  word('transfer', 'field.transferPoint'),
];

/** The case file in the order of a paper file: which section, which fields, how each value is written. */
export const SECTIONS: readonly SectionSpec[] = [
  {
    key: 'party',
    undated: true,
    title: 'section.party',
    fields: [
      text('name', 'field.partyName'),
      word('type', 'field.partyType'),
      text('idNo', 'field.idNo'),
      text('representative', 'field.representative'),
      text('address', 'field.address'),
    ],
  },
  {
    key: 'clue',
    title: 'section.clue',
    fields: [
      word('source', 'field.source'),
      day('on', 'field.receivedOn'),
      day('foundOn', 'field.foundOn'),
      day('actEndedOn', 'field.actEndedOn'),
      word('harm', 'field.harm'),
      text('place', 'field.place'),
      text('causeOfAction', 'field.causeOfAction'),
      long('suspectedAct', 'field.suspectedAct'),
      long('legalBasis', 'field.legalBasis'),
      by('field.recordedBy'),
    ],
  },
  {
    key: 'intake',
    title: 'section.intake',
    fields: [word('proposal', 'field.proposal'), long('opinion', 'field.opinion'), by('field.handledBy')],
  },
  {
    key: 'filing',
    title: 'section.filing',
    fields: [
      day('on', 'field.filedOn'),
      word('result', 'field.result'),
      long('opinion', 'field.opinion'),
      by('field.approvedBy'),
    ],
  },
  {
    key: 'filingRefusal',
    title: 'section.filingRefusal',
    fields: [long('reason', 'field.reason'), flag('replied', 'field.replied'), by('field.approvedBy')],
  },
  {
    key: 'investigations',
    title: 'section.investigations',
    fields: [
      day('startedOn', 'field.startedOn'),
      day('finishedOn', 'field.finishedOn'),
      rows('officers', 'field.officers', [
        text('name', 'field.officer'),
        text('certificateNo', 'field.certificateNo'),
        day('validTo', 'field.validTo'),
      ]),
      flag('certificatesShown', 'field.certificatesShown'),
      flag('recusalRightTold', 'field.recusalRightTold'),
      long('facts', 'field.facts'),
      text('exceedance', 'field.exceedance'),
      text('durationHours', 'field.durationHours'),
      text('pollutantCount', 'field.pollutantCount'),
      flag('toxic', 'field.toxic'),
      day('lastFindingOn', 'field.lastFindingOn'),
      day('orderToCorrectOn', 'field.orderToCorrectOn'),
      day('correctionVerifiedOn', 'field.correctionVerifiedOn'),
    ],
  },
  {
    key: 'monitorings',
    title: 'section.monitorings',
    fields: [
      text('institution', 'field.institution'),
      day('sentOn', 'field.sentOn'),
      day('reportedOn', 'field.reportedOn'),
      day('toldOn', 'field.toldOn'),
    ],
  },
  { key: 'orderToCorrect', title: 'section.orderToCorrect', fields: [day('on', 'field.servedOn')] },
  { key: 'correction', title: 'section.correction', fields: [day('on', 'field.correctionVerifiedOn')] },
  {
    key: 'reports',
    title: 'section.reports',
    fields: [
      word('conclusion', 'field.conclusion'),
      long('summary', 'field.summary'),
      long('proposal', 'field.proposal'),
      by('field.handledBy'),
    ],
  },
  {
    key: 'examinations',
    title: 'section.examinations',
    fields: [word('result', 'field.result'), long('opinion', 'field.opinion'), by('field.examiner')],
  },
  {
    key: 'drafts',
    title: 'section.drafts',
    fields: [
      word('outcome', 'field.outcome'),
      yuan('amount', 'field.amount'),
      word('ground', 'field.ground'),
      long('facts', 'field.facts'),
      long('reasons', 'field.reasons'),
      long('legalBasis', 'field.legalBasis'),
      long('discretion', 'field.discretion'),
      long('educationRecord', 'field.educationRecord'),
      flag('hearingRequired', 'field.hearingRequired'),
      flag('panelRequired', 'field.panelRequired'),
      word('reviewBasis', 'field.reviewBasis'),
      hash('contentHash', 'field.contentHash'),
      by('field.drafter'),
    ],
  },
  {
    key: 'notices',
    title: 'section.notices',
    fields: [
      text('documentNo', 'field.documentNo'),
      day('on', 'field.servedOn'),
      word('serviceMode', 'field.mode'),
      text('receiptNo', 'field.receiptNo'),
      yuan('amount', 'field.amount'),
      flag('hearingRightStated', 'field.hearingRightStated'),
      day('windowClosesOn', 'field.windowClosesOn'),
      by('field.handledBy'),
    ],
  },
  { key: 'waivers', title: 'section.waivers', fields: [text('documentRef', 'field.documentRef')] },
  {
    key: 'statements',
    title: 'section.statements',
    fields: [{ key: 'points', kind: 'texts', label: 'field.points', wide: true }],
  },
  {
    key: 'reexaminations',
    title: 'section.reexaminations',
    fields: [
      word('result', 'field.result'),
      rows('answers', 'field.answers', [
        text('point', 'field.point'),
        text('answer', 'field.answer'),
        flag('adopted', 'field.adopted'),
      ]),
      by('field.examiner'),
    ],
  },
  {
    key: 'hearings',
    title: 'section.hearings',
    fields: [
      day('requestedOn', 'field.requestedOn'),
      day('noticeServedOn', 'field.servedOn'),
      day('scheduledOn', 'field.scheduledOn'),
      text('place', 'field.place'),
      person('host', 'field.host'),
      { key: 'mode', kind: 'word', label: 'field.hearingMode', prefix: 'hearing-' },
      day('heldOn', 'field.heldOn'),
      day('closedOn', 'field.closedOn'),
      word('ended', 'field.ended'),
      text('withdrawalRef', 'field.withdrawalRef'),
      flag('transcriptSigned', 'field.transcriptSigned'),
      long('summary', 'field.summary'),
      word('result', 'field.result'),
      long('opinion', 'field.opinion'),
    ],
  },
  {
    key: 'reviews',
    title: 'section.reviews',
    fields: [
      word('outcome', 'field.reviewOutcome'),
      person('actor', 'field.reviewer'),
      flag('reviewerQualified', 'field.reviewerQualified'),
      ...SEVEN_POINTS,
      long('reasons', 'field.reasons'),
      word('returnTo', 'field.returnTo'),
      hash('draftHash', 'field.draftHash'),
    ],
  },
  {
    key: 'discussions',
    title: 'section.discussions',
    fields: [
      text('place', 'field.place'),
      word('result', 'field.result'),
      flag('signed', 'field.signed'),
      rows('members', 'field.members', [
        text('name', 'field.member'),
        text('opinion', 'field.opinion'),
        flag('agree', 'field.agree'),
      ]),
      hash('draftHash', 'field.draftHash'),
    ],
  },
  {
    key: 'decision',
    title: 'section.decision',
    fields: [
      text('documentNo', 'field.documentNo'),
      day('on', 'field.decidedOn'),
      word('outcome', 'field.outcome'),
      yuan('amount', 'field.amount'),
      by('field.decidedBy'),
      hash('draftHash', 'field.draftHash'),
    ],
  },
  {
    key: 'criminalTransfer',
    title: 'section.criminalTransfer',
    fields: [
      day('approvedOn', 'field.approvedOn'),
      day('on', 'field.handedOverOn'),
      text('receiptNo', 'field.receiptNo'),
      flag('copyToProcuratorate', 'field.copyToProcuratorate'),
    ],
  },
  {
    key: 'service',
    title: 'section.service',
    fields: [
      day('on', 'field.servedOn'),
      word('mode', 'field.mode'),
      text('recipient', 'field.recipient'),
      text('receiptNo', 'field.receiptNo'),
      by('field.handledBy'),
    ],
  },
  {
    key: 'publication',
    title: 'section.publication',
    fields: [
      day('on', 'field.publishedOn'),
      text('channel', 'field.channel'),
      flag('redacted', 'field.redacted'),
      by('field.handledBy'),
    ],
  },
  {
    key: 'payments',
    title: 'section.payments',
    fields: [day('on', 'field.paidOn'), yuan('amount', 'field.amount'), text('receiptNo', 'field.receiptNo')],
  },
  {
    key: 'recusals',
    title: 'section.recusals',
    fields: [person('person', 'field.recusalPerson'), long('reason', 'field.reason'), word('result', 'field.result')],
  },
  {
    key: 'closing',
    title: 'section.closing',
    fields: [
      day('on', 'field.closedOn'),
      word('condition', 'field.condition'),
      long('opinion', 'field.opinion'),
      by('field.approvedBy'),
    ],
  },
  {
    key: 'archive',
    title: 'section.archive',
    fields: [
      day('on', 'field.archivedOn'),
      text('volumeNo', 'field.volumeNo'),
      text('retentionYears', 'field.retentionYears'),
      by('field.handledBy'),
    ],
  },
];

/** The entries of a section as they are in the file; empty when nothing has happened yet. */
export function entriesOf(file: CaseFile, section: SectionSpec): readonly Record<string, unknown>[] {
  const value = file[section.key];
  if (Array.isArray(value)) return value as Record<string, unknown>[];
  return value === null || value === undefined ? [] : [value as Record<string, unknown>];
}
