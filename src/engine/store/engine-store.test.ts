import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineStore } from './index.js';

let folder: string;
let stores: EngineStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-store-'));
  stores = [EngineStore.open(join(folder, '0.db'))];
});
afterEach(() => {
  for (const store of stores) store.close();
  rmSync(folder, { recursive: true });
});

const current = () => stores.at(-1)!;

/** What a process that is killed now would leave behind is what the next one opens. */
function crash(): void {
  const [from, to] = [stores.length - 1, stores.length].map((n) => join(folder, `${n}.db`));
  for (const part of ['', '-wal']) copyFileSync(from + part, to + part);
  stores.push(EngineStore.open(to!));
}

function commit(write: (state: EngineStore['state']) => void): void {
  write(current().state);
  current().state.commitStep();
  current().commit([]);
}

describe('the store after crash upon crash', () => {
  it('should not bring back what was deleted between two crashes', () => {
    commit((state) => state.put('T', 'k', 1));
    crash();
    commit((state) => state.delete('T', 'k'));
    crash();
    expect(current().state.get('T', 'k')).toBeUndefined();
    expect([...current().state.scan('T', '')]).toEqual([]);
  });

  it('should keep the last of several values written between crashes', () => {
    for (const value of [1, 2, 3]) {
      commit((state) => state.put('T', 'k', value));
      crash();
      expect(current().state.get('T', 'k')).toBe(value);
    }
    commit((state) => state.delete('T', 'k'));
    commit((state) => state.put('T', 'k', 4));
    crash();
    expect([...current().state.scan('T', '')]).toEqual([['k', 4]]);
  });
});

describe('the write-ahead log', () => {
  const synced = () => new Promise<Error | null>((resolve) => current().sync(resolve));
  const tidied = () => new Promise<Error | null>((resolve) => void current().tidy(true, resolve));
  const megabyte = (key: string) => (state: EngineStore['state']) => state.put('T', key, 'x'.repeat(1_000_000));
  const logBytes = () => statSync(join(folder, `${stores.length - 1}.db-wal`)).size;

  it('should be taken into the file when it is long, and begun anew', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 13; i++) commit(megabyte(`${round} ${i}`));
      expect(await tidied()).toBeNull();
    }
    expect(logBytes()).toBeLessThan(35_000_000);
    crash();
    expect([...current().state.scan('T', '')]).toHaveLength(39);
  });

  it('should stay while it is short, and while not all of it is on the disk', async () => {
    commit(megabyte('a'));
    expect(current().tidy(true, () => undefined)).toBe(false);
    for (let i = 0; i < 13; i++) {
      megabyte(`b ${i}`)(current().state);
      current().state.commitStep();
      current().write([]);
    }
    expect(current().tidy(true, () => undefined)).toBe(false);
    await synced();
    expect(await tidied()).toBeNull();
  });

  it('should lose nothing of what is written while the disk takes it in', async () => {
    const keys = [...'abcdefghijklm'];
    for (const key of keys) commit(megabyte(key));
    const done = tidied();
    commit((state) => state.put('T', 'n', 1));
    await done;
    commit((state) => state.delete('T', 'a'));
    crash();
    expect([...current().state.scan('T', '')].map(([key]) => key)).toEqual([...keys.slice(1), 'n']);
  });
});
