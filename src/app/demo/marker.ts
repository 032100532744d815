import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationalError } from '../operational-error.js';

/** The process that fills the folder shows that it is at work this often, and is given up after the longer time. */
const BEAT_MS = 500;
const SILENCE_MS = 3_000;

/** What a service keeps in its data folder; nothing else in it is ever removed. */
const OURS = [
  ...['fadu.db', 'engine.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]),
  'chain.key',
  'clock.json',
  'demo.json',
  'files',
  'service.lock',
  'exporter.json',
];

/** Whether the data folder holds a demonstration, and whether its filling came to an end. */
export class DemoMarker {
  private readonly path: string;
  private heart: NodeJS.Timeout | null = null;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'demo.json');
  }

  /**
   * True when the folder has to be filled. One that a stopped filling left half full is emptied first. Rejects with an
   * `OperationalError` when it holds a service that is no demonstration, since nobody's data is mixed with invented
   * cases, and when another process is filling it.
   */
  async prepare(): Promise<boolean> {
    if (!existsSync(this.dataDir) || readdirSync(this.dataDir).length === 0) return true;
    if (!existsSync(this.path)) {
      throw new OperationalError(
        `FADU_DATA_DIR: ${this.dataDir} holds data that is not a demonstration's; choose another folder for it`,
      );
    }
    if (this.isFilled()) return false;
    if (await this.isBeating()) {
      throw new OperationalError(`FADU_DATA_DIR: another process is filling ${this.dataDir} just now`);
    }
    for (const name of OURS) rmSync(join(this.dataDir, name), { recursive: true, force: true });
    return true;
  }

  filling(): void {
    const beat = (): void => writeFileSync(this.path, JSON.stringify({ filled: false, atMs: Date.now() }));
    beat();
    this.heart = setInterval(beat, BEAT_MS).unref();
  }

  filled(): void {
    if (this.heart !== null) clearInterval(this.heart);
    writeFileSync(this.path, JSON.stringify({ filled: true }));
  }

  private isFilled(): boolean {
    try {
      return (JSON.parse(readFileSync(this.path, 'utf8')) as { filled?: unknown }).filled === true;
    } catch {
      return false;
    }
  }

  /** A process id would not tell: ids come again after a restart of the machine, and a dead process may still be listed. */
  private async isBeating(): Promise<boolean> {
    const before = readFileSync(this.path, 'utf8');
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    return readFileSync(this.path, 'utf8') !== before;
  }
}
