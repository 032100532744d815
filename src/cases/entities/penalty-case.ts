import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, DayOrNull, Text, Whole } from './columns.js';

export type CaseState = 'OPEN' | 'CLOSED' | 'ARCHIVED';

/**
 * Head of a case file: what lists show, and where its record chain ends. The law is never judged on it. A case that is
 * not filed is CLOSED.
 */
@Entity({ name: 'penalty_case' })
export class PenaltyCaseRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  /** Such as 环罚立〔2025〕1号; numbered per year. */
  @Column({ type: 'text', unique: true })
  caseNo!: string;

  @Whole()
  caseYear!: number;

  @Whole()
  caseNumber!: number;

  @Text()
  partyType!: 'CITIZEN' | 'ORGANISATION';

  @Text()
  partyName!: string;

  @Text()
  causeOfAction!: string;

  @Day()
  clueReceivedOn!: LocalDate;

  @DayOrNull()
  filedOn!: LocalDate | null;

  @Text()
  state!: CaseState;

  /** Entries in the record chain, and the hash of the last: a chain cut off at its end does not reach them. */
  @Whole()
  recordCount!: number;

  @Text()
  recordHead!: string;
}
