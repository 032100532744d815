import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approved versions, drafts and decision tables. */
export class Procedures1700000005001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const sequence =
      runner.connection.options.type === 'postgres' ? 'serial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT';
    await runner.query(`CREATE TABLE "procedure_version" ("procedureId" text NOT NULL, "version" integer NOT NULL,
      "name" text NOT NULL, "definitionKey" text NOT NULL, "xml" text NOT NULL, "hash" text NOT NULL, "forms" text NOT NULL,
      "note" text NOT NULL, "deployedById" text, "deployedBy" text NOT NULL, "deployedAt" bigint NOT NULL,
      PRIMARY KEY ("procedureId", "version"))`);
    await runner.query(`CREATE TABLE "procedure_draft" ("procedureId" text PRIMARY KEY, "xml" text NOT NULL,
      "note" text NOT NULL, "baseVersion" integer NOT NULL, "revision" integer NOT NULL, "savedBy" text NOT NULL,
      "savedAt" bigint NOT NULL)`);
    await runner.query(`CREATE TABLE "decision_table" ("seq" ${sequence}, "procedureId" text NOT NULL, "drgId" text NOT NULL,
      "name" text NOT NULL, "decisionIds" text NOT NULL, "xml" text NOT NULL, "hash" text NOT NULL, "validFrom" text,
      "note" text NOT NULL, "deployedBy" text NOT NULL, "deployedAt" bigint NOT NULL)`);
    await runner.query(`CREATE INDEX "decision_table_of" ON "decision_table" ("procedureId", "drgId")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['decision_table', 'procedure_draft', 'procedure_version']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
