import { isLimitId, limitOf } from '../../calendar/index.js';
import type { ObligationSet } from '../../obligations/definition.js';
import { constantText, type Place } from './places.js';

/** Which timers can be the legal clock of a limit that some obligation waits for. */
export interface ClockPlaces {
  /** Data says whether they can be set and whether they are: times out of a variable. */
  readonly asks: ReadonlySet<number>;
  /** Those that data may call the clock of a limit. */
  readonly counted: ReadonlySet<number>;
  /** Constant durations longer than the limit; several limits joined by `|`. */
  readonly constant: ReadonlyMap<number, string>;
  /** Limits that begin anew with a fact of the step: clocks set before it count no more. */
  readonly startedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The clocks of the windows that obligations set; nothing is asked when there is no window. */
export function clockPlacesOf(places: readonly Place[], set: ObligationSet): ClockPlaces {
  const startedBy = new Map<string, Set<string>>();
  const limits = new Set<string>();
  for (const { form } of set.obligations) {
    if (form.kind !== 'window') continue;
    limits.add(form.limit);
    const clocks = set.clocks.filter(({ limit }) => limit === form.limit);
    const from = clocks.length > 0 ? clocks.map((clock) => clock.from) : [form.after.step];
    for (const step of from) startedBy.set(step, (startedBy.get(step) ?? new Set()).add(form.limit));
  }
  const timers = places.filter(({ firings }) => firings > 0);
  const isAsked = ({ element: { timer } }: Place): boolean => (timer?.expression.variables.length ?? 0) > 0;
  const constants = timers.map((place) => [place.index, constantLimits(place, limits)] as const);
  const isCounted = (place: Place): boolean => {
    const variable = clockVariable(place);
    return set.clocks.some((clock) => clock.variable === variable && limits.has(clock.limit));
  };
  return {
    counted: new Set(timers.filter(isCounted).map(({ index }) => index)),
    asks: new Set(timers.filter(isAsked).map(({ index }) => index)),
    constant: new Map(constants.filter(([, found]) => found !== '')),
    startedBy,
  };
}

/** The variable that is the date of a timer, as it is or as a text; null: it is computed. */
function clockVariable({ element: { timer } }: Place): string | null {
  if (timer?.kind !== 'date') return null;
  const text = timer.expression.source.replace(/^\s*=\s*/, '').trim();
  const inner = /^date and time\(\s*(.*?)\s*\)$/.exec(text)?.[1] ?? text;
  return timer.expression.variables.includes(inner) ? inner : null;
}

/** Limits in calendar days that are over when the constant duration is: it is longer, whatever the hour it was set. */
function constantLimits({ element: { timer } }: Place, limits: ReadonlySet<string>): string {
  if (timer?.kind !== 'duration') return '';
  const text = constantText(timer.expression) ?? timer.expression.source.match(/^\s*=\s*duration\("(.*)"\)\s*$/)?.[1];
  const days = Number(/^P(\d+)D$/.exec(text ?? '')?.[1] ?? -1);
  return [...limits].filter((limit) => days > calendarDaysOf(limit)).join('|');
}

function calendarDaysOf(limit: string): number {
  if (!isLimitId(limit)) return Infinity;
  const days = /^(\d+)CD$/.exec(limitOf(limit).period ?? '')?.[1];
  return days === undefined ? Infinity : Number(days);
}
