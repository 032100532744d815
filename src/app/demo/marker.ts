import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationalError } from '../operational-error.js';

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
    if (this.isFilled()) return false;
    rmSync(this.dataDir, { recursive: true });
    return true;
  }

  filling(): void {
    writeFileSync(this.path, JSON.stringify({ filled: false }));
  }

  filled(): void {
    writeFileSync(this.path, JSON.stringify({ filled: true }));
  }

  private isFilled(): boolean {
    try {
      return (JSON.parse(readFileSync(this.path, 'utf8')) as { filled?: unknown }).filled === true;
    } catch {
      return false;
    }
  }
}
