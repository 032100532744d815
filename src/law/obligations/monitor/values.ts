import type { Json } from '../../../protocol/index.js';
import { startOfDayMs, type LocalDate } from '../../calendar/index.js';
import type { ObligationDefinition, ObligationSet } from '../definition.js';
import type { CaseFact, MonitorState } from './state.js';

export type Values = Readonly<Record<string, Json>>;

/** The entry of that name, never one that every object inherits. */
export function entry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The case's declared attributes after the fact. */
export function valuesAfter(
  set: ObligationSet,
  state: MonitorState,
  { attributes }: Pick<CaseFact, 'attributes'>,
): Values {
  const changed = Object.entries(attributes).filter(([name]) => set.attributes.has(name));
  return changed.length === 0 ? state.attributes : { ...state.attributes, ...Object.fromEntries(changed) };
}

/** The outcome of a fact: the one recorded, else the value of the attribute it follows. */
export function outcomeOf(
  set: ObligationSet,
  { step, outcome }: Pick<CaseFact, 'step' | 'outcome'>,
  values: Values,
): string | null {
  const follows = set.steps.get(step)?.outcomeFollows ?? null;
  if (outcome !== null || follows === null) return outcome;
  const value = entry(values, follows);
  return typeof value === 'string' ? value : null;
}

/** Whether the obligation binds a fact of the day, as the attributes stand after it. A guard that gives no boolean binds. */
export function binds(definition: ObligationDefinition, on: LocalDate, values: Values): boolean {
  return isValidOn(definition, on) && guardHolds(definition, on, values);
}

export function isValidOn({ validFrom, validTo }: ObligationDefinition, on: LocalDate): boolean {
  return (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);
}

/** For guards that read the time, now is the beginning of the day. */
function guardHolds({ guard }: ObligationDefinition, on: LocalDate, values: Values): boolean {
  if (guard === null) return true;
  const result = guard.evaluate({ get: (name) => entry(values, name), nowMs: startOfDayMs(on) });
  return !result.ok || result.value !== false;
}
