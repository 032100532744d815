import type { ObligationSet } from '../definition.js';
import { forbidden } from './forbidden.js';
import { record, startMonitor } from './record.js';
import type { CaseFact, MonitorContext, MonitorRefusal, MonitorState } from './state.js';

export interface Replay {
  readonly state: MonitorState;
  /** What the set would have refused, with the index of the fact. */
  readonly breaches: readonly { readonly fact: number; readonly refusal: MonitorRefusal }[];
}

/** The whole history of a case under a set of obligations, such as a newer version of it. */
export function replay(set: ObligationSet, facts: readonly CaseFact[], context: MonitorContext): Replay {
  const breaches: { fact: number; refusal: MonitorRefusal }[] = [];
  let state = startMonitor(set);
  facts.forEach((fact, index) => {
    for (const refusal of forbidden(set, state, fact, context)) breaches.push({ fact: index, refusal });
    state = record(set, state, fact);
  });
  return { state, breaches };
}
