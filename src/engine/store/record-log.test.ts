import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject, ZeebeRecord } from '../../protocol/index.js';
import { EngineStore } from './index.js';
import { decodeRecords, encodeRecords } from './record-codec.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-log-'));
  file = join(folder, 'engine.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = (position: number, rest: Partial<ZeebeRecord> = {}): ZeebeRecord => ({
  partitionId: 1,
  position,
  sourceRecordPosition: position - 1,
  key: '2251799813685249',
  timestamp: 1_700_000_000_000,
  recordType: 'EVENT',
  valueType: 'TIMER',
  intent: 'CREATED',
  value: { position },
  rejectionType: 'NULL_VAL',
  rejectionReason: '',
  brokerVersion: '8.5.8',
  ...rest,
});
const parse = (text: string) => JSON.parse(text) as ZeebeRecord;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => record(first + i));

describe('the encoding of records', () => {
  it('should give back every field of every record, shared values and rejections included', () => {
    const value = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>);
    const drawn = fc.record({
      value: fc.nat(3),
      key: fc.constantFrom('-1', '2251799813685249'),
      rejectionReason: fc.constantFrom('', 'Expected "a"\nbut\tfound “b”'),
      recordVersion: fc.constantFrom(undefined, 2),
      brokerVersion: fc.constantFrom('8.5.8', '8.6.0'),
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), fc.array(drawn), (values, choices) => {
        const shared = values.map((each) => JSON.parse(JSON.stringify(each)) as JsonObject);
        const records = choices.map((choice, i) =>
          record(70 + i, { ...choice, value: shared[choice.value]! } as object),
        );
        const texts = decodeRecords(encodeRecords(records), 70);
        expect(texts.map(parse)).toEqual(records.map((each) => parse(JSON.stringify(each))));
      }),
      { numRuns: 30 },
    );
  });

  it('should store a value that several records share once', () => {
    const value = { text: 'x'.repeat(1_000) };
    expect(encodeRecords([1, 2, 3].map((position) => record(position, { value }))).length).toBeLessThan(1_500);
  });
});

describe('the record log', () => {
  it('should read across batches and rows from any position', () => {
    const store = EngineStore.open(file);
    store.commit(range(1, 3));
    store.commit(range(4, 2_504));
    const read = (after: number, limit: number) => store.log.read(after, limit).map((text) => parse(text).position);
    expect(read(0, 2)).toEqual([1, 2]);
    expect(read(2, 3)).toEqual([3, 4, 5]);
    expect(read(1_002, 3)).toEqual([1_003, 1_004, 1_005]);
    expect(read(0, 5_000)).toHaveLength(2_504);
    expect(read(2_504, 10)).toEqual([]);
    store.close();
  });

  it('should show no reader what is not on the disk yet', async () => {
    // given
    const store = EngineStore.open(file);
    store.commit(range(1, 2));
    // when
    store.write(range(3, 4));
    expect(store.log.read(0, 10)).toHaveLength(2);
    const synced = new Promise((resolve) => store.sync(resolve));
    store.write(range(5, 5));
    // then
    await expect(synced).resolves.toBeNull();
    expect(store.log.read(0, 10)).toHaveLength(4);
    expect(store.log.lastPosition()).toBe(5);
    store.close();
  });

  it('should discard what is no longer wanted, keep its end, and use the space again', () => {
    // given
    const store = EngineStore.open(file);
    const pages = () => {
      const database = new Database(file);
      return [database.pragma('page_count', { simple: true }), database.close()][0] as number;
    };
    for (let i = 0; i < 100; i++) store.commit([record(i + 1, { value: { text: 'x'.repeat(10_000) } })]);
    // when
    while (store.log.discard(100));
    // then
    expect(store.log.read(0, 10).map((text) => parse(text).position)).toEqual([100]);
    store.close();
    const before = pages();
    const reopened = EngineStore.open(file);
    expect(reopened.log.lastPosition()).toBe(100);
    for (let i = 100; i < 190; i++) reopened.commit([record(i + 1, { value: { text: 'x'.repeat(10_000) } })]);
    reopened.close();
    expect(pages()).toBeLessThanOrEqual(before + 2);
  });

  it('should keep a batch of which a part is still wanted', () => {
    const store = EngineStore.open(file);
    store.commit(range(1, 10));
    store.commit(range(11, 12));
    store.log.discard(9);
    expect(store.log.read(0, 1).map((text) => parse(text).position)).toEqual([1]);
    store.close();
  });
});

describe('a data file of schema version 1', () => {
  const VERSION_1 = `
    CREATE TABLE state_table (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE state (table_id INTEGER NOT NULL REFERENCES state_table (id), key BLOB NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (table_id, key)) STRICT, WITHOUT ROWID;
    CREATE TABLE record (position INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
    INSERT INTO state_table VALUES (1, 'T');
    INSERT INTO state VALUES (1, CAST('k' AS BLOB), '{"kept":true}');
    PRAGMA application_id = 0x46414455;
    PRAGMA user_version = 1;`;
  const insertAll = (database: Database.Database, records: readonly ZeebeRecord[]) => {
    const insert = database.prepare('INSERT INTO record VALUES (?, ?)');
    database.transaction(() => {
      for (const each of records) insert.run(each.position, JSON.stringify(each));
    })();
  };
  const write = (records: readonly ZeebeRecord[], database = new Database(file)) => {
    database.exec(VERSION_1);
    insertAll(database, records);
    database.close();
  };

  it('should be upgraded with its state and every record, and go on', () => {
    const old = [...range(1, 1_499), record(1_500, { rejectionReason: 'no', rejectionType: 'NOT_FOUND' })];
    write(old);
    const store = EngineStore.open(file);
    expect(store.state.get('T', 'k')).toEqual({ kept: true });
    expect(store.log.read(0, 2_000).map(parse)).toEqual(old);
    store.commit(range(1_501, 1_501));
    store.close();
    const reopened = EngineStore.open(file);
    expect(reopened.log.lastPosition()).toBe(1_501);
    reopened.close();
  });

  it('should know afterwards how many instances of each definition run', () => {
    // given
    const database = new Database(file);
    const instance = (key: string, type: string, definition: string) =>
      JSON.stringify({ key, value: { bpmnElementType: type, processDefinitionKey: definition } });
    database.exec(VERSION_1);
    database.exec("INSERT INTO state_table VALUES (2, 'element_instance')");
    const insert = database.prepare('INSERT INTO state VALUES (2, ?, ?)');
    insert.run(Buffer.from('10'), instance('10', 'PROCESS', '7'));
    insert.run(Buffer.from('11'), instance('11', 'SERVICE_TASK', '7'));
    insert.run(Buffer.from('12'), instance('12', 'PROCESS', '7'));
    insert.run(Buffer.from('13'), instance('13', 'PROCESS', '8'));
    database.close();
    // when
    const store = EngineStore.open(file);
    // then
    expect(store.state.get('running_instances', '7')).toBe(2);
    expect(store.state.get('running_instances', '8')).toBe(1);
    store.close();
  });

  it('should be upgraded to its end by the next start when the first one was killed in the middle', () => {
    write(range(1, 2_500));
    EngineStore.open(file).close();
    // given: a file as a killed upgrade leaves it: version 2, the last records not packed yet
    const database = new Database(file);
    database.exec('CREATE TABLE record (position INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT');
    database.exec('DELETE FROM record_batch WHERE last_position > 1000');
    insertAll(database, range(1_001, 2_500));
    database.close();
    // when
    const store = EngineStore.open(file);
    expect(store.log.read(0, 5_000).map(parse)).toEqual(range(1, 2_500));
    store.close();
  });
});
