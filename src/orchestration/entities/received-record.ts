import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from './epoch-ms.js';

/** A record a cluster sent, kept until the projector has taken it. */
@Entity('received_record')
export class ReceivedRecordRow {
  @PrimaryColumn({ type: 'integer' })
  partitionId!: number;

  /** 64-bit like an instant; positions stay below 2^53. */
  @PrimaryColumn(EPOCH_MS)
  position!: number;

  @Column({ type: 'text' })
  json!: string;
}
