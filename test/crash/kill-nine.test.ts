import { describe, expect, it } from '@jest/globals';
import type { ActId } from '../../src/law/facts.js';
import { Bureau, type Case } from '../harness/bureau.js';
import { eventually, pause } from '../harness/service.js';

type Values = Readonly<Record<string, unknown>>;
interface Step {
  readonly day: string;
  readonly act: ActId;
  readonly values?: Values;
}
interface Entry {
  readonly seq: number;
  readonly kind: string;
}

/** One case with a defence, from its first task to the archive. */
const STEPS: readonly Step[] = [
  { day: '2025-09-02', act: 'intake' },
  { day: '2025-09-02', act: 'filing' },
  { day: '2025-09-10', act: 'investigation', values: { startedOn: '2025-09-03' } },
  { day: '2025-09-11', act: 'report' },
  { day: '2025-09-12', act: 'examination' },
  { day: '2025-09-12', act: 'draft' },
  { day: '2025-09-15', act: 'prior-notice' },
  { day: '2025-09-17', act: 'statement' },
  { day: '2025-09-18', act: 'reexamination' },
  { day: '2025-09-24', act: 'legal-review' },
  { day: '2025-09-25', act: 'decision' },
  { day: '2025-09-26', act: 'service' },
  { day: '2025-09-26', act: 'publication' },
  { day: '2025-09-29', act: 'execution' },
  { day: '2025-09-29', act: 'closing' },
  { day: '2025-09-29', act: 'archiving' },
];
const KILLS = 30;
/** Longest wait between the start of an act and the kill, ms: an act takes about a tenth of it, its echo in the engine the rest. */
const KILL_WITHIN_MS = 160;

describe('kill -9', () => {
  it('should lose and double nothing when the service is killed at 30 random moments of a running case', async () => {
    // given the course of the case without a crash
    const expected = await runCase(0, () => 0);

    // when the service is killed thirty times while the case runs
    const seed = Number(process.env['FADU_TEST_SEED'] ?? Date.now() % 1_000_000);
    console.info(`kill -9: FADU_TEST_SEED=${seed}`);
    const actual = await runCase(KILLS, random(seed));

    // then the case ended the same way: the same records, once each, in an intact chain, one instance, all tokens gone
    expect(actual.kills).toBe(KILLS);
    expect(actual.kinds).toEqual(expected.kinds);
    expect(actual.state).toBe('ARCHIVED');
    expect(actual.intact).toBe(true);
    expect(actual.tokens).toEqual([]);
    expect(actual.openTasks).toEqual([]);
  }, 400_000);
});

async function runCase(kills: number, next: () => number) {
  const bureau = await Bureau.open('2025-09-01');
  try {
    const firm = await bureau.registerClue();
    let done = 0;
    for (const [index, step] of STEPS.entries()) {
      await bureau.on(step.day);
      const due = Math.ceil((kills * (index + 1)) / STEPS.length) - done;
      for (let kill = 0; kill < due && done < kills; kill += 1, done += 1)
        await killDuring(bureau, firm, step, next() * KILL_WITHIN_MS);
      await ensure(firm, step);
    }
    return { kills: done, ...(await outcome(bureau, firm)) };
  } finally {
    await bureau.close();
  }
}

/** Starts the act when its task is there and kills the service `afterMs` later, wherever that hits. */
async function killDuring(bureau: Bureau, firm: Case, step: Step, afterMs: number): Promise<void> {
  const attempt = recorded(firm, step.act)
    .then(async (already) => (already ? undefined : firm.tries(step.act, step.values)))
    .catch(() => undefined);
  await pause(afterMs);
  await bureau.crash();
  await attempt;
}

/** The act is recorded exactly as if nothing had happened: done now unless an interrupted try had already taken effect. */
async function ensure(firm: Case, step: Step): Promise<void> {
  if (!(await recorded(firm, step.act))) await firm.does(step.act, step.values);
}

async function recorded(firm: Case, act: ActId): Promise<boolean> {
  return (await timeline(firm)).some((entry) => entry.kind === act);
}

async function timeline(firm: Case): Promise<readonly Entry[]> {
  return (await firm.bureau.as('lin.xue')).get<readonly Entry[]>(`/cases/${firm.id}/timeline`);
}

async function outcome(bureau: Bureau, firm: Case) {
  const client = await bureau.as('lin.xue');
  const tokens = await eventually('the end of the instance', async () => {
    const diagram = await client.get<{ tokens: readonly unknown[] }>(`/cases/${firm.id}/diagram`);
    return diagram.tokens.length === 0 ? diagram.tokens : undefined;
  });
  const entries = await timeline(firm);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
  return {
    kinds: entries.map((entry) => entry.kind),
    state: (await firm.file()).state,
    intact: (await firm.verification()).intact,
    tokens,
    openTasks: await firm.openActs(),
  };
}

/** A small deterministic generator (mulberry32), so that a failing run can be repeated from its printed seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
