import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import type { LocalText } from '../../model/finding.js';
import { EPOCH_MS } from '../../orchestration/index.js';
import { JsonText, Text, Whole } from './columns.js';

/** Something recorded that obligations which came later would have refused. */
export interface HistoricBreach {
  /** Entry of the record chain. */
  readonly seq: number;
  readonly on: LocalDate;
  readonly step: string;
  readonly obligationId: string;
  readonly article: string;
  readonly title: LocalText;
  readonly message: LocalText;
}

/** What the monitor of a case remembers (layer 2 of the gate). Derived: it can be built again from the record chain at any time. */
@Entity({ name: 'case_monitor' })
export class CaseMonitorRow {
  @PrimaryColumn({ type: 'text' })
  caseId!: string;

  /** Version and fingerprint of the obligations it counts for. */
  @Text()
  version!: string;

  /** Entries of the record chain that it has seen. */
  @Whole()
  recordCount!: number;

  /** `MonitorState` as JSON. */
  @Text()
  state!: string;

  /** Found when the history was replayed into this version; empty: none. */
  @JsonText()
  breaches!: readonly HistoricBreach[];

  /** When the replay found them; null: there are none. Epoch ms. */
  @Column({ ...EPOCH_MS, nullable: true })
  breachesFoundAt!: number | null;

  /** HMAC over all of the above under the key of this installation: a state written by hand is not believed. */
  @Text()
  seal!: string;
}
