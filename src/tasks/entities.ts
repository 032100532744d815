import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from '../orchestration/index.js';

/** What a person has typed into a task's form so far. Nobody else sees it, and the law does not look at it. */
@Entity('task_draft')
export class TaskDraftRow {
  @PrimaryColumn({ type: 'text' })
  taskKey!: string;

  @PrimaryColumn({ type: 'text' })
  personId!: string;

  @Column({ type: 'simple-json' })
  values!: object;

  @Column(EPOCH_MS)
  savedAt!: number;
}
