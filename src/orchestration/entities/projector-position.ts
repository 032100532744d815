import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from './epoch-ms.js';

/** How far the projector has read the log; written in the transaction of the rows it stands for. */
@Entity('projector_position')
export class ProjectorPositionRow {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  /** 64-bit like an instant; positions stay below 2^53. */
  @Column(EPOCH_MS)
  position!: number;
}
