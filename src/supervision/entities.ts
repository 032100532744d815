import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from '../orchestration/index.js';

/** Something a supervisor was told once: a limit ran out while its step was open. */
@Entity('alert')
export class AlertRow {
  /** `remind-<jobKey>`: one job tells once, however often it runs. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'limit-over';

  @Column({ type: 'text', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  elementId!: string;

  @Column(EPOCH_MS)
  at!: number;
}

/** An intervention of a supervisor, with its reason. Never changed. */
@Entity('intervention')
export class InterventionRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'retry';

  @Column({ type: 'text' })
  incidentKey!: string;

  @Column({ type: 'text', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  actorId!: string;

  @Column({ type: 'text' })
  actorName!: string;

  @Column(EPOCH_MS)
  at!: number;
}
