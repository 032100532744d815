import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gateway } from '../../src/engine/gateway/index.js';
import { EngineRuntime } from '../../src/engine/runtime/index.js';
import { GatewayClient } from './gateway-client.js';
import type { Engine, Side } from './side.js';
import { Tape, type ExportedRecord } from './tape.js';
import { START_MS } from './time.js';

/** The embedded engine, a new one for each scenario; its file is in memory where the machine has such a folder. */
export class OurEngine implements Engine {
  async open(): Promise<Side> {
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fadu-conformance-'));
    const tape = new Tape();
    const runtime = await EngineRuntime.open({
      dataFile: join(folder, 'engine.db'),
      clock: { kind: 'controlled', nowMs: START_MS, ticking: false },
      log: QUIET,
      onFatal: (error) => {
        throw error;
      },
    });
    follow(runtime, tape);
    const gateway = await Gateway.start({ host: '127.0.0.1', port: 0 }, runtime, QUIET);
    const client = new GatewayClient(`127.0.0.1:${gateway.port}`);
    return {
      client,
      tape,
      baseMs: START_MS,
      suffix: '',
      noticesClockWithinMs: 0,
      setClock: (nowMs) => runtime.setClock({ nowMs, ticking: false }),
      close: async () => {
        client.close();
        await gateway.stop();
        await runtime.stop();
        rmSync(folder, { recursive: true });
      },
    };
  }

  async close(): Promise<void> {}
}

/** Says only what went wrong. */
export const QUIET = { info: () => {}, warn: () => {}, error: (text: string) => console.error(text) };

/** Records after the position go onto the tape as they are committed, but for commands. */
export function follow(runtime: EngineRuntime, tape: Tape, after = 0): void {
  let position = after;
  runtime.committed.on(() => {
    for (let batch = runtime.read(position, 1_000); batch.length > 0; batch = runtime.read(position, 1_000)) {
      const records = batch.map((json) => JSON.parse(json) as ExportedRecord & { readonly position: number });
      position = records.at(-1)!.position;
      tape.push(...records.filter(({ recordType }) => recordType !== 'COMMAND'));
    }
  });
}
