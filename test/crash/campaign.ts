import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineProcess } from './engine-process.js';
import { GatewayClient } from './gateway-client.js';
import { Ledger } from './ledger.js';
import { finish, Load, prepare } from './load.js';
import { LogCheck } from './log-check.js';
import { random } from './random.js';

export interface CampaignOptions {
  readonly kills: number;
  readonly seed: number;
  readonly say?: (text: string) => void;
}

export interface CampaignFigures {
  readonly kills: number;
  /** Of them while the engine was starting. */
  readonly killsAtStart: number;
  readonly acknowledged: number;
  readonly records: number;
  /** From the start of the process to the first answered call, ascending. */
  readonly startsMs: readonly number[];
}

/** A fresh data folder after so many kills, so that looking at a file costs the same all along. */
const KILLS_PER_ROUND = 25;
/** An engine lives so long under load at most before it is killed, ms. */
const LIFE_MS_MAX = 700;
const KILLED_AT_START = 0.1;

/**
 * Kills the engine again and again while four clients work with it, looks at what each kill has left behind, and at last lets
 * everything come to its end. Throws at the first thing that is wrong; the data folder then stays.
 */
export async function campaign({ kills, seed, say = () => undefined }: CampaignOptions): Promise<CampaignFigures> {
  const next = random(seed);
  const rounds: CampaignFigures[] = [];
  for (let left = kills; left > 0; left -= KILLS_PER_ROUND) {
    rounds.push(await new Round(next).run(Math.min(left, KILLS_PER_ROUND)));
    say(describe(sum(rounds)));
  }
  return sum(rounds);
}

export function describe({ kills, killsAtStart, acknowledged, records, startsMs }: CampaignFigures): string {
  const at = (share: number) => Math.round(startsMs[Math.floor((startsMs.length - 1) * share)] ?? 0);
  return (
    `${kills} kills (${killsAtStart} of them during start-up), ${acknowledged} acknowledged commands, ${records} records; ` +
    `start to first answer: median ${at(0.5)} ms, longest ${at(1)} ms`
  );
}

function sum(rounds: readonly CampaignFigures[]): CampaignFigures {
  const total = (figure: 'kills' | 'killsAtStart' | 'acknowledged' | 'records') =>
    rounds.reduce((all, round) => all + round[figure], 0);
  return {
    kills: total('kills'),
    killsAtStart: total('killsAtStart'),
    acknowledged: total('acknowledged'),
    records: total('records'),
    startsMs: rounds.flatMap(({ startsMs }) => startsMs).sort((a, b) => a - b),
  };
}

/** One data folder from its creation to the end of everything in it. */
class Round {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fadu-campaign-'));
  private readonly ledger = new Ledger();
  private readonly log = new LogCheck();
  private readonly startsMs: number[] = [];
  private killsAtStart = 0;

  constructor(private readonly next: () => number) {}

  async run(kills: number): Promise<CampaignFigures> {
    try {
      for (let kill = 0; kill < kills; kill++) await this.killOnce();
      await this.end();
    } catch (error) {
      throw new Error(`${(error as Error).message} (data left in ${this.folder})`, { cause: error });
    }
    rmSync(this.folder, { recursive: true });
    const { startsMs, killsAtStart, ledger, log } = this;
    return { kills, killsAtStart, acknowledged: ledger.size, records: log.records, startsMs };
  }

  private async killOnce(): Promise<void> {
    if (this.next() < KILLED_AT_START && existsSync(this.dataFile)) {
      this.killsAtStart += 1;
      const engine = EngineProcess.spawn(this.folder);
      await pause(this.next() * (this.startsMs.at(-1) ?? 500));
      await engine.kill();
    } else {
      const { engine, address } = await this.start();
      const load = new Load(address, this.ledger, this.next);
      await pause(this.next() * LIFE_MS_MAX);
      await engine.kill();
      await load.stop();
    }
    await this.look();
  }

  /** A running engine that has answered, with what the clients need deployed. */
  private async start(): Promise<{ engine: EngineProcess; address: string }> {
    const begunMs = performance.now();
    const engine = EngineProcess.spawn(this.folder);
    const address = await engine.ready();
    const client = new GatewayClient(address);
    await client.call('Topology', {});
    this.startsMs.push(performance.now() - begunMs);
    if (this.ledger.size === 0) await prepare(client, this.ledger);
    client.close();
    return { engine, address };
  }

  /** At copies: the engine has to recover from what the kill has left, not from what a look has mended. */
  private async look(): Promise<void> {
    const copy = join(this.folder, 'look.db');
    if (!existsSync(this.dataFile)) return;
    for (const part of ['', '-wal']) {
      rmSync(copy + part, { force: true });
      if (existsSync(this.dataFile + part)) copyFileSync(this.dataFile + part, copy + part);
    }
    await this.log.check(copy, this.ledger);
  }

  private async end(): Promise<void> {
    const { engine, address } = await this.start();
    await finish(address, this.ledger);
    await engine.kill('SIGTERM');
    if (engine.exitCode !== 0) throw new Error(`expected exit code 0, found ${engine.exitCode}: ${engine.output()}`);
    await this.look();
    this.log.expectAllEnded();
  }

  private get dataFile(): string {
    return join(this.folder, 'engine.db');
  }
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
