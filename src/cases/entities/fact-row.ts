import { PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, Text, Whole } from './columns.js';

/**
 * What every row of the case file carries. Rows are written once and never changed; what happens later is another row.
 * The entry `seq` of the record chain holds the digest of exactly this row.
 */
export abstract class FactRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Text()
  caseId!: string;

  @Whole()
  seq!: number;

  /** The day it happened in law. */
  @Day()
  on!: LocalDate;

  /** Who recorded it. */
  @Text()
  actorId!: string;
}
