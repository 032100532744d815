import { compileObligation } from '../../src/law/obligations/index.js';
import type { ObligationDefinition, ObligationSet, Occurrence } from '../../src/law/obligations/index.js';
import type { Counterexample, ReplayStep } from '../../src/law/prover/verdict.js';
import type { DecisionRequirementsGraph, ExecutableElement, ExecutableProcess } from '../../src/model/index.js';
import { ReplayEngine } from './replay-engine.js';

export interface ReplayInput {
  /** The procedure first, then what it calls. */
  readonly processes: readonly ExecutableProcess[];
  readonly procedure: string;
  readonly decisions: readonly DecisionRequirementsGraph[];
  readonly set: ObligationSet;
  readonly definition: ObligationDefinition;
}

export type ReplayResult =
  | { readonly ok: true; readonly occurrences: readonly Occurrence[] }
  /** What the engine did instead, for a person; ends with its log. */
  | { readonly ok: false; readonly problem: string };

/**
 * Follows the counterexample on the core of the embedded engine, move by move, and says whether what it claims came about:
 * its tagged elements complete in its order with its outcomes, and that breaks the obligation while its guard is true.
 * Nothing of the prover takes part but the automaton.
 */
export function replay(input: ReplayInput, counterexample: Counterexample): ReplayResult {
  const engine = new ReplayEngine(input.processes, input.decisions);
  const fail = (problem: string): ReplayResult => ({ ok: false, problem: `${problem}\n${engine.log()}` });
  const outcomes = new Map<string, (string | null)[]>();
  for (const [at, step] of counterexample.steps.entries()) {
    const problem = move(engine, input.procedure, step);
    if (problem !== null) return fail(`step ${at + 1} ${JSON.stringify(step)}: ${problem}`);
    if (step.kind === 'job') outcomes.set(step.elementId, [...(outcomes.get(step.elementId) ?? []), step.outcome]);
  }
  const happened = occurrencesOf(engine, input, outcomes);
  const expected = counterexample.facts.map(({ step, outcome }) => `${step}=${outcome ?? ''}`);
  const steps = happened.flatMap((one) => (one.kind === 'step' ? [`${one.step}=${one.outcome ?? ''}`] : []));
  const [found, wanted] = [steps.slice(0, expected.length).join(' '), expected.join(' ')];
  if (found !== wanted) return fail(`expected the facts ${wanted}\nfound ${steps.join(' ')}`);
  const breach = breachAt(input.definition, happened);
  if (breach === null) return fail(`expected ${input.definition.id} to be broken by ${JSON.stringify(happened)}`);
  const { guard } = input.definition;
  const holds = guard?.evaluate({ get: (name) => counterexample.values[name] ?? null, nowMs: 0 });
  if (holds?.ok === true && holds.value === false) {
    return fail(`expected the guard ${guard?.source ?? ''} to hold for ${JSON.stringify(counterexample.values)}`);
  }
  return { ok: true, occurrences: happened };
}

/** Null: it was done. */
function move(engine: ReplayEngine, procedure: string, step: ReplayStep): string | null {
  switch (step.kind) {
    case 'start':
      return engine.start(procedure, step.elementId, step.variables);
    case 'job':
      return engine.completeJob(step.elementId, step.variables);
    case 'error':
      return engine.throwError(step.elementId, step.errorCode, step.variables);
    case 'message':
      return engine.publishTo(step.elementId, step.variables);
    case 'signal':
      return engine.signalTo(step.elementId, step.variables);
    case 'timer':
      return engine.fireTimer(step.elementId);
  }
}

/** Index of the occurrence that breaks the obligation; null: none does. */
function breachAt(definition: ObligationDefinition, occurrences: readonly Occurrence[]): number | null {
  const automaton = compileObligation(definition);
  if (automaton === null) return null;
  let state = 0;
  for (const [at, occurrence] of occurrences.entries()) {
    if (automaton.breaks(state, occurrence)) return at;
    state = automaton.next(state, occurrence);
  }
  return null;
}

/** What the automata see of the engine's log: completed steps, legal clocks that ran out, the end. */
function occurrencesOf(
  engine: ReplayEngine,
  { processes, set, procedure }: ReplayInput,
  outcomes: ReadonlyMap<string, readonly (string | null)[]>,
): readonly Occurrence[] {
  const elements = new Map(processes.flatMap((process) => [...process.elements]));
  const left = new Map([...outcomes].map(([id, list]) => [id, [...list]]));
  const occurrences: Occurrence[] = [];
  const lastOf = new Map<string, number>();
  const innerOutcomes = new Map<string, (string | null)[]>();
  for (const [at, event] of engine.elementEvents().entries()) {
    const element = elements.get(event.elementId);
    if (element === undefined) continue;
    if (element.type === 'PROCESS') {
      if (event.intent === 'ELEMENT_COMPLETED' && element.id === procedure) occurrences.push({ kind: 'end' });
      continue;
    }
    if (event.intent === 'ELEMENT_ACTIVATED') {
      lastOf.set(`activated ${element.id}`, at);
      if (element.attachedTo === null && event.elementType === 'MULTI_INSTANCE_BODY') innerOutcomes.set(element.id, []);
      for (const id of element.boundaryEvents) lastOf.set(`activated ${id}`, at);
      continue;
    }
    const limit = clockOf(element, set, lastOf);
    if (limit !== null) occurrences.push({ kind: 'elapsed', limit });
    const step = stepOf(element, set);
    const isBody = event.elementType === 'MULTI_INSTANCE_BODY';
    if (element.multiInstance !== null && !isBody) {
      innerOutcomes.set(element.id, [...(innerOutcomes.get(element.id) ?? []), left.get(element.id)?.shift() ?? null]);
      continue;
    }
    const own = isBody ? agreed(innerOutcomes.get(element.id) ?? []) : (left.get(element.id)?.shift() ?? null);
    if (step === null) continue;
    lastOf.set(`step ${step}`, at);
    occurrences.push({ kind: 'step', step, outcome: own });
  }
  return occurrences;
}

function agreed(outcomes: readonly (string | null)[]): string | null {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : null;
}

function stepOf(element: ExecutableElement, set: ObligationSet): string | null {
  const form = element.userTask?.formKey ?? null;
  const performed = form === null ? undefined : [...set.steps.values()].find(({ forms }) => forms.includes(form));
  return performed?.step ?? element.properties['step'] ?? null;
}

/** The limit whose legal clock the event is, set since its step was last completed. */
function clockOf(
  element: ExecutableElement,
  { clocks }: ObligationSet,
  lastOf: ReadonlyMap<string, number>,
): ObligationSet['clocks'][number]['limit'] | null {
  if (element.timer?.kind !== 'date') return null;
  const source = element.timer.expression.source.replace(/^=\s*/, '').replace(/\s/g, '');
  const clock = clocks.find(({ variable }) => source === variable || source === `dateandtime(${variable})`);
  if (clock === undefined) return null;
  const set = lastOf.get(`activated ${element.id}`) ?? -1;
  return set > (lastOf.get(`step ${clock.from}`) ?? Infinity) ? clock.limit : null;
}
