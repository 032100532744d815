import { compileObligation } from '../../../src/law/obligations/index.js';
import { Seeded } from '../../conformance/random/seeded.js';
import { proofOf } from '../random/compare.js';
import { randomCase } from '../random/random-case.js';
import { handDrawnCases } from '../procedures/cases.js';
import type { Case } from '../oracle/case.js';
import { follow } from './follow.js';
import { type Act, Walker } from './walk.js';

export interface Walked {
  readonly walks: number;
  readonly acts: number;
  /** Walks of the core that the oracle cannot do. */
  readonly strange: readonly string[];
  /** Walks of the core that break what the prover calls proved. */
  readonly broken: readonly string[];
}

const ACTS_MAX = 14;

/** Walks of the engine's core over random cases and those drawn by hand: one in two over each. */
export async function runWalks(
  first: number,
  count: number,
  { oracle }: { readonly oracle: boolean },
): Promise<Walked> {
  const drawn = await handDrawnCases();
  const [strange, broken]: [string[], string[]] = [[], []];
  let acts = 0;
  const proved = new Map<Case, ReadonlySet<string>>();
  let subject = drawn[0]!.subject;
  let name = '';
  for (let n = 0; n < count; n++) {
    const seed = first + n;
    if (n % WALKS_EACH === 0) {
      const known = drawn[n % drawn.length]!;
      const byHand = (n / WALKS_EACH) % 2 === 0;
      name = byHand ? known.name : `seed ${seed}`;
      subject = byHand ? known.subject : (await randomCase(seed)).subject;
    }
    const ids = proved.get(subject) ?? provedOf(subject);
    proved.set(subject, ids);
    const walk = new Walker(subject, new Seeded(seed)).walk(ACTS_MAX);
    acts += walk.length;
    const wrong = oracle ? follow(subject, walk) : null;
    if (wrong !== null) strange.push(`${name}, walk ${seed}: ${wrong}`);
    const breach = breachIn(subject, walk, ids);
    if (breach !== null) broken.push(`${name}, walk ${seed}: ${breach}`);
  }
  return { walks: count, acts, strange, broken };
}

const WALKS_EACH = 4;

const provedOf = (subject: Case): ReadonlySet<string> =>
  new Set(proofOf(subject).obligations.flatMap(({ id, verdict }) => (verdict === 'proved' ? [id] : [])));

/** The unguarded obligation that the walk breaks, though it is proved. Timers count for no limit here, so windows are left out, and so is what follows a multi-instance outcome. */
function breachIn({ set }: Case, walk: readonly Act[], proved: ReadonlySet<string>): string | null {
  for (const obligation of set.obligations) {
    if (!proved.has(obligation.id) || obligation.guard !== null || obligation.form.kind === 'window') continue;
    const automaton = compileObligation(obligation);
    if (!automaton) continue;
    let state = 0;
    for (const { facts, ended } of walk) {
      if (facts.some(({ outcome }) => outcome === undefined)) break;
      const occurrences = [
        ...facts.map(({ step, outcome }) => ({ kind: 'step' as const, step, outcome: outcome ?? null })),
        ...(ended ? [{ kind: 'end' as const }] : []),
      ];
      for (const occurrence of occurrences) {
        if (automaton.breaks(state, occurrence)) return `${obligation.id} by ${JSON.stringify(occurrence)}`;
        state = automaton.next(state, occurrence);
      }
    }
  }
  return null;
}
