import { setTimeout as sleep } from 'node:timers/promises';

/** A record as the exporter writes it; only what the comparison looks at. Keys are numbers or strings. */
export interface ExportedRecord {
  readonly recordType: string;
  readonly valueType: string;
  readonly intent: string;
  readonly key: number | string;
  readonly timestamp: number;
  readonly rejectionType: string;
  readonly rejectionReason: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The records of one scenario as they arrive. */
export class Tape {
  readonly records: ExportedRecord[] = [];
  private wake: (() => void) | null = null;

  push(...records: readonly ExportedRecord[]): void {
    this.records.push(...records);
    this.wake?.();
  }

  /** Resolves once `done` says so, which is asked after each arrival; rejects after ten seconds. */
  async until(done: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!done()) {
      if (performance.now() > deadline) throw new Error(`expected ${what} within ten seconds`);
      const arrival = new Promise<void>((resolve) => (this.wake = resolve));
      await Promise.race([arrival, sleep(500)]);
    }
  }
}
