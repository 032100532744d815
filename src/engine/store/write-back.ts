import type { Entry } from './overlay.js';

/**
 * Which committed writes reach their rows, and when. Writes collect in a generation; when it is large enough it is closed and
 * brought into the rows piece by piece, while the next one collects. What was written again or deleted meanwhile belongs
 * to the later generation, so that short-lived entries never reach a row.
 */
export class WriteBack {
  private collecting: Entry[] = [];
  private generation = 1;
  private closed: Entry[] = [];
  private next = 0;

  /** The committed entries belong to the generation that collects. */
  collect(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.generation === -1 || entry.generation === this.generation) continue;
      entry.generation = this.generation;
      this.collecting.push(entry);
    }
  }

  /** True: all entries of the closed generation were taken. */
  get exhausted(): boolean {
    return this.next >= this.closed.length;
  }

  /** Closes the generation that collects; only when the last one closed is exhausted. */
  close(): void {
    this.closed = this.collecting;
    this.collecting = [];
    this.next = 0;
    this.generation += 1;
  }

  /** Up to `limit` entries of the closed generation whose rows are to be brought up to date now. */
  take(limit: number): Entry[] {
    const taken: Entry[] = [];
    const closedGeneration = this.generation - 1;
    while (taken.length < limit && this.next < this.closed.length) {
      const entry = this.closed[this.next++]!;
      if (entry.generation === closedGeneration) taken.push(entry);
    }
    if (this.exhausted) {
      this.closed = [];
      this.next = 0;
    }
    return taken;
  }
}
