import { stretchSteps } from './counted-steps.js';
import type { Due, DueStep } from './due.js';
import { epochDayOf, type LocalDate } from './local-date.js';
import { parsePeriod, type Period } from './period.js';
import { limitText } from './step-texts.js';
import type { StatutoryLimit } from './limits/limit.js';
import type { WorkingDays } from './working-days.js';

export interface BeforeRequest {
  /** The day before which the period must lie, such as that of a hearing; it does not count, nor does the day sought. */
  readonly event: LocalDate;
  /** In working days or calendar days: so many full ones lie between. */
  readonly period: Period;
  /** The limit it is, for the explanation. */
  readonly limit?: StatutoryLimit;
}

/**
 * The latest day of an act that leaves the full period before an event (§6.1 rule 11, conservative reading). Nothing rolls
 * forward, which would shorten the period: `dueStatutory` is that day and `dueSafe` the last working day on or before it.
 */
export function latestBefore(request: BeforeRequest, days: WorkingDays): Due {
  const { unit, length } = parsePeriod(request.period);
  if (unit !== 'WD' && unit !== 'CD' && unit !== 'D') {
    throw new RangeError(`expected working days or days before an event, found ${request.period}`);
  }
  const event = epochDayOf(request.event);
  const latest = unit === 'WD' ? days.add(event, -(length + 1)) : event - length - 1;
  const dueStatutory = days.textOf(latest);
  const dueSafe = days.textOf(days.onOrBefore(latest));
  return {
    due: dueSafe,
    dueStatutory,
    dueSafe,
    unrolled: dueStatutory,
    get steps() {
      return explain(request, latest, unit === 'WD', dueSafe, days);
    },
  };
}

function explain(
  { event, limit, period }: BeforeRequest,
  latest: number,
  inWorkingDays: boolean,
  dueSafe: LocalDate,
  days: WorkingDays,
): readonly DueStep[] {
  const date = days.textOf(latest);
  const at = (kind: DueStep['kind'], day: LocalDate, zh: string, en: string): DueStep => ({
    kind,
    date: day,
    to: day,
    days: 0,
    counts: 0,
    text: { zh, en },
  });
  const safe =
    dueSafe === date ? { zh: '', en: '' } : { zh: `，宜在${dueSafe}前（含当日）`, en: `; by ${dueSafe} to be safe` };
  return [
    ...(limit === undefined ? [] : [{ ...at('limit', event, '', ''), text: limitText(limit, period) }]),
    at('start', event, `自${event}向前计算，当日不计入`, `counted backwards from ${event}, which does not count`),
    ...stretchSteps(latest + 1, epochDayOf(event) - 1, 0, inWorkingDays, days),
    at('end', date, `最迟于${date}办理，当日不计入${safe.zh}`, `${date} at the latest, which does not count${safe.en}`),
  ];
}
