import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS, EPOCH_MS_OR_NULL } from './epoch-ms.js';

/** Error type of the row that stands for an instance which an internal error of the engine has stopped; not a Zeebe incident. */
export const INSTANCE_STOPPED = 'INSTANCE_STOPPED';

export type IncidentState = 'OPEN' | 'RESOLVED';

@Entity('incident')
export class IncidentRow {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  instanceKey!: string;

  @Column({ type: 'text', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  @Column({ type: 'text' })
  elementId!: string;

  @Column({ type: 'text' })
  elementInstanceKey!: string;

  /** Null when the incident is not about a job. */
  @Column({ type: 'text', nullable: true })
  jobKey!: string | null;

  @Column({ type: 'text' })
  errorType!: string;

  @Column({ type: 'text' })
  message!: string;

  @Column({ type: 'text' })
  state!: IncidentState;

  @Column(EPOCH_MS)
  createdAt!: number;

  @Column(EPOCH_MS_OR_NULL)
  resolvedAt!: number | null;
}
