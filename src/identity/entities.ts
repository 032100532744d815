import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../law/calendar/index.js';
import type { Role } from '../platform/index.js';

/** Somebody who may sign in. People are never deleted, because the records of cases name them: `active` ends their access. */
@Entity({ name: 'person' })
export class PersonEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text', unique: true })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'simple-json' })
  roles!: Role[];

  /** Form of `password.ts`. */
  @Column({ type: 'text' })
  passwordHash!: string;

  /** True while the password is a one-time password. */
  @Column({ type: 'boolean' })
  mustChangePassword!: boolean;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Number of the national legal qualification 国家统一法律职业资格; null: none on file. */
  @Column({ type: 'text', nullable: true })
  legalQualificationNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  legalQualificationObtainedOn!: LocalDate | null;

  /** First day of work as legal reviewer; null: unknown. */
  @Column({ type: 'text', nullable: true })
  reviewerSince!: LocalDate | null;
}

/** An enforcement certificate 行政执法证, valid on days `validFrom <= d <= validTo`. Never changed: a renewed one is a new row. */
@Entity({ name: 'certificate' })
export class CertificateEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  personId!: string;

  @Column({ type: 'text' })
  certificateNo!: string;

  @Column({ type: 'text' })
  validFrom!: LocalDate;

  @Column({ type: 'text' })
  validTo!: LocalDate;
}

/** A sign-in. Only the SHA-256 of its token is stored, so a copy of the database signs nobody in. */
@Entity({ name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string;

  @Column({ type: 'text' })
  personId!: string;

  /** Instants in ISO 8601, UTC, of the machine's own clock. */
  @Column({ type: 'text' })
  createdAt!: string;

  @Column({ type: 'text' })
  expiresAt!: string;
}
