import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of forms. The tasks themselves are a projection of the engine's records. */
export class Tasks1700000004001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "task_draft" ("taskKey" text NOT NULL, "personId" text NOT NULL, "values" text NOT NULL,
      "savedAt" bigint NOT NULL, PRIMARY KEY ("taskKey", "personId"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "task_draft"`);
  }
}
