import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A projector position per partition, and the records a cluster sends. */
export class Partitions1700000003002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE "projector_position" RENAME TO "projector_position_of_one"`,
  `CREATE TABLE "projector_position" ("name" text NOT NULL, "partitionId" integer NOT NULL, "position" bigint NOT NULL,
    CONSTRAINT "projector_position_key" PRIMARY KEY ("name", "partitionId"))`,
  `INSERT INTO "projector_position" SELECT "name", 1, "position" FROM "projector_position_of_one"`,
  `DROP TABLE "projector_position_of_one"`,
  `CREATE TABLE "received_record" ("partitionId" integer NOT NULL, "position" bigint NOT NULL, "json" text NOT NULL,
    PRIMARY KEY ("partitionId", "position"))`,
  `CREATE TABLE "received_partition" ("partitionId" integer PRIMARY KEY, "position" bigint NOT NULL, "latest" bigint NOT NULL)`,
];

const DOWN = [
  `DROP TABLE "received_partition"`,
  `DROP TABLE "received_record"`,
  `ALTER TABLE "projector_position" RENAME TO "projector_position_of_many"`,
  `CREATE TABLE "projector_position" ("name" text PRIMARY KEY, "position" bigint NOT NULL)`,
  `INSERT INTO "projector_position" SELECT "name", "position" FROM "projector_position_of_many" WHERE "partitionId" = 1`,
  `DROP TABLE "projector_position_of_many"`,
];
