import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS, EPOCH_MS_OR_NULL } from './epoch-ms.js';

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** A process instance as the records tell it; called instances are rows of their own. */
@Entity('process_instance')
export class ProcessInstanceRow {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  /** 0 until the instance's own record was read: its variables come first. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  definitionKey!: string;

  /** Null for a root instance. */
  @Column({ type: 'text', nullable: true })
  parentKey!: string | null;

  /** Element instance of the call activity that started it; null for a root instance. */
  @Column({ type: 'text', nullable: true })
  parentElementKey!: string | null;

  /** Its own key for a root instance. */
  @Column({ type: 'text' })
  rootKey!: string;

  @Column({ type: 'text' })
  state!: InstanceState;

  @Column(EPOCH_MS)
  startedAt!: number;

  @Column(EPOCH_MS_OR_NULL)
  endedAt!: number | null;

  /** What the variable `caseId` of the instance says; anybody may start an instance that says so. */
  @Column({ type: 'text', nullable: true })
  claimedCaseId!: string | null;

  /** The case it runs for: only the first root instance that names a case, and what it calls. */
  @Column({ type: 'text', nullable: true })
  caseId!: string | null;
}
