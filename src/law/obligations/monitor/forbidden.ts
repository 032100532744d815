import type { LocalDate } from '../../calendar/index.js';
import type { ObligationSet } from '../definition.js';
import { breachOf } from './breach.js';
import { compiledFor } from './record.js';
import type { MonitorAttempt, MonitorContext, MonitorRefusal, MonitorState } from './state.js';
import { binds, outcomeOf, valuesAfter } from './values.js';

/** Every obligation that the attempt would breach now, in the order of the file; empty: nothing of the file forbids it. Throws for the state of other obligations. */
export function forbidden(
  set: ObligationSet,
  state: MonitorState,
  attempt: MonitorAttempt,
  context: MonitorContext,
): readonly MonitorRefusal[] {
  const values = valuesAfter(set, state, attempt);
  const { step, on, actorIds } = attempt;
  const tried = { occurrence: { kind: 'step', step, outcome: outcomeOf(set, attempt, values) }, on, actorIds } as const;
  return (compiledFor(set, state).byStep.get(step) ?? []).flatMap((rule) => {
    const found = breachOf(rule, state, tried, context);
    return found !== null && binds(rule.definition, on, values) ? [found] : [];
  });
}

/** Every obligation that would be left unfulfilled if the case ended on the day. */
export function forbiddenEnd(
  set: ObligationSet,
  state: MonitorState,
  on: LocalDate,
  context: MonitorContext,
): readonly MonitorRefusal[] {
  const tried = { occurrence: { kind: 'end' }, on, actorIds: [] } as const;
  return compiledFor(set, state).rules.flatMap((rule) => {
    const found = breachOf(rule, state, tried, context);
    return found !== null && binds(rule.definition, on, state.attributes) ? [found] : [];
  });
}
