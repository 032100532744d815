import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts and interventions. Both are only ever added to. */
export class Supervision1700000006001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "alert" ("id" text PRIMARY KEY, "kind" text NOT NULL, "caseId" text,
      "bpmnProcessId" text NOT NULL, "version" integer NOT NULL, "elementId" text NOT NULL, "at" bigint NOT NULL)`);
    await runner.query(`CREATE INDEX "alert_by_age" ON "alert" ("at")`);
    await runner.query(`CREATE TABLE "intervention" ("id" text PRIMARY KEY, "kind" text NOT NULL, "incidentKey" text NOT NULL,
      "caseId" text, "reason" text NOT NULL, "actorId" text NOT NULL, "actorName" text NOT NULL, "at" bigint NOT NULL)`);
    await runner.query(`CREATE INDEX "intervention_incident" ON "intervention" ("incidentKey")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['intervention', 'alert']) await runner.query(`DROP TABLE "${table}"`);
  }
}
