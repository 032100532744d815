import { afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore } from '../core/index.js';
import { EngineStore } from './index.js';

const folders: string[] = [];
function dataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-store-'));
  folders.push(folder);
  return join(folder, 'engine.db');
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const all = (
  store: { scan(table: string, prefix: string, after?: string): Iterable<readonly [string, unknown]> },
  prefix: string,
  after?: string,
) => [...store.scan('T', prefix, after)];

// Few and awkward keys: prefixes of each other, full-width text, a pair and halves of surrogates.
const key = fc.constantFrom(
  'a',
  'a|',
  'a|1',
  'a|2',
  'a|（',
  'a|😀',
  'a|\ud83d',
  'a|\uffff',
  'b',
  '',
  '中',
  '中|\ue000',
  '中|\u{20000}',
);
// Through its text once: JavaScript's -0 is no JSON value, the text of it is 0.
const value = fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as unknown);
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), key, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('commitStep' as const, 'rollbackStep' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('flush' as const, 'settle' as const, 'reopen' as const) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer O> ? O : never;

/** A memory store that forgets a step by replaying what was committed before it. */
class Reference {
  committed: Operation[] = [];
  open: Operation[] = [];
  store(): MemoryStore {
    const store = new MemoryStore();
    for (const step of [...this.committed, ...this.open]) {
      if (step.kind === 'put') store.put('T', step.key, structuredClone(step.value));
      if (step.kind === 'delete') store.delete('T', step.key);
    }
    return store;
  }
}

describe('the state in SQLite', () => {
  it('should hold what a map holds after any writes, rollbacks, flushes and restarts', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), key, fc.option(key), (operations, prefix, after) => {
        // given
        const file = dataFile();
        let store = EngineStore.open(file);
        const reference = new Reference();
        // when
        for (const step of operations) {
          if (step.kind === 'put') store.state.put('T', step.key, step.value);
          else if (step.kind === 'delete') store.state.delete('T', step.key);
          else if (step.kind === 'rollbackStep') store.state.rollbackStep();
          else store.state.commitStep();
          if (step.kind === 'flush' || step.kind === 'settle' || step.kind === 'reopen') store.commit([]);
          if (step.kind === 'settle') store.settle(3);
          if (step.kind === 'reopen') {
            store.close();
            store = EngineStore.open(file);
          }
          if (step.kind === 'put' || step.kind === 'delete') reference.open.push(step);
          else {
            if (step.kind !== 'rollbackStep') reference.committed.push(...reference.open);
            reference.open = [];
          }
        }
        // then
        const expected = reference.store();
        expect(all(store.state, '')).toEqual(all(expected, ''));
        expect(all(store.state, prefix, after ?? undefined)).toEqual(all(expected, prefix, after ?? undefined));
        expect(store.state.get('T', prefix)).toEqual(expected.get('T', prefix));
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('should have brought every change into its row when it has settled, and start from the rows alone', () => {
    // given
    const file = dataFile();
    const store = EngineStore.open(file);
    for (let i = 0; i < 300; i++) store.state.put('T', `k${i}`, { i });
    store.state.commitStep();
    store.commit([]);
    for (let i = 0; i < 300; i += 3) store.state.delete('T', `k${i}`);
    store.state.commitStep();
    store.commit([]);
    const expected = all(store.state, '');
    // when
    while (store.settle(50));
    // then
    expect(all(store.state, '')).toEqual(expected);
    store.close();
    const database = new Database(file);
    expect(database.prepare('SELECT count(*) FROM state').pluck().get()).toBe(200);
    expect(database.prepare('SELECT count(*) FROM state_change').pluck().get()).toBe(0);
    database.close();
    const reopened = EngineStore.open(file);
    expect(all(reopened.state, '')).toEqual(expected);
    reopened.close();
  });

  it('should go on with a scan over many pages while its caller deletes and adds', () => {
    // given
    const store = EngineStore.open(dataFile());
    const keys = Array.from({ length: 700 }, (_, i) => `k${String(i).padStart(4, '0')}`);
    for (const k of keys) store.state.put('T', k, { k });
    store.state.commitStep();
    store.commit([]);
    // when
    const seen: string[] = [];
    for (const [k] of store.state.scan('T', 'k')) {
      seen.push(k);
      store.state.delete('T', k);
      if (k === 'k0010') store.state.delete('T', 'k0011');
      if (k === 'k0500') store.state.put('T', 'k0500a', {});
    }
    // then
    expect(seen).toEqual([...keys.filter((k) => k !== 'k0011'), 'k0500a'].sort());
    expect(all(store.state, 'k')).toEqual([]);
    store.close();
  });
});
