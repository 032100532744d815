import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ProofReport, Verdict } from '../law/prover/verdict.js';
import { EPOCH_MS } from '../orchestration/index.js';
import type { ProofReason } from './proof-findings.js';

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

  /** What the prover said when it was deployed; null: that was before there was a prover. */
  @Column({ type: 'text', nullable: true })
  verdict!: Verdict | null;

  /** The reports of every procedure that the version is part of. */
  @Column({ type: 'simple-json', nullable: true })
  proof!: readonly ProofReport[] | null;
}

/** A legal officer put something into force that the prover could neither prove nor refute, and says why. Never changed. */
@Entity('proof_exception')
export class ProofExceptionRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  procedureId!: string;

  /** `diagram`, or the id of a decision requirements graph. */
  @Column({ type: 'text' })
  resource!: string;

  /** The version that was put into force; null: a decision table. */
  @Column({ type: 'integer', nullable: true })
  version!: number | null;

  /** SHA-256 of the text, hexadecimal. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text' })
  verdict!: Verdict;

  /** What the prover could not prove, as it said so. */
  @Column({ type: 'simple-json' })
  reasons!: readonly ProofReason[];

  /** Why the officer puts it into force all the same. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  signedById!: string;

  @Column({ type: 'text' })
  signedBy!: string;

  @Column(EPOCH_MS)
  signedAt!: number;
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
