import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FACTS, HEAD, RECORD, factTable, type Table } from './tables.js';
import { DECISION_TRIGGERS, HEAD_TRIGGERS, RECORD_TRIGGERS, factTriggers, type Trigger } from './triggers.js';

const TABLES: readonly Table[] = [HEAD, RECORD, ...FACTS.map(factTable)];
const TRIGGERS: readonly Trigger[] = [
  ...HEAD_TRIGGERS,
  ...RECORD_TRIGGERS,
  ...FACTS.flatMap(({ name }) => factTriggers(name)),
  ...DECISION_TRIGGERS,
];

/** The case file with its constraints and triggers (layer 4 of the gate). */
export class CaseFile1700000001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { name, columns } of TABLES) {
      await queryRunner.query(`CREATE TABLE "${name}" (\n  ${columns.join(',\n  ')}\n)`);
    }
    await queryRunner.query(`CREATE INDEX "penalty_case_state" ON "penalty_case" ("state", "caseYear", "caseNumber")`);
    const statements = isPostgres(queryRunner) ? postgresTriggers() : TRIGGERS.map(sqliteTrigger);
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const cascade = isPostgres(queryRunner) ? ' CASCADE' : '';
    for (const { name } of [...TABLES].reverse()) await queryRunner.query(`DROP TABLE "${name}"${cascade}`);
    if (!isPostgres(queryRunner)) return;
    for (const { name } of TRIGGERS) await queryRunner.query(`DROP FUNCTION "${name}"()`);
    await queryRunner.query(`DROP FUNCTION "case_file_no_truncate"()`);
  }
}

const isPostgres = (queryRunner: QueryRunner): boolean => queryRunner.connection.options.type === 'postgres';
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function sqliteTrigger({ name, table, event, refusedIf, text }: Trigger): string {
  return `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW WHEN ${refusedIf}
    BEGIN SELECT RAISE(ABORT, ${quoted(text)}); END`;
}

function postgresTriggers(): readonly string[] {
  const truncate = [
    `CREATE FUNCTION "case_file_no_truncate"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'PEN-42 tables of the case file are never emptied' USING ERRCODE = 'check_violation'; END $$`,
    ...TABLES.map(
      ({ name }) => `CREATE TRIGGER "${name}_no_truncate" BEFORE TRUNCATE ON "${name}"
        FOR EACH STATEMENT EXECUTE FUNCTION "case_file_no_truncate"()`,
    ),
  ];
  return [...TRIGGERS.flatMap(postgresTrigger), ...truncate];
}

function postgresTrigger({ name, table, event, refusedIf, text }: Trigger): readonly string[] {
  const kept = event === 'DELETE' ? 'OLD' : 'NEW';
  return [
    `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF ${refusedIf} THEN RAISE EXCEPTION USING MESSAGE = ${quoted(text)}, ERRCODE = 'check_violation'; END IF;
      RETURN ${kept}; END $$`,
    `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
  ];
}
