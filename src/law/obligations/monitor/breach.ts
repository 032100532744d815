import { CalendarMissingError, type LocalDate } from '../../calendar/index.js';
import type { ObligationDefinition, ObligationForm, Occurrence } from '../definition.js';
import { neededBy } from '../patterns.js';
import type { Rule } from './compiled.js';
import type { MonitorContext, MonitorRefusal, MonitorState } from './state.js';
import { entry } from './values.js';

/** An occurrence of a day: what the automata see, and who did it. */
export interface Tried {
  readonly occurrence: Exclude<Occurrence, { kind: 'elapsed' }>;
  readonly on: LocalDate;
  readonly actorIds: readonly string[];
}

/**
 * The refusal with which the rule would answer, its guard and validity left aside; null: it allows it. A day that no
 * installed calendar covers refuses.
 */
export function breachOf(
  rule: Rule,
  state: MonitorState,
  tried: Tried,
  context: MonitorContext,
): MonitorRefusal | null {
  const { definition, automaton } = rule;
  const { form } = definition;
  if (form.kind === 'separation') return samePerson(form, state, tried) ? refusal(definition) : null;
  if (automaton === null || !automaton.breaks(entry(state.automata, definition.id) ?? 0, tried.occurrence)) return null;
  if (form.kind !== 'window') return refusal(definition);
  const openedOn = entry(state.openedOn, definition.id);
  return openedOn === undefined ? refusal(definition) : closedUntil(definition, form, openedOn, tried.on, context);
}

function closedUntil(
  definition: ObligationDefinition,
  { limit }: Extract<ObligationForm, { kind: 'window' }>,
  openedOn: LocalDate,
  on: LocalDate,
  { calendar }: MonitorContext,
): MonitorRefusal | null {
  try {
    const allowedFrom = calendar.earliestAfter(limit, openedOn);
    return on >= allowedFrom ? null : { ...refusal(definition), allowedFrom };
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    const text = { zh: `安装${error.year}年节假日安排`, en: `install the holiday notice of ${error.year}` };
    return { ...refusal(definition), message: error.text, remedy: { step: null, text }, computed: false };
  }
}

/** Both ways: whoever did a step of one side does none of the other, in whatever order. */
function samePerson(
  { of, from }: Extract<ObligationForm, { kind: 'separation' }>,
  { people }: MonitorState,
  { occurrence, actorIds }: Tried,
): boolean {
  if (occurrence.kind !== 'step') return false;
  const others = of.includes(occurrence.step) ? from : from.includes(occurrence.step) ? of : [];
  return others.some((step) => (entry(people, step) ?? []).some((person) => actorIds.includes(person)));
}

function refusal(definition: ObligationDefinition): MonitorRefusal {
  const { id: obligationId, article, title, message, remedy, form } = definition;
  return { obligationId, article, title, message, remedy, needs: neededBy(form), allowedFrom: null, computed: true };
}
