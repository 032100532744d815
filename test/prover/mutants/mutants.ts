import { Seeded } from '../../conformance/random/seeded.js';
import type { Case } from '../oracle/case.js';
import { Draft } from './draft.js';
import { OPERATORS } from './operators.js';

export interface Mutant {
  readonly name: string;
  readonly subject: Case;
}

/** The procedure with one edit, now and then two. Null: the operator finds nothing to work on. */
export function mutate(name: string, subject: Case, operator: string, seed: number): Mutant | null {
  const random = new Seeded(seed * 7919 + Object.keys(OPERATORS).indexOf(operator) * 104_729);
  const edits = [operator, ...(random.chance(0.15) ? [random.pick(Object.keys(OPERATORS))] : [])];
  let { processes } = subject;
  let done = 0;
  for (const one of edits) {
    const chosen = random.chance(0.8) ? processes[0]! : random.pick(processes);
    const draft = new Draft(chosen);
    if (!OPERATORS[one]!(draft, random, subject.set)) continue;
    processes = processes.map((process) => (process === chosen ? draft.finish() : process));
    done++;
  }
  return done === 0 ? null : { name: `${name}: ${edits.join(' + ')} #${seed}`, subject: { ...subject, processes } };
}

/** Every operator on every procedure, `each` times. */
export function* mutantsOf(
  procedures: readonly { readonly name: string; readonly subject: Case }[],
  each: number,
  from = 1,
): Iterable<Mutant> {
  for (let seed = from; seed < from + each; seed++)
    for (const { name, subject } of procedures)
      for (const operator of Object.keys(OPERATORS)) {
        const mutant = mutate(name, subject, operator, seed);
        if (mutant) yield mutant;
      }
}
