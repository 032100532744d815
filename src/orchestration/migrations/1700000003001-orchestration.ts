import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'projector_position',
  'outbox',
  'deployed_process',
  'incident',
  'service_job',
  'user_task',
  'element_instance',
  'process_instance',
];

/** Projections of the engine's records, and the outbox to it. */
export class Orchestration1700000003001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const sequence =
      runner.connection.options.type === 'postgres' ? 'serial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT';
    for (const statement of statements(sequence)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE "${table}"`);
  }
}

function statements(sequence: string): string[] {
  return [
    `CREATE TABLE "process_instance" ("key" text PRIMARY KEY, "bpmnProcessId" text NOT NULL, "version" integer NOT NULL,
      "definitionKey" text NOT NULL, "parentKey" text, "parentElementKey" text, "rootKey" text NOT NULL,
      "state" text NOT NULL CHECK ("state" IN ('ACTIVE','COMPLETED','TERMINATED')),
      "startedAt" bigint NOT NULL, "endedAt" bigint, "claimedCaseId" text, "caseId" text)`,
    `CREATE INDEX "process_instance_case" ON "process_instance" ("caseId")`,
    `CREATE INDEX "process_instance_parent" ON "process_instance" ("parentKey")`,
    `CREATE TABLE "element_instance" ("key" text PRIMARY KEY, "instanceKey" text NOT NULL, "elementId" text NOT NULL,
      "type" text NOT NULL, "state" text NOT NULL CHECK ("state" IN ('ACTIVE','COMPLETED','TERMINATED')),
      "activatedAt" bigint NOT NULL, "endedAt" bigint)`,
    `CREATE INDEX "element_instance_of" ON "element_instance" ("instanceKey", "state")`,
    `CREATE TABLE "user_task" ("taskKey" text PRIMARY KEY, "instanceKey" text NOT NULL, "rootInstanceKey" text NOT NULL,
      "caseId" text, "bpmnProcessId" text NOT NULL, "version" integer NOT NULL, "elementId" text NOT NULL,
      "elementInstanceKey" text NOT NULL, "act" text, "candidateGroups" text NOT NULL, "createdAt" bigint NOT NULL,
      "state" text NOT NULL CHECK ("state" IN ('OPEN','COMPLETED','CANCELED')), "endedAt" bigint, "assigneeId" text,
      "claimedAt" bigint, "outboxPending" boolean NOT NULL, "bypassed" boolean NOT NULL, "dueOn" text,
      "limit" text, "limitStale" boolean NOT NULL)`,
    `CREATE INDEX "user_task_by_due" ON "user_task" ("state", "dueOn", "taskKey")`,
    `CREATE INDEX "user_task_by_age" ON "user_task" ("state", "createdAt", "taskKey")`,
    `CREATE INDEX "user_task_done" ON "user_task" ("assigneeId", "state", "endedAt")`,
    `CREATE INDEX "user_task_stale" ON "user_task" ("limitStale", "state")`,
    `CREATE INDEX "user_task_case" ON "user_task" ("caseId", "state")`,
    `CREATE INDEX "user_task_instance" ON "user_task" ("instanceKey", "state")`,
    `CREATE TABLE "service_job" ("jobKey" text PRIMARY KEY, "jobType" text NOT NULL, "instanceKey" text NOT NULL,
      "bpmnProcessId" text NOT NULL, "version" integer NOT NULL, "elementId" text NOT NULL,
      "elementInstanceKey" text NOT NULL, "retries" integer NOT NULL)`,
    `CREATE INDEX "service_job_type" ON "service_job" ("jobType", "retries")`,
    `CREATE INDEX "service_job_instance" ON "service_job" ("instanceKey")`,
    `CREATE TABLE "incident" ("key" text PRIMARY KEY, "instanceKey" text NOT NULL, "caseId" text, "bpmnProcessId" text NOT NULL,
      "elementId" text NOT NULL, "elementInstanceKey" text NOT NULL, "jobKey" text, "errorType" text NOT NULL,
      "message" text NOT NULL, "state" text NOT NULL CHECK ("state" IN ('OPEN','RESOLVED')),
      "createdAt" bigint NOT NULL, "resolvedAt" bigint)`,
    `CREATE INDEX "incident_by_age" ON "incident" ("state", "createdAt")`,
    `CREATE INDEX "incident_case" ON "incident" ("caseId", "state")`,
    `CREATE INDEX "incident_instance" ON "incident" ("instanceKey", "state")`,
    `CREATE TABLE "deployed_process" ("definitionKey" text PRIMARY KEY, "bpmnProcessId" text NOT NULL, "version" integer NOT NULL,
      "resourceName" text NOT NULL, "xml" text, "deployedAt" bigint NOT NULL, UNIQUE ("bpmnProcessId", "version"))`,
    `CREATE TABLE "outbox" ("seq" ${sequence}, "id" text NOT NULL UNIQUE, "lane" text NOT NULL, "caseId" text,
      "kind" text NOT NULL, "command" text NOT NULL, "enqueuedAt" bigint NOT NULL, "attempts" integer NOT NULL,
      "deliveredAt" bigint, "deadAt" bigint, "lastError" text)`,
    `CREATE INDEX "outbox_waiting" ON "outbox" ("deliveredAt", "deadAt", "seq")`,
    `CREATE INDEX "outbox_case" ON "outbox" ("caseId")`,
    `CREATE TABLE "projector_position" ("name" text PRIMARY KEY, "position" bigint NOT NULL)`,
  ];
}
