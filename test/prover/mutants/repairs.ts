import { applyEdits, prove, type Repair } from '../../../src/law/prover/index.js';
import type { Case } from '../oracle/case.js';
import { ask } from '../oracle/oracle.js';
import { handDrawnCases } from '../procedures/cases.js';
import { BUDGET, DAY } from '../random/compare.js';
import { mutantsOf } from './mutants.js';

export interface RepairTally {
  /** Mutants that were refuted with at least one repair. */
  readonly mended: number;
  readonly repairs: number;
  /** Repairs after which the oracle finds no run that breaks the obligation. */
  readonly settled: number;
  /** Repairs after which a run still breaks it, or that cannot be applied. */
  readonly bad: readonly string[];
}

/** Every repair offered for a refuted mutant of the drawn procedures is made and judged by the oracle. */
export async function runRepairs(first: number, each: number, share = 1): Promise<RepairTally> {
  const tally = { mended: 0, repairs: 0, settled: 0, bad: [] as string[] };
  let n = 0;
  for (const { name, subject } of mutantsOf(await handDrawnCases(), each, first)) {
    if (n++ % share !== 0) continue;
    const offered = offers(subject);
    if (offered.length > 0) tally.mended++;
    for (const { id, repair } of offered) {
      tally.repairs++;
      const processes = applyEdits(subject.processes, repair.edits);
      const is = processes === null ? 'cannot be applied' : judged({ ...subject, processes }, id);
      if (is === 'lawful') tally.settled++;
      if (is === 'unlawful' || processes === null) tally.bad.push(`${name}: ${id}: ${repair.title.en}: ${is}`);
    }
  }
  return tally;
}

function offers({ processes, procedure, decisions, set }: Case): readonly { id: string; repair: Repair }[] {
  const report = prove({ processes, procedure, decisions, obligations: set, on: DAY }, { budget: BUDGET });
  return report.obligations.flatMap(({ id, counterexample }) =>
    (counterexample?.repairs ?? []).map((repair) => ({ id, repair })),
  );
}

function judged(subject: Case, id: string): string {
  return ask(subject, STATES_MAX).obligations.find((one) => one.id === id)?.is ?? 'open';
}

const STATES_MAX = 3_000;
