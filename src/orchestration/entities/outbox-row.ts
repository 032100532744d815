import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { OutboxCommand } from '../outbox-command.js';
import { EPOCH_MS, EPOCH_MS_OR_NULL } from './epoch-ms.js';

/** Something the engine must be told. Rows are delivered in the order of `seq` within a case and never deleted. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  seq!: number;

  /** UUID; the message id of a published message. */
  @Index({ unique: true })
  @Column({ type: 'text' })
  id!: string;

  /** The queue it is delivered in: the case, or its own id where there is none. */
  @Column({ type: 'text' })
  lane!: string;

  @Column({ type: 'text', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text' })
  kind!: OutboxCommand['kind'];

  @Column({ type: 'simple-json' })
  command!: OutboxCommand;

  /** By the service's clock. */
  @Column(EPOCH_MS)
  enqueuedAt!: number;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column(EPOCH_MS_OR_NULL)
  deliveredAt!: number | null;

  /** Set when the engine refused it for good: a supervisor has to look. */
  @Column(EPOCH_MS_OR_NULL)
  deadAt!: number | null;

  @Column({ type: 'text', nullable: true })
  lastError!: string | null;
}
