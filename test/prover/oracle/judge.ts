import {
  type FactPattern,
  matches,
  type ObligationDefinition,
  type Occurrence,
} from '../../../src/law/obligations/definition.js';
import type { Edge, Space } from './explore.js';

/**
 * What of a history an obligation speaks of: for each of its patterns, when its last fact was. Ranks, not times: the history
 * goes on for ever, the order among the last ones does not.
 */
type History = ReadonlyMap<string, number>;

export type Answer = { readonly kept: true } | { readonly kept: false; readonly run: readonly string[] };

/** Whether a run over the edges allowed breaks the obligation; the shortest that does. */
export function judge(space: Space, obligation: ObligationDefinition, allowed: (edge: Edge) => boolean): Answer {
  const begin = { at: 0, history: new Map() as History, before: -1, label: '' };
  const nodes = [begin];
  const seen = new Set<string>([nodeKey(0, begin.history)]);
  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n]!;
    for (const edge of space.edges[node.at] ?? []) {
      if (!allowed(edge)) continue;
      let history = node.history;
      let broken = false;
      for (const { occurrence, off } of edge.facts) {
        if (breaks(obligation, history, occurrence) && !off.includes(obligation.id)) broken = true;
        history = after(obligation, history, occurrence);
      }
      if (broken) return { kept: false, run: [...runTo(nodes, n), describe(edge)] };
      const key = nodeKey(edge.to, history);
      if (seen.has(key)) continue;
      seen.add(key);
      nodes.push({ at: edge.to, history, before: n, label: describe(edge) });
    }
  }
  return { kept: true };
}

function runTo(nodes: readonly { before: number; label: string }[], n: number): string[] {
  const run: string[] = [];
  for (let at = n; at > 0; at = nodes[at]!.before) run.unshift(nodes[at]!.label);
  return run;
}

const describe = ({ label, facts }: Edge): string =>
  `${label}${facts.map(({ occurrence }) => ` [${'step' in occurrence ? `${occurrence.step}=${occurrence.outcome}` : 'limit' in occurrence ? occurrence.limit : 'end'}]`).join('')}`;

const nodeKey = (at: number, history: History): string =>
  `${at}|${[...history]
    .sort(([, a], [, b]) => a - b)
    .map(([name, rank]) => `${name}:${rank}`)
    .join()}`;

/** The patterns of the form, by the part they play. */
function parts({ form }: ObligationDefinition): Readonly<Record<string, readonly FactPattern[]>> {
  switch (form.kind) {
    case 'precedence':
      return { requires: form.requires };
    case 'freshness':
      return { requires: form.requires, voidedBy: form.voidedBy };
    case 'window':
      return { after: [form.after], unless: form.unless };
    case 'response':
      return { after: [form.after], comes: form.comes };
    case 'exactly-one':
      return { of: [form.of], when: form.when ? [form.when] : [] };
    default:
      return {};
  }
}

/** The history with one more fact. Facts of one occurrence share their moment. */
function after(obligation: ObligationDefinition, history: History, occurrence: Occurrence): History {
  const now = Math.max(0, ...history.values()) + 1;
  const touched = Object.entries(parts(obligation))
    .filter(([, patterns]) => patterns.some((pattern) => is(occurrence, pattern)))
    .map(([part]) => part);
  const { form } = obligation;
  if (form.kind === 'window' && occurrence.kind === 'elapsed' && occurrence.limit === form.limit)
    touched.push('unless');
  if (touched.length === 0) return history;
  return ranked(new Map([...history, ...touched.map((part) => [part, now] as const)]));
}

function ranked(history: History): History {
  const times = [...new Set(history.values())].sort((a, b) => a - b);
  return new Map([...history].map(([part, time]) => [part, times.indexOf(time) + 1]));
}

/** From the definition of each form, over the whole history before the occurrence. */
function breaks({ form }: ObligationDefinition, history: History, occurrence: Occurrence): boolean {
  const last = (part: string): number => history.get(part) ?? 0;
  switch (form.kind) {
    case 'precedence':
      return is(occurrence, form.before) && last('requires') === 0;
    case 'freshness':
      return is(occurrence, form.before) && (last('requires') === 0 || last('voidedBy') > last('requires'));
    case 'window':
      return is(occurrence, form.before) && last('after') > 0 && last('unless') <= last('after');
    case 'response': {
      const due = last('after') > 0 && last('comes') <= last('after');
      return due && (form.before === null ? occurrence.kind === 'end' : is(occurrence, form.before));
    }
    case 'exactly-one': {
      if (occurrence.kind === 'end') return last('of') === 0 && (form.when === null || last('when') > 0);
      return is(occurrence, form.of) && last('of') > 0;
    }
    case 'absence':
      return is(occurrence, form.of);
    default:
      return false;
  }
}

const is = (occurrence: Occurrence, pattern: FactPattern): boolean =>
  occurrence.kind === 'step' && matches(pattern, occurrence.step, occurrence.outcome);
