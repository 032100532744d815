import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The state of the run-time monitor of each case (layer 2 of the gate). Cases from before get theirs when they are touched. */
export class CaseMonitor1700000001200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "case_monitor" (
      "caseId" text PRIMARY KEY REFERENCES "penalty_case" ("id"),
      "version" text NOT NULL,
      "recordCount" integer NOT NULL CHECK ("recordCount" >= 0),
      "state" text NOT NULL,
      "breaches" text NOT NULL,
      "breachesFoundAt" bigint,
      "seal" text NOT NULL CHECK (length("seal") = 64)
    )`);
    await queryRunner.query(`CREATE INDEX "case_monitor_breaches" ON "case_monitor" ("breachesFoundAt")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "case_monitor"`);
  }
}
