import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZeebeRecord } from '../../protocol/index.js';
import { DataFileError, EngineStore } from './index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-data-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = (position: number) =>
  ({
    partitionId: 1,
    position,
    sourceRecordPosition: -1,
    key: '-1',
    timestamp: 5,
    recordType: 'EVENT',
    valueType: 'TIMER',
    intent: 'CREATED',
    value: { position },
    rejectionType: 'NULL_VAL',
    rejectionReason: '',
    brokerVersion: '8.5.8',
  }) satisfies ZeebeRecord;

describe("the engine's data file", () => {
  it('should be refused to a second process while a first one has it open', () => {
    const file = join(folder, 'engine.db');
    const store = EngineStore.open(file);
    const second = `
      const Database = require('better-sqlite3');
      try { new Database(process.argv[1], { timeout: 100 }).exec('BEGIN IMMEDIATE'); } catch (error) { console.log(error.code); }`;
    expect(execFileSync('node', ['-e', second, file], { encoding: 'utf8' }).trim()).toBe('SQLITE_BUSY');
    expect(() => EngineStore.open(file)).toThrow(/engine\.db': it is in use by another process/);
    store.close();
    EngineStore.open(file).close();
  });

  it('should be refused when a later release wrote it, naming both schema versions', () => {
    const file = join(folder, 'engine.db');
    EngineStore.open(file).close();
    const database = new Database(file);
    database.pragma('user_version = 7');
    database.close();
    expect(() => EngineStore.open(file)).toThrow(/has schema version 7, this release reads version 2/);
  });

  it.each([
    ['text', (file: string) => writeFileSync(file, 'x'.repeat(4096)), /not an engine's data file/],
    [
      'a database of another program',
      (file: string) => new Database(file).exec('CREATE TABLE t (a)').close(),
      /a file of its own/,
    ],
    ['a file in no folder', () => undefined, /directory does not exist/],
  ])('should be refused in one line when it is %s', (name, make, message) => {
    const file = name === 'a file in no folder' ? join(folder, 'absent', 'engine.db') : join(folder, 'other.db');
    make(file);
    expect(() => EngineStore.open(file)).toThrow(DataFileError);
    expect(() => EngineStore.open(file)).toThrow(message);
  });

  it('should hold neither state nor records of a commit that failed', () => {
    // given
    const file = join(folder, 'engine.db');
    const store = EngineStore.open(file);
    store.commit([record(1)]);
    // when: position 1 is taken
    store.state.put('T', 'k', 1);
    store.state.commitStep();
    expect(() => store.commit([record(2), record(1)])).toThrow(/expected the log to go on at position 3, found 1/);
    store.close();
    // then
    const reopened = EngineStore.open(file);
    expect(reopened.state.get('T', 'k')).toBeUndefined();
    expect(reopened.log.lastPosition()).toBe(1);
    reopened.close();
  });

  it('should read the log after a position in order, at most as many records as asked', () => {
    const store = EngineStore.open(join(folder, 'engine.db'));
    store.commit([1, 2, 3, 4].map(record));
    const positions = store.log.read(1, 2).map((json) => (JSON.parse(json) as ZeebeRecord).position);
    expect(positions).toEqual([2, 3]);
    expect(store.log.read(4, 2)).toEqual([]);
    store.close();
  });
});
