import { Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, Text } from './columns.js';

/** One entry of the append-only record chain of a case. Which digest covers what: `chain/entry.ts`. */
@Entity({ name: 'case_record' })
export class CaseRecordRow {
  @PrimaryColumn({ type: 'text' })
  caseId!: string;

  /** 1, 2, 3 … without gaps. */
  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  /** Which table the row is in: a key of `FACT_TABLES`. */
  @Text()
  kind!: string;

  /** Id of the row. */
  @Text()
  subjectId!: string;

  /** The day it happened in law. */
  @Day()
  on!: LocalDate;

  /** Instant of recording, ISO 8601 UTC; never before the previous entry's. */
  @Text()
  recordedAt!: string;

  @Text()
  actorId!: string;

  /** The row as canonical JSON. */
  @Text()
  payload!: string;

  @Text()
  payloadHash!: string;

  @Text()
  prevHash!: string;

  @Text()
  hash!: string;

  /** HMAC of `hash` under the key of this installation: whoever can write the database but not read the key cannot extend the chain. */
  @Text()
  seal!: string;
}
