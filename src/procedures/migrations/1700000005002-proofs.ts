import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was proved of a version, and what a legal officer signed where it could not be. */
export class Proofs1700000005002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const sequence =
      runner.connection.options.type === 'postgres' ? 'serial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT';
    await runner.query(`ALTER TABLE "procedure_version" ADD COLUMN "verdict" text`);
    await runner.query(`ALTER TABLE "procedure_version" ADD COLUMN "proof" text`);
    await runner.query(`CREATE TABLE "proof_exception" ("seq" ${sequence}, "procedureId" text NOT NULL,
      "resource" text NOT NULL, "version" integer, "hash" text NOT NULL, "verdict" text NOT NULL, "reasons" text NOT NULL,
      "reason" text NOT NULL, "signedById" text NOT NULL, "signedBy" text NOT NULL, "signedAt" bigint NOT NULL)`);
    await runner.query(`CREATE INDEX "proof_exception_of" ON "proof_exception" ("procedureId", "version")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "proof_exception"`);
    for (const column of ['proof', 'verdict']) {
      await runner.query(`ALTER TABLE "procedure_version" DROP COLUMN "${column}"`);
    }
  }
}
