import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { EPOCH_MS } from '../orchestration/index.js';

/** A version of a procedure that was checked and deployed here: only these are approved. Rows are never changed but for their forms. */
@Entity('procedure_version')
export class ProcedureVersionRow {
  /** `bpmnProcessId`. */
  @PrimaryColumn({ type: 'text' })
  procedureId!: string;

  /** The engine's version. */
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  definitionKey!: string;

  @Column({ type: 'text' })
  xml!: string;

  /** SHA-256 of `xml`, hexadecimal. */
  @Column({ type: 'text' })
  hash!: string;

  /** Form schemas by act. */
  @Column({ type: 'simple-json' })
  forms!: Record<string, object>;

  @Column({ type: 'text' })
  note!: string;

  /** Person id; null when it came with the release. */
  @Column({ type: 'text', nullable: true })
  deployedById!: string | null;

  @Column({ type: 'text' })
  deployedBy!: string;

  @Column(EPOCH_MS)
  deployedAt!: number;
}

/** The one draft of a procedure that the legal office is working on. */
@Entity('procedure_draft')
export class ProcedureDraftRow {
  @PrimaryColumn({ type: 'text' })
  procedureId!: string;

  @Column({ type: 'text' })
  xml!: string;

  @Column({ type: 'text' })
  note!: string;

  /** The version it began from. */
  @Column({ type: 'integer' })
  baseVersion!: number;

  /** Grows with each save; a save names the one it was made on. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  savedBy!: string;

  @Column(EPOCH_MS)
  savedAt!: number;
}

/** A decision table (DMN resource) in force from a day on. The newest row of a resource whose day has come counts. */
@Entity('decision_table')
export class DecisionTableRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  procedureId!: string;

  /** Id of the decision requirements graph. */
  @Column({ type: 'text' })
  drgId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Ids of the decisions in it. */
  @Column({ type: 'simple-json' })
  decisionIds!: string[];

  @Column({ type: 'text' })
  xml!: string;

  @Column({ type: 'text' })
  hash!: string;

  /** First day it counts for, 'YYYY-MM-DD'; null: since ever. */
  @Column({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  deployedBy!: string;

  @Column(EPOCH_MS)
  deployedAt!: number;
}
