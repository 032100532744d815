import type { ExecutableProcess } from '../../../../model/index.js';
import type { Trace } from '../../trace.js';
import type { ModelEdit, ObligationVerdict, ProofReport, Repair, SoundnessFinding, Verdict } from '../../verdict.js';
import { applyEdits } from '../edit.js';
import { conditions } from './conditions.js';
import { moves } from './moves.js';
import { removals } from './removals.js';
import { routes } from './routes.js';
import type { Broken, Candidate, Strategy } from './strategy.js';
import { tags } from './tags.js';

/**
 * From what disturbs the drawing least to what takes something out of it. One way round is often drawn with several flows: each
 * is mended in turn, so many at most; a rule that needs more than two conditions is better drawn as a route.
 */
const STRATEGIES: readonly (readonly [find: Strategy, chainMax: number])[] = [
  [tags, 8],
  [conditions, 2],
  [routes, 8],
  [moves, 4],
  [removals, 4],
];

/** The prover, as repairs use it. */
export interface Trial {
  /** The obligation alone: proved, not proved, or a run that breaks it (null: refuted without a run). */
  refute(processes: readonly ExecutableProcess[]): { readonly verdict: Verdict; readonly trace: Trace | null };
  /** The whole procedure. */
  prove(processes: readonly ExecutableProcess[]): ProofReport;
  /** A repair was found, and what was proved with it. */
  offered(repair: Repair, report: ProofReport): void;
  /** True: no more time for further candidates. */
  exhausted(): boolean;
}

/**
 * Up to `max` repairs of a refuted obligation. Each was proved: with it no run breaks the obligation, no other obligation and
 * no part of the control flow is worse than before.
 */
export function repairsOf(broken: Broken, before: ProofReport, trial: Trial, max: number): readonly Repair[] {
  if (max <= 0) return [];
  const repairs: Repair[] = [];
  const tried = new Set<string>();
  for (const [find, chainMax] of STRATEGIES) {
    const strategy = { find, chainMax };
    for (const candidate of find(broken)) {
      if (repairs.length >= max || trial.exhausted()) return sorted(repairs);
      const repair = tryCandidate(candidate, strategy, broken, before, trial, tried);
      if (repair === null || repairs.some(({ edits }) => JSON.stringify(edits) === JSON.stringify(repair.edits)))
        continue;
      repairs.push(repair);
      // One of each kind is enough: the others would only be variations of it.
      break;
    }
  }
  return sorted(repairs);
}

function sorted(repairs: readonly Repair[]): readonly Repair[] {
  const rank = (repair: Repair): number => (repair.verdict === 'proved' ? 0 : 1) * 100 + repair.edits.length;
  return [...repairs].sort((a, b) => rank(a) - rank(b));
}

/** The candidate, continued in its own way while the obligation is still broken; null when it does not mend the diagram. */
function tryCandidate(
  first: Candidate,
  strategy: { readonly find: Strategy; readonly chainMax: number },
  broken: Broken,
  before: ProofReport,
  trial: Trial,
  tried: Set<string>,
): Repair | null {
  let chain: readonly Candidate[] = [first];
  for (;;) {
    const edits = chain.flatMap((candidate) => candidate.edits);
    const key = JSON.stringify(edits);
    const processes = tried.has(key) || trial.exhausted() ? null : applyEdits(broken.processes, edits);
    tried.add(key);
    if (processes === null) return null;
    const { verdict, trace } = trial.refute(processes);
    if (verdict === 'proved') {
      const report = trial.prove(processes);
      const repair = accepted(chain, edits, before, report, broken.definition.id);
      if (repair !== null) trial.offered(repair, report);
      return repair;
    }
    const next =
      chain.length < strategy.chainMax
        ? continued({ ...broken, processes, trace }, strategy.find, verdict, edits)
        : null;
    if (next === null) return null;
    chain = [...chain, next];
  }
}

function continued(broken: Broken, strategy: Strategy, verdict: Verdict, made: readonly ModelEdit[]): Candidate | null {
  if (verdict !== 'refuted') return null;
  const done = new Set(made.map(subject));
  return strategy(broken).find(({ edits }) => !edits.some((edit) => done.has(subject(edit)))) ?? null;
}

/** What an edit changes; changing the same twice would go in circles. */
function subject(edit: ModelEdit): string {
  const id = 'flowId' in edit && edit.kind !== 'set-default' ? edit.flowId : 'elementId' in edit ? edit.elementId : '';
  return `${edit.processId} ${edit.kind} ${id}`;
}

function accepted(
  chain: readonly Candidate[],
  edits: readonly ModelEdit[],
  before: ProofReport,
  after: ProofReport,
  id: string,
): Repair | null {
  const mended = after.obligations.find((one) => one.id === id)?.verdict === 'proved';
  if (!mended || isWorse(before.obligations, after.obligations) || hasNew(before.soundness, after.soundness))
    return null;
  const title = {
    zh: chain.map((one) => one.title.zh).join('；'),
    en: chain.map((one) => one.title.en).join('; '),
  };
  return { title, edits, verdict: after.verdict };
}

const BADNESS: Readonly<Record<Verdict, number>> = { proved: 0, 'not proved': 1, refuted: 2 };

function isWorse(before: readonly ObligationVerdict[], after: readonly ObligationVerdict[]): boolean {
  return after.some(({ id, verdict }) => {
    const was = before.find((one) => one.id === id)?.verdict ?? 'proved';
    return BADNESS[verdict] > BADNESS[was];
  });
}

function hasNew(before: readonly SoundnessFinding[], after: readonly SoundnessFinding[]): boolean {
  const known = new Set(before.map(({ kind, elementIds }) => `${kind} ${elementIds.join(' ')}`));
  return after.some(({ kind, elementIds }) => !known.has(`${kind} ${elementIds.join(' ')}`));
}
