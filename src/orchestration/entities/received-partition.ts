import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from './epoch-ms.js';

/** How far a cluster's partition has been received; whatever comes again at or below is a repetition. */
@Entity('received_partition')
export class ReceivedPartitionRow {
  @PrimaryColumn({ type: 'integer' })
  partitionId!: number;

  @Column(EPOCH_MS)
  position!: number;

  /** The latest timestamp among the records received, by the cluster's clock. */
  @Column(EPOCH_MS)
  latest!: number;
}
