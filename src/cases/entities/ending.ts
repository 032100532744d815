import { Entity } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, Flag, Text, Whole, Yuan } from './columns.js';
import { FactRow } from './fact-row.js';

/** `on` is the day of the hand-over to the police. */
@Entity({ name: 'criminal_transfer' })
export class CriminalTransferRow extends FactRow {
  @Text() decisionId!: string;
  @Day() approvedOn!: LocalDate;
  @Text() receiptNo!: string;
  @Flag() copyToProcuratorate!: boolean;
}

/** Service of the decision; `on` is the day of service. */
@Entity({ name: 'service' })
export class ServiceRow extends FactRow {
  @Text() decisionId!: string;
  @Text() mode!: 'DIRECT' | 'MAIL' | 'LEFT' | 'ANNOUNCEMENT';
  @Text() recipient!: string;
  @Text() receiptNo!: string;
  /** For an announcement 30 days later (CPL 95); else `on`. */
  @Day() deemedServedOn!: LocalDate;
}

@Entity({ name: 'publication' })
export class PublicationRow extends FactRow {
  @Text() decisionId!: string;
  @Text() channel!: string;
  @Flag() redacted!: boolean;
}

/** `on` is the day of payment. */
@Entity({ name: 'payment' })
export class PaymentRow extends FactRow {
  @Text() decisionId!: string;
  @Yuan() amount!: number;
  @Text() receiptNo!: string;
}

@Entity({ name: 'closing' })
export class ClosingRow extends FactRow {
  @Text() condition!: 'PERFORMED' | 'NO_PENALTY' | 'TRANSFERRED' | 'COURT_ACCEPTED';
  @Text() opinion!: string;
}

@Entity({ name: 'archive' })
export class ArchiveRow extends FactRow {
  @Text() volumeNo!: string;
  @Whole() retentionYears!: number;
}
