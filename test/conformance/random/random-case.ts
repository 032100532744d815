import { deploy } from '../acts.js';

import type { Scenario } from '../scenario.js';
import type { Engine } from '../side.js';
import type { RandomProcess } from './blocks.js';
import { RandomClient } from './client.js';
import { drawProcess } from './draw.js';
import { randomDiagram } from './free.js';
import { randomProcess } from './generate.js';
import { playLive } from './play-live.js';
import { Seeded } from './seeded.js';
import { actOf, type RandomStep } from './steps.js';

/** A process and what is done to it. Cases of free diagrams have only their text. */
export interface RandomCase {
  readonly seed: number;
  readonly process: RandomProcess | null;
  readonly xml: string;
  readonly steps: readonly RandomStep[];
}

const STEPS_MAX = 14;

/** One case in four is a free diagram. What the client does is found by doing it on `engine`, ours since it is quick. */
export async function randomCase(seed: number, engine: Engine): Promise<RandomCase> {
  const random = new Seeded(seed);
  const process = random.chance(0.25) ? null : randomProcess(random);
  const xml = process ? drawProcess(process) : randomDiagram(random);
  const client = new RandomClient(random, xml);
  const steps: RandomStep[] = [];
  await playLive(engine, deploy(xml), ({ answer }, records) => {
    if (answer.kind !== 'ok' && steps.length === 0) return null;
    if (steps.length >= STEPS_MAX) return null;
    const step = steps.length === 0 ? client.first() : client.next(records);
    if (!step) return null;
    steps.push(step);
    return actOf(step);
  });
  return { seed, process, xml, steps };
}

export function scenarioOf({ seed, xml, steps }: RandomCase): Scenario {
  return { name: `random ${seed}`, acts: [deploy(xml), ...steps.map(actOf)] };
}
