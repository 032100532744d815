import { advance, deploy, type Act } from '../acts.js';
import { attempt, cleanUp, type Performance, type Played } from '../drive.js';
import { Ledger } from '../ledger.js';
import { isMarker, Quiet } from '../quiet.js';
import { sharedNames } from '../resources.js';
import type { Engine, Side } from '../side.js';
import { Stage } from '../stage.js';
import type { ExportedRecord } from '../tape.js';
import type { RandomProcess } from './blocks.js';
import { RandomClient } from './client.js';
import { drawProcess } from './draw.js';
import { randomDiagram } from './free.js';
import { randomProcess } from './generate.js';
import { Owners } from './owners.js';
import { Seeded } from './seeded.js';
import { actOf, type RandomStep } from './steps.js';

/** One process of a batch; its shared names end in its mark. */
export interface BatchCase {
  readonly seed: number;
  readonly process: RandomProcess | null;
  readonly xml: string;
  readonly mark: string;
}

/** What happens in one round: time passes for all, or each process gets a step or none. */
export type Round = { readonly by: string } | { readonly steps: readonly (RandomStep | null)[] };

const ROUNDS_MAX = 16;
const TIMES = ['PT10M', 'PT35M', 'PT1H', 'P1D'] as const;
/**
 * What is left of these times after the back-offs of failed jobs are over: where a timer is due in the same jump of time, the
 * broker now does the one first, now the other.
 */
const BACKOFFS_OVER = 'PT2M';
const REST: Readonly<Record<(typeof TIMES)[number], string>> = {
  PT10M: 'PT8M',
  PT35M: 'PT33M',
  PT1H: 'PT58M',
  P1D: 'PT23H58M',
};

/** One process in four is a free diagram. */
export function batchCase(seed: number, index: number): { readonly one: BatchCase; readonly client: RandomClient } {
  const random = new Seeded(seed);
  const mark = `_c${index}z`;
  const process = random.chance(0.25) ? null : randomProcess(random);
  const xml = process ? drawProcess(process, mark) : randomDiagram(random, mark);
  return { one: { seed, process, xml, mark }, client: new RandomClient(random, xml, mark, false) };
}

/** What the clients do is found by doing it on `engine`; then it can be played on another. `between` is awaited after each round. */
export async function chooseRounds(
  engine: Engine,
  all: readonly { readonly one: BatchCase; readonly client: RandomClient }[],
  random: Seeded,
  between?: () => Promise<void>,
): Promise<{ readonly rounds: readonly Round[]; readonly performances: readonly Performance[] }> {
  const rounds: Round[] = [];
  let rest: string | null = null;
  const performances = await playBatch(
    engine,
    all.map(({ one }) => one),
    (records) => {
      if (rounds.length >= ROUNDS_MAX) return null;
      const round = rest ? { by: rest } : chooseRound(all, records, rounds.length, random);
      rest = null;
      if ('by' in round && backsOff(rounds)) {
        rest = REST[round.by as keyof typeof REST];
        rounds.push({ by: BACKOFFS_OVER });
        return rounds.at(-1)!;
      }
      if ('steps' in round && round.steps.every((step) => step === null)) return null;
      rounds.push(round);
      return round;
    },
    between,
  );
  return { rounds, performances };
}

function chooseRound(
  all: readonly { readonly client: RandomClient }[],
  records: readonly (readonly ExportedRecord[])[],
  nth: number,
  random: Seeded,
): Round {
  if (nth > 0 && random.chance(0.25)) return { by: random.pick(TIMES) };
  return { steps: all.map(({ client }, i) => nextStep(client, records[i]!, nth)) };
}

/** True when a job has failed with a back-off since time passed last. */
function backsOff(rounds: readonly Round[]): boolean {
  const last = rounds.findLastIndex((round) => 'by' in round);
  return rounds
    .slice(last + 1)
    .some((round) => 'steps' in round && round.steps.some((step) => step?.do === 'fail' && step.backoffMs > 0));
}

const nextStep = (client: RandomClient, records: readonly ExportedRecord[], round: number): RandomStep | null =>
  round === 0 ? client.first() : client.next(records);

/** The processes side by side, round by round, with one wait for quiet each; the records are told apart by their owners. */
export async function playBatch(
  engine: Engine,
  cases: readonly BatchCase[],
  next: (records: readonly (readonly ExportedRecord[])[]) => Round | null,
  between: () => Promise<void> = async () => {},
): Promise<Performance[]> {
  const side = await engine.open();
  try {
    const batch = new Batch(side, cases);
    await batch.begin();
    for (let round = next(batch.records); round; round = next(batch.records)) {
      await batch.play(round);
      await between();
    }
    await batch.end();
    return batch.performances;
  } finally {
    await side.close();
  }
}

class Batch {
  readonly records: ExportedRecord[][];
  private readonly played: Played[][];
  private readonly ledgers: readonly Ledger[];
  private readonly stages: readonly Stage[];
  private readonly clock: Stage;
  private readonly owners = new Owners();
  private readonly quiet: Quiet;
  private seen = 0;

  constructor(
    private readonly side: Side,
    private readonly cases: readonly BatchCase[],
  ) {
    this.records = cases.map(() => []);
    this.played = cases.map(() => []);
    this.ledgers = cases.map(() => new Ledger());
    this.stages = cases.map(({ xml }, i) => new Stage(side, this.ledgers[i]!, new Set(sharedNames(xml))));
    this.clock = new Stage(side, new Ledger(), new Set());
    this.quiet = new Quiet(side);
  }

  get performances(): Performance[] {
    const { baseMs, suffix } = this.side;
    return this.played.map((acts) => ({ baseMs, suffix, acts }));
  }

  async begin(): Promise<void> {
    await this.quiet.wait({ afterTime: this.side.suffix !== '' });
    this.seen = this.side.tape.records.length;
    await this.perform(
      this.cases.map(({ xml }) => deploy(xml)),
      false,
    );
  }

  async play(round: Round): Promise<void> {
    if ('steps' in round)
      return this.perform(
        round.steps.map((step, i) => step && actOf(step, this.cases[i]!.mark)),
        false,
      );
    const act = advance(round.by);
    await act.run(this.clock);
    await this.perform(
      this.cases.map(() => ({ title: act.title, run: async () => 'ok' })),
      true,
    );
  }

  async end(): Promise<void> {
    if (this.side.suffix === '') return;
    for (const ledger of this.ledgers) await cleanUp(this.side, ledger, this.quiet);
  }

  private async perform(acts: readonly (Act | null)[], afterTime: boolean): Promise<void> {
    const answers = await Promise.all(acts.map((act, i) => act && attempt(() => act.run(this.stages[i]!))));
    await this.quiet.wait({ afterTime });
    const fresh: ExportedRecord[][] = this.cases.map(() => []);
    for (const record of this.side.tape.records.slice(this.seen)) {
      if (isMarker(record)) continue;
      const owner = this.owners.of(record);
      if (owner === null) continue;
      fresh[owner]!.push(record);
      this.records[owner]!.push(record);
      this.ledgers[owner]!.see(record);
    }
    this.seen = this.side.tape.records.length;
    acts.forEach((act, i) => {
      const answer = answers[i];
      if (act && answer) this.played[i]!.push({ title: act.title, answer, records: fresh[i]! });
    });
  }
}
