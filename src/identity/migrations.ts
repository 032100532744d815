import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, certificates and sessions. Runs before the case file, whose rows refer to people. */
export class Identity1700000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "person" (
      "id" text PRIMARY KEY,
      "username" text NOT NULL UNIQUE CHECK (length("username") > 0),
      "name" text NOT NULL CHECK (length("name") > 0),
      "unit" text NOT NULL,
      "roles" text NOT NULL,
      "passwordHash" text NOT NULL,
      "mustChangePassword" boolean NOT NULL,
      "active" boolean NOT NULL,
      "legalQualificationNumber" text,
      "legalQualificationObtainedOn" text,
      "reviewerSince" text,
      CHECK (("legalQualificationNumber" IS NULL) = ("legalQualificationObtainedOn" IS NULL))
    )`);
    await queryRunner.query(`CREATE TABLE "certificate" (
      "id" text PRIMARY KEY,
      "personId" text NOT NULL REFERENCES "person" ("id"),
      "certificateNo" text NOT NULL,
      "validFrom" text NOT NULL,
      "validTo" text NOT NULL,
      UNIQUE ("personId", "certificateNo", "validFrom"),
      CHECK ("validFrom" <= "validTo")
    )`);
    await queryRunner.query(`CREATE TABLE "session" (
      "tokenHash" text PRIMARY KEY,
      "personId" text NOT NULL REFERENCES "person" ("id"),
      "createdAt" text NOT NULL,
      "expiresAt" text NOT NULL
    )`);
    await queryRunner.query(`CREATE INDEX "session_person" ON "session" ("personId")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['session', 'certificate', 'person']) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}
