import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OperationalError } from '../operational-error.js';
import { DemoMarker } from './marker.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fadu-demo-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the folder of a demonstration', () => {
  it('should be filled once', async () => {
    const marker = new DemoMarker(folder);
    expect(await marker.prepare()).toBe(true);
    marker.filling();
    marker.filled();
    expect(await new DemoMarker(folder).prepare()).toBe(false);
  });

  it('should never be that of a service with cases of its own', async () => {
    writeFileSync(join(folder, 'fadu.db'), 'cases');
    await expect(new DemoMarker(folder).prepare()).rejects.toThrow(OperationalError);
    expect(existsSync(join(folder, 'fadu.db'))).toBe(true);
  });

  it('should be emptied of what a stopped filling left, and of nothing else', async () => {
    // given a process that is gone
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ filled: false, atMs: 1 }));
    writeFileSync(join(folder, 'fadu.db'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    // when
    expect(await new DemoMarker(folder).prepare()).toBe(true);
    // then
    expect(existsSync(join(folder, 'fadu.db'))).toBe(false);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });

  it('should be left alone while another process fills it', async () => {
    const other = new DemoMarker(folder);
    other.filling();
    await expect(new DemoMarker(folder).prepare()).rejects.toThrow(/is filling/);
    other.filled();
  });
});
