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
  it('should be filled once', () => {
    const marker = new DemoMarker(folder);
    expect(marker.prepare()).toBe(true);
    marker.filling();
    marker.filled();
    expect(new DemoMarker(folder).prepare()).toBe(false);
  });

  it('should never be that of a service with cases of its own', () => {
    writeFileSync(join(folder, 'fadu.db'), 'cases');
    expect(() => new DemoMarker(folder).prepare()).toThrow(OperationalError);
    expect(existsSync(join(folder, 'fadu.db'))).toBe(true);
  });

  it('should be emptied of what a stopped filling left, and of nothing else', () => {
    // given a process that is gone
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ filled: false, fillingPid: 2 ** 22 + 1 }));
    writeFileSync(join(folder, 'fadu.db'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    // when
    expect(new DemoMarker(folder).prepare()).toBe(true);
    // then
    expect(existsSync(join(folder, 'fadu.db'))).toBe(false);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });

  it('should be left alone while another process fills it', () => {
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ filled: false, fillingPid: process.ppid }));
    expect(() => new DemoMarker(folder).prepare()).toThrow(/is filling/);
  });
});
