import type { Database } from 'better-sqlite3';
import type { ZeebeRecord } from '../../protocol/index.js';
import { encodeKey } from './key-codec.js';
import { encodeRecords } from './record-codec.js';

/** Version of the tables below and of the JSON in them; a file of a later version is refused, never guessed at. */
export const SCHEMA_VERSION = 2;

const SCHEMA = `
  CREATE TABLE state_table (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE state (
    table_id INTEGER NOT NULL REFERENCES state_table (id),
    key BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (table_id, key)
  ) STRICT, WITHOUT ROWID;
`;
/** Since version 2: a row per batch of records (record-codec.ts), and the changes not yet in `state` (change-log.ts). */
const BATCHES = `
  CREATE TABLE record_batch (last_position INTEGER PRIMARY KEY, first_position INTEGER NOT NULL, records TEXT NOT NULL) STRICT;
  CREATE TABLE state_change (id INTEGER PRIMARY KEY, changes TEXT NOT NULL) STRICT;
`;
const RECORDS_AT_ONCE = 1_000;

/** The empty database has the current schema. */
export function createSchema(database: Database): void {
  database.transaction(() => {
    database.exec(SCHEMA + BATCHES);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

/** A database of version 1 or 2 has the current schema. What a killed process left undone is gone on with. */
export function upgradeSchema(database: Database, version: number): void {
  if (version === 1) {
    database.transaction(() => {
      database.exec(BATCHES);
      countRunningInstances(database);
      database.pragma('user_version = 2');
    })();
  }
  const old = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'record'`).get();
  if (old) packRecords(database);
}

/** Version 2 keeps how many instances of each definition run, which a deletion asks; version 1 has only the instances. */
function countRunningInstances(database: Database): void {
  const counts = database.prepare<[], { key: string; running: number }>(`
    SELECT json_extract(value, '$.value.processDefinitionKey') AS key, count(*) AS running
    FROM state JOIN state_table ON state_table.id = state.table_id
    WHERE name = 'element_instance' AND json_extract(value, '$.value.bpmnElementType') = 'PROCESS' GROUP BY 1`);
  const rows = counts.all();
  if (rows.length === 0) return;
  const named = database.prepare<[string], { id: number }>('INSERT INTO state_table (name) VALUES (?) RETURNING id');
  const { id } = named.get('running_instances')!;
  const insert = database.prepare('INSERT INTO state VALUES (?, ?, ?)');
  for (const { key, running } of rows) insert.run(id, encodeKey(key), JSON.stringify(running));
}

/** The records of version 1, one row each, are in batches; a thousand per transaction, so that the log's size does not matter. */
function packRecords(database: Database): void {
  const select = database
    .prepare<[], string>(`SELECT json FROM record ORDER BY position LIMIT ${RECORDS_AT_ONCE}`)
    .pluck();
  const insert = database.prepare('INSERT INTO record_batch VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM record WHERE position <= ?');
  const packSome = database.transaction(() => {
    const records = sharingValues(select.all().map((json) => JSON.parse(json) as ZeebeRecord));
    if (records.length === 0) return false;
    const last = records.at(-1)!.position;
    insert.run(last, records[0]!.position, encodeRecords(records));
    remove.run(last);
    return true;
  });
  while (packSome());
  database.exec('DROP TABLE record');
}

/** Records with equal values have the same object as their value afterwards. */
function sharingValues(records: readonly ZeebeRecord[]): ZeebeRecord[] {
  const values = new Map<string, ZeebeRecord['value']>();
  return records.map((record) => {
    const text = JSON.stringify(record.value);
    const value = values.get(text) ?? record.value;
    values.set(text, value);
    return { ...record, value };
  });
}
