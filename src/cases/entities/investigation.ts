import { Entity } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import type { ExemptionCondition } from '../../law/facts.js';
import {
  Day,
  DayOrNull,
  Flag,
  FlagOrNull,
  JsonText,
  MeasureOrNull,
  Text,
  TextOrNull,
  Whole,
  WholeOrNull,
} from './columns.js';
import { FactRow } from './fact-row.js';

/** `on` is the day it was finished. The measured figures feed the exemption list. */
@Entity({ name: 'investigation' })
export class InvestigationRow extends FactRow {
  @Day() startedOn!: LocalDate;
  @Day() finishedOn!: LocalDate;
  @Flag() certificatesShown!: boolean;
  @Flag() recusalRightTold!: boolean;
  @Text() facts!: string;
  /** Times above the standard: 0.06 is six percent over. */
  @MeasureOrNull() exceedance!: number | null;
  @MeasureOrNull() durationHours!: number | null;
  @WholeOrNull() pollutantCount!: number | null;
  @FlagOrNull() toxic!: boolean | null;
  /** The last finding of the same violation before this case; null: none. */
  @DayOrNull() lastFindingOn!: LocalDate | null;
}

/** An officer who signed, with the certificate as it was on that day; the certificate is null when none was valid (PEN-07). */
@Entity({ name: 'investigation_officer' })
export class InvestigationOfficerRow extends FactRow {
  @Text() investigationId!: string;
  @Text() personId!: string;
  @TextOrNull() certificateId!: string | null;
  @TextOrNull() certificateNo!: string | null;
  @DayOrNull() validFrom!: LocalDate | null;
  @DayOrNull() validTo!: LocalDate | null;
}

/** Monitoring, testing or appraisal; `on` is the day of the report. */
@Entity({ name: 'monitoring' })
export class MonitoringRow extends FactRow {
  @Text() investigationId!: string;
  @Text() institution!: string;
  @Day() sentOn!: LocalDate;
  @Day() reportedOn!: LocalDate;
  @DayOrNull() toldOn!: LocalDate | null;
}

/** Order to correct 责令改正; `on` is the day it was served. */
@Entity({ name: 'order_to_correct' })
export class OrderToCorrectRow extends FactRow {
  @Text() investigationId!: string;
}

/** `on` is the day on which the correction was verified. */
@Entity({ name: 'correction' })
export class CorrectionRow extends FactRow {
  @Text() investigationId!: string;
}

@Entity({ name: 'investigation_report' })
export class InvestigationReportRow extends FactRow {
  @Text() summary!: string;
  @Text() conclusion!: 'VIOLATION' | 'NO_VIOLATION';
  @Text() proposal!: string;
}

@Entity({ name: 'examination' })
export class ExaminationRow extends FactRow {
  @Text() result!: 'PASS' | 'RETURN';
  @Text() opinion!: string;
}

/** `on` is the day it was obtained. The file is stored under its SHA-256. */
@Entity({ name: 'evidence' })
export class EvidenceRow extends FactRow {
  @Text() kind!: string;
  @Text() title!: string;
  @JsonText() proves!: ExemptionCondition[];
  @Text() sha256!: string;
  @Text() fileName!: string;
  @Text() mediaType!: string;
  @Whole() sizeBytes!: number;
}
