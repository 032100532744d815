import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InUse, holdAlone } from './hold-alone.js';

describe('holding a data folder alone', () => {
  it('should let one hold it, and the next when that one has gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fadu-alone-'));
    const location = { kind: 'sqlite', file: join(folder, 'fadu.db') } as const;
    const lock = join(folder, 'service.lock');
    const release = await holdAlone(lock, location);
    await expect(holdAlone(lock, location)).rejects.toBeInstanceOf(InUse);
    await release();
    await (
      await holdAlone(lock, location)
    )();
    rmSync(folder, { recursive: true });
  });
});
