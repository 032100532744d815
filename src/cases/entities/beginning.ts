import { Entity } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, DayOrNull, Flag, Text, TextOrNull } from './columns.js';
import { FactRow } from './fact-row.js';

@Entity({ name: 'party' })
export class PartyRow extends FactRow {
  @Text() type!: 'CITIZEN' | 'ORGANISATION';
  @Text() name!: string;
  /** ID card number, or unified social credit code 统一社会信用代码. */
  @Text() idNo!: string;
  @TextOrNull() representative!: string | null;
  @TextOrNull() address!: string | null;
}

/** `on` is the day the clue was received. */
@Entity({ name: 'clue' })
export class ClueRow extends FactRow {
  @Text() source!: string;
  @Text() place!: string;
  @Day() foundOn!: LocalDate;
  /** Day the act ended, where limitation counts from (T-PEN-01); null while not established. */
  @DayOrNull() actEndedOn!: LocalDate | null;
  @TextOrNull() harm!: 'NONE' | 'POLLUTION' | 'LIFE_OR_SAFETY' | null;
  @Text() suspectedAct!: string;
  @Text() causeOfAction!: string;
  @Text() legalBasis!: string;
}

@Entity({ name: 'intake' })
export class IntakeRow extends FactRow {
  @Text() proposal!: 'FILE' | 'NO_FILE';
  @Text() opinion!: string;
}

@Entity({ name: 'filing' })
export class FilingRow extends FactRow {
  @Text() result!: 'FILE' | 'NO_FILE';
  @Text() opinion!: string;
}

@Entity({ name: 'filing_refusal' })
export class FilingRefusalRow extends FactRow {
  @Text() reason!: string;
  @Flag() replied!: boolean;
}
