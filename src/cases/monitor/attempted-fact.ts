import type { ActId } from '../../law/facts.js';
import type { LocalDate } from '../../law/calendar/index.js';
import type { MonitorAttempt } from '../../law/obligations/index.js';
import { deemedServed, type SERVICE_MODES } from '../acts/prior-notice.js';
import type { Act } from '../acts/index.js';
import type { CaseRows } from '../entities/index.js';
import { OUTCOME_OF, STEP_OF } from './steps.js';

type Values = Readonly<Record<string, unknown>>;

/** The fact that the act will be once it is recorded with these values; `recordedFacts` then reads it from its row. */
export function attemptedFact(act: Act, values: Values, actorId: string, rows: CaseRows): MonitorAttempt {
  const on = lawDay(act, values);
  return {
    step: STEP_OF[act.id],
    outcome: outcomeOf(act, values, on, rows),
    on,
    actorIds: actorsOf(act, values, actorId),
    attributes: {},
  };
}

function lawDay(act: Act, values: Values): LocalDate {
  const on = act.dateOf(values as Record<string, unknown>);
  const mode = act.id === 'prior-notice' ? values['serviceMode'] : act.id === 'service' ? values['mode'] : null;
  return mode === null ? on : deemedServed(on, mode as (typeof SERVICE_MODES)[number]);
}

function outcomeOf(act: Act, values: Values, on: LocalDate, rows: CaseRows): string | null {
  if (act.id === 'statement') {
    const notice = rows['prior-notice'].at(-1);
    return notice !== undefined && on > notice.windowClosesOn ? 'LATE' : 'IN_TIME';
  }
  const name = OUTCOME_OF[act.id];
  return name === undefined ? null : String(values[name]);
}

/** Where the values name the people whom the step is about: not whoever writes them down. */
const PEOPLE_OF: Readonly<Partial<Record<ActId, string>>> = {
  investigation: 'officers',
  'collective-discussion': 'members',
  'hearing-notice': 'hostId',
};

export const namesPeople = ({ id }: Act): boolean => Object.hasOwn(PEOPLE_OF, id);

function actorsOf({ id }: Act, values: Values, actorId: string): readonly string[] {
  const name = PEOPLE_OF[id];
  if (name === undefined) return [actorId];
  const people = values[name];
  return Array.isArray(people) ? people.map(String) : [String(people)];
}
