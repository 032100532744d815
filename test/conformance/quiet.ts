import { setTimeout as sleep } from 'node:timers/promises';
import type { Side } from './side.js';
import type { ExportedRecord } from './tape.js';

/** Keys that no engine issues: partition 1, a counter of 2^50 and more. */
const MARKERS_FROM = 2 ** 51 + 2 ** 50;

export const isMarker = ({ key }: ExportedRecord): boolean => Number(key) >= MARKERS_FROM;

/** Tells when an engine has done all it was told: two markers come back with nothing between them. */
export class Quiet {
  private next = MARKERS_FROM;
  /** Markers that have come back. */
  private arrived = 0;

  constructor(private readonly side: Side) {}

  /** `afterTime`: the clock was moved, and what fell due appears only when the engine has noticed. */
  async wait({ afterTime = false } = {}): Promise<void> {
    await this.mark();
    if (afterTime) await sleep(this.side.noticesClockWithinMs);
    for (let before = this.real(), clean = 0; clean < (afterTime ? 2 : 1);) {
      if (afterTime) await sleep(this.side.noticesClockWithinMs / 4);
      await this.mark();
      const now = this.real();
      clean = now === before ? clean + 1 : 0;
      before = now;
    }
  }

  /** How many records have arrived, without markers. */
  private real(): number {
    return this.side.tape.records.length - this.arrived;
  }

  /** A command that changes nothing; resolves when its rejection has arrived. */
  private async mark(): Promise<void> {
    const key = this.next++;
    const { records } = this.side.tape;
    let looked = records.length;
    const arrived = () => {
      for (; looked < records.length; looked++) if (Number(records[looked]!.key) === key) return true;
      return false;
    };
    await this.side.client.call('CancelProcessInstance', { processInstanceKey: String(key) }).catch(() => null);
    await this.side.tape.until(arrived, 'the marker in the log');
    this.arrived++;
  }
}
