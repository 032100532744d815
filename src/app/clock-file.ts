import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ClockSetting } from '../platform/index.js';
import { OperationalError } from './operational-error.js';

const Stored = z.object({ nowMs: z.number().int(), ticking: z.boolean(), setAtMs: z.number().int() });

/** Where a controlled clock was set last, so that a restart does not turn time back. */
export class ClockFile {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'clock.json');
  }

  /** The clock as it would stand now had the service never stopped; null when it was never set here. */
  read(): ClockSetting | null {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      return null;
    }
    const parsed = Stored.safeParse(json(text));
    if (!parsed.success) throw new OperationalError(`${this.path}: expected a stored clock, found something else`);
    const { nowMs, ticking, setAtMs } = parsed.data;
    return { nowMs: ticking ? nowMs + Math.max(0, Date.now() - setAtMs) : nowMs, ticking };
  }

  write(setting: ClockSetting): void {
    const temporary = `${this.path}.new`;
    writeFileSync(temporary, JSON.stringify({ ...setting, setAtMs: Date.now() }));
    renameSync(temporary, this.path);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
