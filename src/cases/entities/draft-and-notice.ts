import { Entity } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import type { ExemptionGround, Outcome } from '../../law/facts.js';
import { Day, Flag, JsonText, Text, TextOrNull, Yuan } from './columns.js';
import { FactRow } from './fact-row.js';

/** Proposed handling 拟定处理意见. `actorId` drafted it. */
@Entity({ name: 'draft' })
export class DraftRow extends FactRow {
  @Text() outcome!: Outcome;
  /** 0 unless PENALTY. */
  @Yuan() amount!: number;
  @TextOrNull() ground!: ExemptionGround | null;
  @Text() facts!: string;
  @Text() reasons!: string;
  @Text() legalBasis!: string;
  @TextOrNull() discretion!: string | null;
  @TextOrNull() educationRecord!: string | null;
  /** What the tables of the procedure said on the day of the case. */
  @TextOrNull() listedExemption!: ExemptionGround | null;
  @Flag() hearingRequired!: boolean;
  @Flag() panelRequired!: boolean;
  @Text() reviewBasis!: string;
  @Flag() noticeRequired!: boolean;
  /** Digest of everything somebody may approve. */
  @Text() contentHash!: string;
  /** Digest of facts, legal basis and kind without the amount (PEN-16). */
  @Text() substanceHash!: string;
}

/** Prior notice 事先告知书; `on` is the day of its service. */
@Entity({ name: 'notice' })
export class NoticeRow extends FactRow {
  @Text() draftId!: string;
  @Text() documentNo!: string;
  @Text() serviceMode!: 'DIRECT' | 'MAIL' | 'LEFT' | 'ANNOUNCEMENT';
  @Text() receiptNo!: string;
  /** For an announcement 30 days later (CPL 95); else the day of service. Windows count from it. */
  @Day() deemedServedOn!: LocalDate;
  @Yuan() amount!: number;
  @Text() substanceHash!: string;
  @Flag() hearingRightStated!: boolean;
  @Flag() hearingRequired!: boolean;
  /** Last day of T-PEN-07. */
  @Day() windowClosesOn!: LocalDate;
}

@Entity({ name: 'waiver' })
export class WaiverRow extends FactRow {
  @Text() noticeId!: string;
  @Text() documentRef!: string;
}

@Entity({ name: 'statement' })
export class StatementRow extends FactRow {
  @Text() noticeId!: string;
  @JsonText() points!: string[];
}

@Entity({ name: 'reexamination' })
export class ReexaminationRow extends FactRow {
  @Text() statementId!: string;
  @JsonText() answers!: { point: string; answer: string; adopted: boolean }[];
  @Text() result!: 'UNCHANGED' | 'CHANGED';
}
