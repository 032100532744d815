import type { Json } from '../../../protocol/index.js';
import type { LocalDate } from '../../calendar/index.js';
import type { ObligationSet, StepDefinition } from '../definition.js';
import { breachOf } from './breach.js';
import { compiledFor } from './record.js';
import type { Rule } from './compiled.js';
import type { MonitorContext, MonitorRefusal, MonitorState } from './state.js';
import { binds, entry, isValidOn, valuesAfter, type Values } from './values.js';

export interface OutlookRefusal extends MonitorRefusal {
  /** False: it depends on attributes that the step itself sets, so that it is known only when the form is filled in. */
  readonly certain: boolean;
}

/** What the obligations say of one step now, by outcome. */
export interface StepOutlook {
  readonly step: string;
  /** `forbidden`: whatever its outcome. `depends`: on its outcome or on what it sets. */
  readonly status: 'allowed' | 'depends' | 'forbidden';
  /** One per outcome that is possible now; outcome null where the step has none. */
  readonly outcomes: readonly { readonly outcome: string | null; readonly refusals: readonly OutlookRefusal[] }[];
}

export interface OutlookContext extends MonitorContext {
  /** Who would do it; nobody: separation is not asked. */
  readonly actorIds?: readonly string[];
  /** Values known beyond the recorded ones. */
  readonly attributes?: Readonly<Record<string, Json>>;
}

/** Every step of the file: whether it is forbidden on the day, why, and what would allow it. Throws for the state of other obligations. */
export function allForbidden(
  set: ObligationSet,
  state: MonitorState,
  on: LocalDate,
  context: OutlookContext,
): readonly StepOutlook[] {
  const { byStep } = compiledFor(set, state);
  const values = valuesAfter(set, state, { attributes: context.attributes ?? {} });
  return [...set.steps.values()].map((definition) => {
    const rules = (byStep.get(definition.step) ?? []).filter((rule) => isValidOn(rule.definition, on));
    const outcomes = possibleOutcomes(set, definition, values).map((outcome) => ({
      outcome,
      refusals: rules.flatMap((rule) => refusalsOf(rule, definition.step, outcome)),
    }));
    return { step: definition.step, status: statusOf(outcomes), outcomes };
  });

  function refusalsOf(rule: Rule, step: string, outcome: string | null): readonly OutlookRefusal[] {
    const tried = { occurrence: { kind: 'step', step, outcome }, on, actorIds: context.actorIds ?? [] } as const;
    const found = breachOf(rule, state, tried, context);
    if (found === null) return [];
    const certain = !(rule.definition.guard?.variables ?? []).some((name) => isSetBy(set, name, step));
    return !certain || binds(rule.definition, on, values) ? [{ ...found, certain }] : [];
  }
}

function possibleOutcomes(set: ObligationSet, step: StepDefinition, values: Values): readonly (string | null)[] {
  const { outcomes, outcomeFollows } = step;
  if (outcomes.length === 0) return [null];
  const value = outcomeFollows === null ? undefined : entry(values, outcomeFollows);
  const fixed = typeof value === 'string' && outcomeFollows !== null && !isSetBy(set, outcomeFollows, step.step);
  return fixed ? [value] : outcomes;
}

function isSetBy(set: ObligationSet, attribute: string, step: string): boolean {
  return set.attributes.get(attribute)?.writtenBy.includes(step) ?? false;
}

function statusOf(outcomes: StepOutlook['outcomes']): StepOutlook['status'] {
  if (outcomes.every(({ refusals }) => refusals.some(({ certain }) => certain))) return 'forbidden';
  return outcomes.every(({ refusals }) => refusals.length === 0) ? 'allowed' : 'depends';
}
