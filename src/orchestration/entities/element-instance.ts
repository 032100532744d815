import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS, EPOCH_MS_OR_NULL } from './epoch-ms.js';
import type { InstanceState } from './process-instance.js';

/** One activation of one element, from ELEMENT_ACTIVATING on. */
@Entity('element_instance')
export class ElementInstanceRow {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  instanceKey!: string;

  @Column({ type: 'text' })
  elementId!: string;

  /** `bpmnElementType`. */
  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  state!: InstanceState;

  @Column(EPOCH_MS)
  activatedAt!: number;

  @Column(EPOCH_MS_OR_NULL)
  endedAt!: number | null;
}
