import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
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
