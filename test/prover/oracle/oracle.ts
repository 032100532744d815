import type { ExecutableElement } from '../../../src/model/index.js';
import type { ObligationDefinition } from '../../../src/law/obligations/definition.js';
import { type Case, performed } from './case.js';
import { type Edge, explore, type Space } from './explore.js';
import { judge } from './judge.js';
import { type Seen, soundness } from './soundness.js';

/** `unlawful`: a run that surely can be breaks it. `lawful`: no run does. `open`: only a run that needs an assumption or an unclear reading breaks it, or the budget was used up. */
export interface ObligationAnswer {
  readonly id: string;
  readonly is: 'lawful' | 'unlawful' | 'open';
  /** A run breaks it when everything is counted in that is only assumed. */
  readonly assumedBroken: boolean;
  readonly run: readonly string[];
}

export interface OracleAnswer {
  readonly space: Space;
  readonly obligations: readonly ObligationAnswer[];
  /** Over what surely can be. */
  readonly sure: Seen;
  /** Over everything. */
  readonly all: Seen;
}

/** Classes the case by looking at every run. */
export function ask(subject: Case, budget?: number): OracleAnswer {
  const space = explore(subject, budget);
  const obligations = subject.set.obligations
    .filter(({ checks }) => checks.includes('S'))
    .map((obligation) => classOf(subject, space, obligation));
  return {
    space,
    obligations,
    sure: soundness(subject, space, ({ exact, clear }) => exact && clear),
    all: soundness(subject, space, () => true),
  };
}

function classOf(subject: Case, space: Space, obligation: ObligationDefinition): ObligationAnswer {
  const { id } = obligation;
  const answer = (
    is: ObligationAnswer['is'],
    run: readonly string[] = [],
    assumedBroken = false,
  ): ObligationAnswer => ({
    id,
    is,
    run,
    assumedBroken: assumedBroken || is === 'unlawful',
  });
  const fixed = withoutRuns(subject, space, obligation);
  if (fixed !== null) return answer(fixed ? 'lawful' : 'unlawful', ['static']);
  const broken = (allowed: (edge: Edge) => boolean): readonly string[] | null => {
    const found = judge(space, obligation, allowed);
    return found.kept ? null : found.run;
  };
  const sure = broken(({ exact, clear }) => exact && clear);
  if (sure) return answer('unlawful', sure);
  const assumed = broken(({ clear }) => clear);
  if (assumed) return answer('open', assumed, true);
  const unclear = broken(() => true);
  if (unclear) return answer('open', unclear);
  return answer(space.whole ? 'lawful' : 'open');
}

/** Rules that need no order of facts: who does what, and which steps exist. Null: it needs one. */
function withoutRuns(subject: Case, space: Space, { form }: ObligationDefinition): boolean | null {
  const tasks = subject.processes.flatMap(({ elements }) => [...elements.values()]);
  const stepOf = (element: ExecutableElement): string | undefined =>
    performed(element, subject.set)?.step ?? element.properties['step'];
  if (disagree(subject, form, tasks)) return false;
  const completed = new Set(
    space.edges
      .flat()
      .flatMap(({ facts }) => facts.flatMap(({ occurrence }) => ('step' in occurrence ? [occurrence.step] : []))),
  );
  if (form.kind === 'no-vacuous-pass') return form.steps.every((step) => completed.has(step));
  if (form.kind !== 'separation') return null;
  const groups = (steps: readonly string[]): (string | null)[] =>
    tasks
      .filter((element) => element.userTask && steps.includes(stepOf(element) ?? ''))
      .flatMap(({ userTask }) => {
        const text = userTask!.candidateGroups;
        return text?.isStatic ? text.source.split(',').map((group) => group.trim()) : [null];
      });
  const [of, from] = [groups(form.of), groups(form.from)];
  return of.includes(null) || from.includes(null) ? null : !of.some((group) => from.includes(group));
}

/** A task whose form is of another step than its tag: whatever rule names one of them is not kept (P6). */
function disagree({ set }: Case, form: ObligationDefinition['form'], tasks: readonly ExecutableElement[]): boolean {
  const text = JSON.stringify(form);
  return tasks.some((element) => {
    const step = performed(element, set);
    const tag = element.properties['step'];
    if (!step || step.step === tag) return false;
    return [step.step, tag].some((name) => name !== undefined && text.includes(`"${name}"`));
  });
}
