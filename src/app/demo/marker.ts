import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationalError } from '../operational-error.js';

interface State {
  readonly filled: boolean;
  /** The process at work while it is not. */
  readonly fillingPid: number | null;
}

/** What a service keeps in its data folder; nothing else in it is ever removed. */
const OURS = [
  ...['fadu.db', 'engine.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]),
  'chain.key',
  'clock.json',
  'demo.json',
  'files',
];

/** Whether the data folder holds a demonstration, and whether its filling came to an end. */
export class DemoMarker {
  private readonly path: string;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'demo.json');
  }

  /**
   * True when the folder has to be filled. One that a stopped filling left half full is emptied first. Throws an
   * `OperationalError` when it holds a service that is no demonstration: nobody's data is mixed with invented cases.
   */
  prepare(): boolean {
    if (!existsSync(this.dataDir) || readdirSync(this.dataDir).length === 0) return true;
    if (!existsSync(this.path)) {
      throw new OperationalError(
        `FADU_DATA_DIR: ${this.dataDir} holds data that is not a demonstration's; choose another folder for it`,
      );
    }
    const { filled, fillingPid } = this.read();
    if (filled) return false;
    if (fillingPid !== null && isRunning(fillingPid)) {
      throw new OperationalError(`FADU_DATA_DIR: process ${fillingPid} is filling ${this.dataDir} just now`);
    }
    for (const name of OURS) rmSync(join(this.dataDir, name), { recursive: true, force: true });
    return true;
  }

  filling(): void {
    this.write({ filled: false, fillingPid: process.pid });
  }

  filled(): void {
    this.write({ filled: true, fillingPid: null });
  }

  private write(state: State): void {
    writeFileSync(this.path, JSON.stringify(state));
  }

  private read(): State {
    try {
      const { filled, fillingPid } = JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, unknown>;
      return { filled: filled === true, fillingPid: typeof fillingPid === 'number' ? fillingPid : null };
    } catch {
      return { filled: false, fillingPid: null };
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}
