import type { EntityTarget } from 'typeorm';
import { ClueRow, FilingRefusalRow, FilingRow, IntakeRow, PartyRow } from './beginning.js';
import { DraftRow, NoticeRow, ReexaminationRow, StatementRow, WaiverRow } from './draft-and-notice.js';
import { ArchiveRow, ClosingRow, CriminalTransferRow, PaymentRow, PublicationRow, ServiceRow } from './ending.js';
import type { FactRow } from './fact-row.js';
import { HearingNoticeRow, HearingReportRow, HearingRequestRow, HearingRow, HearingWithdrawalRow } from './hearing.js';
import {
  CorrectionRow,
  EvidenceRow,
  ExaminationRow,
  InvestigationOfficerRow,
  InvestigationReportRow,
  InvestigationRow,
  MonitoringRow,
  OrderToCorrectRow,
} from './investigation.js';
import {
  DecisionRow,
  DiscussionMemberRow,
  DiscussionRow,
  RecusalDecisionRow,
  RecusalRequestRow,
  ReviewRow,
} from './review-and-decision.js';

/** Every table of the case file under the kind its entries carry in the record chain. */
export const FACT_TABLES = {
  party: PartyRow,
  clue: ClueRow,
  intake: IntakeRow,
  filing: FilingRow,
  'filing-refusal': FilingRefusalRow,
  investigation: InvestigationRow,
  'investigation-officer': InvestigationOfficerRow,
  monitoring: MonitoringRow,
  'order-to-correct': OrderToCorrectRow,
  correction: CorrectionRow,
  report: InvestigationReportRow,
  examination: ExaminationRow,
  evidence: EvidenceRow,
  draft: DraftRow,
  'prior-notice': NoticeRow,
  waiver: WaiverRow,
  statement: StatementRow,
  reexamination: ReexaminationRow,
  'hearing-request': HearingRequestRow,
  'hearing-notice': HearingNoticeRow,
  hearing: HearingRow,
  'hearing-report': HearingReportRow,
  'hearing-withdrawal': HearingWithdrawalRow,
  'legal-review': ReviewRow,
  'collective-discussion': DiscussionRow,
  'discussion-member': DiscussionMemberRow,
  decision: DecisionRow,
  'recusal-request': RecusalRequestRow,
  'recusal-decision': RecusalDecisionRow,
  'criminal-transfer': CriminalTransferRow,
  service: ServiceRow,
  publication: PublicationRow,
  execution: PaymentRow,
  closing: ClosingRow,
  archiving: ArchiveRow,
} as const satisfies Record<string, EntityTarget<FactRow>>;

export type FactKind = keyof typeof FACT_TABLES;
export type RowOf<K extends FactKind> = InstanceType<(typeof FACT_TABLES)[K]>;
/** The rows of one case by kind, each list in the order of recording. */
export type CaseRows = { readonly [K in FactKind]: readonly RowOf<K>[] };

export const FACT_KINDS = Object.keys(FACT_TABLES) as FactKind[];
export const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(FACT_TABLES, kind);
