import type { ExecutableElement } from '../../../src/model/index.js';
import type { ObligationDefinition } from '../../../src/law/obligations/definition.js';
import { type Case, performed } from './case.js';
import { type Edge, explore, type Space } from './explore.js';
import { judge } from './judge.js';
import { lost, type Seen, soundness } from './soundness.js';

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
  /** States that surely come about and never lead to the end. */
  readonly lost: readonly number[];
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
    lost: lost(space, ({ exact, clear }) => exact && clear),
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
  if (fixed !== null) return answer(fixed, ['static']);
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
function withoutRuns(subject: Case, space: Space, { form }: ObligationDefinition): ObligationAnswer['is'] | null {
  const edges = space.edges.flat();
  const activated = new Set(edges.flatMap((edge) => edge.activated));
  const doubtful = perhaps(space);
  const tasks = subject.processes.flatMap(({ bpmnProcessId, elements }) =>
    [...elements.values()].map((element) => ({ element, place: `${bpmnProcessId}/${element.id}` })),
  );
  if (
    disagree(
      subject,
      form,
      tasks.map(({ element }) => element),
    )
  )
    return 'unlawful';
  const completed = completedIn(edges);
  if (form.kind === 'no-vacuous-pass' && form.steps.some((step) => doubtful.has(step))) return 'open';
  if (form.kind === 'no-vacuous-pass')
    return form.steps.every((step) => completed.has(step)) ? 'lawful' : space.whole ? 'unlawful' : 'open';
  const named = form.kind === 'exactly-one' ? form.of : 'before' in form ? form.before : null;
  if (named && !completed.has(named.step) && space.whole && mustExist(subject, named.step)) return 'unlawful';
  if (form.kind === 'response' && !completed.has(form.after.step) && mustExist(subject, form.after.step)) return 'open';
  if (form.kind === 'precedence' || form.kind === 'freshness') {
    const nothing = completed.has(form.before.step) && !form.requires.some(({ step }) => completed.has(step));
    const depends = [form.before, ...form.requires].some(({ step }) => doubtful.has(step));
    if (depends && form.requires.every(({ step }) => doubtful.has(step) || !completed.has(step)))
      return nothing ? 'unlawful' : 'open';
    return nothing && space.whole ? 'unlawful' : null;
  }
  if (form.kind !== 'separation') return null;
  if ([...form.of, ...form.from].some((step) => !completed.has(step) && mustExist(subject, step))) return 'open';
  const groups = (steps: readonly string[]): { readonly group: string | null; readonly live: boolean }[] =>
    tasks
      .filter(
        ({ element }) =>
          element.userTask && steps.includes(performed(element, subject.set)?.step ?? element.properties['step'] ?? ''),
      )
      .flatMap(({ element, place }) => {
        const text = element.userTask!.candidateGroups;
        const all = text?.isStatic ? text.source.split(',').map((group) => group.trim()) : [null];
        return all.map((group) => ({ group, live: activated.has(place) }));
      });
  const [of, from] = [groups(form.of), groups(form.from)];
  if ([...of, ...from].some(({ group }) => group === null)) return 'open';
  const common = of.flatMap((one) =>
    from.filter(({ group }) => group === one.group).map((other) => one.live && other.live),
  );
  return common.includes(true) ? 'unlawful' : common.length > 0 ? 'open' : 'lawful';
}

const completedIn = (edges: readonly Edge[]): Set<string> =>
  new Set(
    edges.flatMap(({ facts }) => facts.flatMap(({ occurrence }) => ('step' in occurrence ? [occurrence.step] : []))),
  );

/** Steps that complete only in runs which need an assumption or an unclear reading. */
function perhaps(space: Space): ReadonlySet<string> {
  const sure = new Set([0]);
  const edges: Edge[] = [];
  for (const at of sure)
    for (const edge of (space.edges[at] ?? []).filter(({ exact, clear }) => exact && clear)) {
      edges.push(edge);
      sure.add(edge.to);
    }
  const surely = completedIn(edges);
  return new Set([...completedIn(space.edges.flat())].filter((step) => !surely.has(step)));
}

/** The file says that a diagram without the step does not keep it. */
const mustExist = ({ set }: Case, step: string): boolean =>
  set.obligations.some(({ form }) => form.kind === 'no-vacuous-pass' && form.steps.includes(step));

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
