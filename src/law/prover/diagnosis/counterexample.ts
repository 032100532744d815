import type { LocalText } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import type { Net } from '../behavior/net.js';
import type { Trace, TraceMove } from '../trace.js';
import type { Counterexample, Decision, Repair } from '../verdict.js';
import type { Choice } from './choices.js';
import { sentenceOf, sentenceOfReason } from './sentence.js';
import { stepFactsOf, stepsOf } from './steps.js';
import { pathOf } from './story.js';
import { elementName, outcomeText } from './words.js';

/** What a counterexample is told from. */
export interface Evidence {
  readonly net: Net;
  readonly set: ObligationSet;
  readonly definition: ObligationDefinition;
  readonly trace: Trace;
  /** The choices worth telling. */
  readonly choices: readonly Choice[];
  readonly brokenByEnd: boolean;
  readonly values: JsonObject;
  /** Variables that go with each move of the trace. */
  readonly writes: readonly JsonObject[];
}

export function counterexampleOf(evidence: Evidence, repairs: readonly Repair[]): Counterexample {
  const { set, definition, trace, choices, brokenByEnd, writes } = evidence;
  const decisions = choices.map(({ move }) => decisionOf(move, set, evidence.net));
  const facts = stepFactsOf(trace);
  const told = { facts, brokenByEnd, decisions: decisions.map(withName(choices)) };
  return {
    sentence: sentenceOf(definition, set, told),
    article: definition.article,
    validFrom: definition.validFrom,
    values: valuesOf(evidence),
    decisions,
    path: pathOf(trace),
    steps: stepsOf(trace, writes),
    facts,
    brokenByEnd,
    repairs,
  };
}

/** What breaks an obligation without a run: a tag that is missing, people who may do both. */
export function counterexampleWithoutRun(
  net: Net,
  set: ObligationSet,
  definition: ObligationDefinition,
  reasons: readonly LocalText[],
  repairs: readonly Repair[],
): Counterexample {
  const path = concerned(net, definition);
  const told = { facts: [], brokenByEnd: false, decisions: [] };
  return {
    sentence: reasons[0] === undefined ? sentenceOf(definition, set, told) : sentenceOfReason(definition, reasons[0]),
    article: definition.article,
    validFrom: definition.validFrom,
    values: {},
    decisions: [],
    path,
    steps: [],
    facts: [],
    brokenByEnd: false,
    repairs,
  };
}

function decisionOf(move: TraceMove, set: ObligationSet, net: Net): Decision {
  const { element } = move.caughtBy ?? move.node;
  return { elementId: element.id, choice: choiceText(move, set, net) };
}

function choiceText({ kind, node, caughtBy, flows, outcome }: TraceMove, set: ObligationSet, net: Net): string {
  if (kind === 'branch') return flows.map((flow) => flowText(flow, node.frame, net)).join('、');
  if (kind === 'complete' && outcome !== null) {
    return outcomeText(set, node.element.properties['step'] ?? '', outcome).zh;
  }
  return `发生${elementName((caughtBy ?? node).element)}`;
}

function flowText(flow: TraceMove['flows'][number], frame: string, net: Net): string {
  if (flow.name !== null && flow.name.trim() !== '') return flow.name.trim();
  if (flow.condition !== null && !flow.isDefault) return flow.condition.source.replace(/^=\s*/, '');
  const target = net.byId.get(frame === '' ? flow.target : `${frame}/${flow.target}`);
  return target === undefined ? flow.target : `转${elementName(target.element)}`;
}

function withName(choices: readonly Choice[]) {
  return ({ choice }: Decision, at: number) => {
    const move = choices[at]?.move;
    return { element: move === undefined ? '' : elementName((move.caughtBy ?? move.node).element), choice };
  };
}

/** The sample case: values of attributes and variables, and how the steps came out that the rule or a choice speaks of. */
function valuesOf({ set, definition, trace, choices, values }: Evidence): JsonObject {
  const steps = new Set([...stepsIn(definition), ...choices.flatMap(({ move }) => stepOf(move) ?? [])]);
  const outcomes: Record<string, string> = {};
  for (const { occurrence } of trace) {
    if (occurrence?.kind !== 'step' || occurrence.outcome === null || !steps.has(occurrence.step)) continue;
    const variable = set.steps.get(occurrence.step)?.outcomeVariable ?? null;
    if (variable !== null) outcomes[variable] = occurrence.outcome;
  }
  return { ...outcomes, ...values };
}

function stepOf({ occurrence }: TraceMove): string | null {
  return occurrence?.kind === 'step' ? occurrence.step : null;
}

/** Every step that the form names. */
function stepsIn({ form }: ObligationDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'string') found.add(value);
    else if (value !== null && typeof value === 'object') {
      if ('step' in value && typeof value.step === 'string') found.add(value.step);
      else Object.values(value).forEach(visit);
    }
  };
  visit(form);
  return found;
}

/** Elements that perform a step the form names. */
function concerned(net: Net, definition: ObligationDefinition): readonly string[] {
  const steps = stepsIn(definition);
  const ids = net.nodes
    .filter(({ element }) => steps.has(element.properties['step'] ?? ''))
    .map(({ element }) => element.id);
  return [...new Set(ids)];
}
