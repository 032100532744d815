import { ask } from '../oracle/oracle.js';
import { handDrawnCases, penaltyCase } from '../procedures/cases.js';
import { compare } from '../random/compare.js';
import { outline } from '../random/show.js';
import { Tally } from '../tally.js';
import { mutantsOf } from './mutants.js';

/** Prover and oracle on every operator applied to every procedure `each` times. */
export async function runMutants(
  first: number,
  each: number,
  tell: ((text: string) => void) | null,
  withPenalty: boolean,
  share = 1,
): Promise<Tally> {
  const tally = new Tally();
  const procedures = [...(await handDrawnCases()), ...(withPenalty ? [await penaltyCase()] : [])];
  let n = 0;
  for (const { name, subject } of mutantsOf(procedures, each, first)) {
    if (n++ % share !== 0) continue;
    const answer = ask(subject, name.startsWith('penalty') ? PENALTY_STATES_MAX : STATES_MAX);
    const compared = compare(subject, undefined, answer);
    tally.add(name, compared);
    if (!answer.space.whole) tally.undecided++;
    const [found] = compared.found;
    if (found && tell)
      tell(`${name}: ${found.kind} ${found.id} ${found.detail}\n${name.startsWith('penalty') ? '' : outline(subject)}`);
  }
  return tally;
}

const STATES_MAX = 3_000;
const PENALTY_STATES_MAX = 250;
