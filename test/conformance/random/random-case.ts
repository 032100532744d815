import { deploy } from '../acts.js';
import type { Scenario } from '../scenario.js';
import type { RandomProcess } from './blocks.js';
import { actOf, type RandomStep } from './steps.js';

/** A process and what is done to it. Cases of free diagrams have only their text. */
export interface RandomCase {
  readonly seed: number;
  readonly process: RandomProcess | null;
  readonly xml: string;
  readonly steps: readonly RandomStep[];
}

export function scenarioOf({ seed, xml, steps }: RandomCase): Scenario {
  return { name: `random ${seed}`, file: `random-${seed}`, acts: [deploy(xml), ...steps.map((step) => actOf(step))] };
}
