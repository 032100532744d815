import type { ExecutableProcess } from '../../../model/index.js';
import type {
  FactPattern,
  ObligationDefinition,
  ObligationForm,
  ObligationSet,
  StepDefinition,
} from '../../obligations/definition.js';
import { Behavior, type BehaviorOptions } from '../behavior/behavior.js';
import { inline } from '../behavior/net.js';
import { answersTo, occurrencesOf, picksOf } from '../search/reading.js';
import { freeData, type FreeDataOptions } from './free-data.js';

const TEXT = { zh: '', en: '' };

/** An obligation file with the steps (each with its outcomes) and the obligations. */
export function obligationSet(
  steps: Readonly<Record<string, readonly string[]>>,
  obligations: readonly ObligationDefinition[] = [],
  more: Partial<ObligationSet> = {},
): ObligationSet {
  const definitions = Object.entries(steps).map(([step, outcomes]): [string, StepDefinition] => [
    step,
    {
      step,
      title: { zh: step, en: step },
      outcomes,
      outcomeVariable: null,
      outcomeFollows: null,
      writes: [],
      forms: [step],
      ensures: [],
    },
  ]);
  return {
    procedure: 'p',
    version: '1',
    steps: new Map(definitions),
    attributes: new Map(),
    clocks: [],
    workers: new Map(),
    messages: new Map(),
    obligations,
    ...more,
  };
}

export function obligation(
  id: string,
  form: ObligationForm,
  more: Partial<ObligationDefinition> = {},
): ObligationDefinition {
  return {
    id,
    title: TEXT,
    article: '',
    validFrom: null,
    validTo: null,
    checks: ['S'],
    guard: null,
    form,
    message: TEXT,
    remedy: { step: null, text: TEXT },
    ...more,
  };
}

/** `step`, `step=A|B` or `step!=A|B`. */
export function pattern(source: string): FactPattern {
  const [, step = '', sign, outcomes] = /^([^=!]+)(=|!=)?(.*)$/.exec(source) ?? [];
  return { source, step, outcomes: sign ? (outcomes ?? '').split('|') : null, negated: sign === '!=' };
}

/**
 * Every run of an acyclic procedure as the facts it gives, in order: `a b=OK end`, with `stop` where nothing can happen any more.
 * Sorted, each once. Runs of more than `longest` facts are cut with `…`.
 */
export function factWords(
  processes: readonly ExecutableProcess[],
  set: ObligationSet,
  { data = {}, longest = 12, ...options }: BehaviorOptions & { data?: FreeDataOptions; longest?: number } = {},
): string[] {
  const net = inline(processes, processes[0]!.bpmnProcessId);
  const behavior = new Behavior(net, set, options);
  const model = freeData(set, data);
  const [initial] = model.initial();
  const words = new Set<string>();
  const known = new Set<string>();
  const follow = (marking: number, facts: readonly string[]): void => {
    const key = `${marking}|${facts.join(' ')}`;
    if (known.has(key)) return;
    known.add(key);
    if (facts.length > longest) words.add([...facts, '…'].join(' '));
    else if (behavior.isOver(marking)) words.add(facts.join(' '));
    else if (!behavior.isQuiet(marking)) take(behavior.go(marking), 0, facts);
    else {
      const moves = behavior.moves(marking);
      moves.forEach((_, i) => take(behavior.fire(marking, i), 0, facts));
      if (moves.length === 0) words.add([...facts, 'stop'].join(' '));
    }
  };
  const take = (step: ReturnType<Behavior['go']>, position: number, facts: readonly string[]): void => {
    const effect = step.effects[position];
    const { data: nothing } = initial!;
    if (!effect) {
      if (!step.question) return follow(step.target, facts);
      for (const { answer } of answersTo(model, step.question, nothing, () => false)) {
        follow(behavior.answer(step.target, answer), facts);
      }
      return;
    }
    for (const { outcome } of picksOf(model, effect, nothing, () => false)) {
      const told = occurrencesOf(effect, outcome).map((one) =>
        one.kind === 'step'
          ? `${one.step}${one.outcome === null ? '' : `=${one.outcome}`}`
          : one.kind === 'end'
            ? 'end'
            : `elapsed:${one.limit}`,
      );
      take(step, position + 1, [...facts, ...told]);
    }
  };
  for (const start of behavior.starts()) take(start, 0, []);
  return [...words].sort();
}
