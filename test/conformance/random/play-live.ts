import type { Act } from '../acts.js';
import { play, type Played } from '../drive.js';
import { Ledger } from '../ledger.js';
import { Quiet } from '../quiet.js';
import type { Engine } from '../side.js';
import { Stage } from '../stage.js';
import type { ExportedRecord } from '../tape.js';

/** Plays one act after the other on our engine, each chosen after what came before; ends when `next` gives none. */
export async function playLive(
  engine: Engine,
  first: Act,
  next: (last: Played, records: readonly ExportedRecord[]) => Act | null,
): Promise<void> {
  const side = await engine.open();
  try {
    const ledger = new Ledger();
    const stage = new Stage(side, ledger, new Set());
    const quiet = new Quiet(side);
    for (let act: Act | null = first; act;) {
      const last: Played = await play(act, stage, ledger, side, quiet);
      act = next(last, side.tape.records);
    }
    stage.hangUpAll();
  } finally {
    await side.close();
  }
}
