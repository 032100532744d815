import { campaign, describe } from './campaign.js';

// npm run test:crash: FADU_KILLS kills (default 300; nightly 1,000), repeatable with FADU_TEST_SEED. Every start must be over
// within FADU_START_MS_MAX (default 2,000), which holds on a machine that does nothing else.
const kills = Number(process.env['FADU_KILLS'] ?? 300);
const seed = Number(process.env['FADU_TEST_SEED'] ?? Date.now() % 1_000_000);
const startMsMax = Number(process.env['FADU_START_MS_MAX'] ?? 2_000);
const say = (text: string) => void process.stdout.write(`${text}\n`);

say(`kill campaign: ${kills} kills, FADU_TEST_SEED=${seed}`);
try {
  const figures = await campaign({ kills, seed, say });
  const startMs = figures.startsMs.at(-1) ?? 0;
  if (startMs > startMsMax)
    throw new Error(`expected every start within ${startMsMax} ms, but one took ${Math.round(startMs)} ms`);
  say(`passed: ${describe(figures)}`);
} catch (error) {
  say(`failed, FADU_TEST_SEED=${seed}: ${String((error as Error).stack)}`);
  process.exitCode = 1;
}
