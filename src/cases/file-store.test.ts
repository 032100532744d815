import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStore } from './file-store.js';

describe('FileStore', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fadu-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stores equal content once, under its digest', async () => {
    const store = new FileStore(folder);
    const first = await store.put(Buffer.from('照片'), 'a.jpg', 'image/jpeg');
    const second = await store.put(Buffer.from('照片'), 'b.jpg', 'image/jpeg');
    expect(second.sha256).toBe(first.sha256);
    expect(readdirSync(folder)).toEqual([first.sha256]);
    expect((await store.get(first.sha256)).toString()).toBe('照片');
  });

  it('notices a file that was changed afterwards', async () => {
    const store = new FileStore(folder);
    const { sha256 } = await store.put(Buffer.from('原件'), 'a', 'text/plain');
    writeFileSync(join(folder, sha256), '改写');
    await expect(store.get(sha256)).rejects.toThrow('expected the file');
  });

  it('reads nothing but digests', async () => {
    await expect(new FileStore(folder).get('../chain.key')).rejects.toThrow('expected a SHA-256 digest');
  });
});
