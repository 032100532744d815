import { isLocalDate, type LocalDate } from '../../../src/law/calendar/index.js';
import { prove, type ProofReport } from '../../../src/law/prover/index.js';
import type { Fault } from '../../../src/law/prover/faults.js';
import type { Case } from '../oracle/case.js';
import { ask, type OracleAnswer } from '../oracle/oracle.js';

export type Disagreement =
  /** The prover says proved of what a run breaks. */
  | 'missed violation'
  /** The prover says refuted of what no run breaks. */
  | 'false alarm'
  | 'missed unsoundness'
  | 'false unsoundness'
  | 'threw';

export interface Found {
  readonly kind: Disagreement;
  readonly id: string;
  readonly detail: string;
}

export interface Compared {
  readonly found: readonly Found[];
  /** Obligations by what prover and oracle say of them, such as `proved/lawful`. */
  readonly pairs: readonly string[];
  readonly report: ProofReport | null;
  readonly answer: OracleAnswer;
}

const ON = '2026-11-22';
if (!isLocalDate(ON)) throw new Error('expected a day');
export const DAY: LocalDate = ON;

/** States the prover may look at for one small case. */
export const BUDGET = { states: 30_000, ms: Infinity };

/** What the prover says; counterexamples are neither made small nor mended. */
export function proofOf({ processes, procedure, decisions, set }: Case, faults?: ReadonlySet<Fault>): ProofReport {
  const more = faults ? { faults } : {};
  const request = { processes, procedure, decisions, obligations: set, on: DAY };
  return prove(request, { budget: BUDGET, repairs: 0, minimise: false, ...more });
}

/** Prover and oracle on one case. */
export function compare(subject: Case, faults?: ReadonlySet<Fault>, answer = ask(subject, 4_000)): Compared {
  let report: ProofReport;
  try {
    report = proofOf(subject, faults);
  } catch (error) {
    const detail = String((error as Error).stack).slice(0, 500);
    return { found: [{ kind: 'threw', id: '', detail }], pairs: [], report: null, answer };
  }
  const found: Found[] = [];
  const pairs: string[] = [];
  for (const { id, is, assumedBroken, run } of answer.obligations) {
    const verdict = report.obligations.find((one) => one.id === id)?.verdict ?? 'missing';
    pairs.push(`${verdict}/${is}`);
    if (verdict === 'proved' && (is === 'unlawful' || assumedBroken))
      found.push({ kind: 'missed violation', id, detail: run.join(' → ') });
    if (verdict === 'refuted' && is === 'lawful') found.push({ kind: 'false alarm', id, detail: alarm(report, id) });
  }
  return { found: [...found, ...unsound(report, answer)], pairs, report, answer };
}

function alarm(report: ProofReport, id: string): string {
  const one = report.obligations.find((other) => other.id === id)!;
  return one.counterexample ? one.counterexample.path.join(' → ') : one.reasons.map(({ en }) => en).join('; ');
}

/** Dead ends are compared; the finer kinds of a finding are the prover's own. */
function unsound(report: ProofReport, { lost, sure, all, space }: OracleAnswer): Found[] {
  const said = report.soundness
    .map(({ kind, verdict, elementIds }) => `${kind} ${verdict} ${elementIds.join()}`)
    .join('; ');
  if ((lost.length > 0 || all.unreached.length > 0) && report.soundness.length === 0 && space.whole)
    return [{ kind: 'missed unsoundness', id: '', detail: `lost ${lost.length}, unreached ${all.unreached.join()}` }];
  const ends = [sure, all].every(({ hopeless, unreached }) => hopeless.length === 0 && unreached.length === 0);
  const well = ends && all.twice.length === 0 && all.cutOff.length === 0;
  const refuted = report.soundness.some(({ verdict }) => verdict === 'refuted');
  return well && space.whole && refuted ? [{ kind: 'false unsoundness', id: '', detail: said }] : [];
}
