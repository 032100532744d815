import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EPOCH_MS } from './epoch-ms.js';

/** A process version the engine holds, whoever deployed it. */
@Entity('deployed_process')
export class DeployedProcessRow {
  @PrimaryColumn({ type: 'text' })
  definitionKey!: string;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  resourceName!: string;

  /** The diagram, where the record carries it. */
  @Column({ type: 'text', nullable: true })
  xml!: string | null;

  @Column(EPOCH_MS)
  deployedAt!: number;
}
