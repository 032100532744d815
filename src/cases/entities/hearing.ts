import { Entity } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import { Day, Flag, Text } from './columns.js';
import { FactRow } from './fact-row.js';

@Entity({ name: 'hearing_request' })
export class HearingRequestRow extends FactRow {
  @Text() noticeId!: string;
}

/** `on` is the day of its service. */
@Entity({ name: 'hearing_notice' })
export class HearingNoticeRow extends FactRow {
  @Text() requestId!: string;
  @Day() scheduledOn!: LocalDate;
  @Text() place!: string;
  @Text() hostId!: string;
  @Text() mode!: 'PUBLIC' | 'CLOSED';
}

/** The hearing itself; `on` is the day it closed. ABSENT: the party stayed away, the right is deemed waived. */
@Entity({ name: 'hearing' })
export class HearingRow extends FactRow {
  @Text() requestId!: string;
  @Day() heldOn!: LocalDate;
  @Text() ended!: 'HELD' | 'ABSENT';
  @Flag() transcriptSigned!: boolean;
  @Text() summary!: string;
}

@Entity({ name: 'hearing_report' })
export class HearingReportRow extends FactRow {
  @Text() requestId!: string;
  @Text() opinion!: string;
  @Text() result!: 'UPHOLD' | 'CHANGE';
}

@Entity({ name: 'hearing_withdrawal' })
export class HearingWithdrawalRow extends FactRow {
  @Text() requestId!: string;
  @Text() documentRef!: string;
}
