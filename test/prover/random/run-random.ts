import { ask } from '../oracle/oracle.js';
import { Tally } from '../tally.js';
import { compare } from './compare.js';
import { randomCase } from './random-case.js';
import { outline } from './show.js';
import { shrink } from './shrink.js';

/** Prover and oracle on the cases of consecutive seeds. A disagreement is made small and printed, with its seed and as BPMN. */
export async function runRandom(first: number, count: number, tell: ((text: string) => void) | null): Promise<Tally> {
  const tally = new Tally();
  for (let seed = first; seed < first + count; seed++) {
    const one = await randomCase(seed);
    const compared = compare(one.subject, undefined, ask(one.subject, STATES_MAX));
    tally.add(`seed ${seed}`, compared);
    const [found] = compared.found;
    if (found && tell) {
      const small = await shrink(one, (subject) => compare(subject).found.some(({ kind }) => kind === found.kind));
      tell(
        `seed ${seed}: ${found.kind} ${found.id} ${found.detail}\n${outline(small.subject)}\n${small.xml}\n${small.obligations}`,
      );
    }
    if (tell && (seed - first + 1) % 1_000 === 0)
      tell(`${seed - first + 1} random cases, ${tally.wrong.length} disagreements`);
  }
  return tally;
}

/** Beyond, the oracle gives the case up. */
export const STATES_MAX = 4_000;
