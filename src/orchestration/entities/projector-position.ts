import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from './epoch-ms.js';

/** How far the projector has read a partition's log; written in the transaction of the rows it stands for. */
@Entity('projector_position')
export class ProjectorPositionRow {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @PrimaryColumn({ type: 'integer' })
  partitionId!: number;

  /** 64-bit like an instant; positions stay below 2^53. */
  @Column(EPOCH_MS)
  position!: number;
}
