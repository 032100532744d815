import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS, EPOCH_MS_OR_NULL } from './epoch-ms.js';

export type UserTaskState = 'OPEN' | 'COMPLETED' | 'CANCELED';

/**
 * A user task: a job of type `io.camunda.zeebe:userTask`. State comes from the records; who claimed it and the limit it
 * runs against are application data.
 */
@Entity('user_task')
export class UserTaskRow {
  /** The job's key. */
  @PrimaryColumn({ type: 'text' })
  taskKey!: string;

  @Column({ type: 'text' })
  instanceKey!: string;

  @Column({ type: 'text' })
  rootInstanceKey!: string;

  @Column({ type: 'text', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  elementId!: string;

  @Column({ type: 'text' })
  elementInstanceKey!: string;

  /** The task's `formKey`: the id of the act that completes it. Null on tasks of foreign processes without one. */
  @Column({ type: 'text', nullable: true })
  act!: string | null;

  /** Role ids. */
  @Column({ type: 'simple-json' })
  candidateGroups!: string[];

  @Column(EPOCH_MS)
  createdAt!: number;

  @Column({ type: 'text' })
  state!: UserTaskState;

  @Column(EPOCH_MS_OR_NULL)
  endedAt!: number | null;

  /** The person who claimed it, later the person who completed it; null while nobody has. */
  @Column({ type: 'text', nullable: true })
  assigneeId!: string | null;

  @Column(EPOCH_MS_OR_NULL)
  claimedAt!: number | null;

  /** True from the moment the application accepted the act that completes the task: the engine will be told. */
  @Column({ type: 'boolean' })
  outboxPending!: boolean;

  /** True when the engine completed the task although no act had been accepted: somebody went past the application. */
  @Column({ type: 'boolean' })
  bypassed!: boolean;

  /** Last day ('YYYY-MM-DD') to work by of the limit the task runs against; null when no limit runs. Lists sort by it. */
  @Column({ type: 'text', nullable: true })
  dueOn!: string | null;

  /** The limit `dueOn` is of, as the case file explains it. Written by `tasks`. */
  @Column({ type: 'simple-json', nullable: true })
  limit!: object | null;

  /** True until the limit was computed for the case as it stands now. */
  @Column({ type: 'boolean' })
  limitStale!: boolean;
}
