import type { LocalText } from '../../model/finding.js';
import { limitText, lengthText } from './step-texts.js';
import { localDateOf, startOfDayMs, type LocalDate } from './local-date.js';
import type { StatutoryLimit } from './limits/limit.js';
import { parsePeriod, type Period } from './period.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One line of why a period in hours ends when it does; `hours` of all lines together make the period. */
export interface HourStep {
  readonly kind: 'limit' | 'start' | 'counted' | 'extension' | 'end';
  readonly date: LocalDate;
  readonly hours: number;
  readonly text: LocalText;
}

export interface DueInHours {
  /** Epoch ms. */
  readonly dueMs: number;
  readonly steps: readonly HourStep[];
}

/** Instant at which a period in hours ends; it runs through nights and holidays (§6.1 rule 6). Epoch ms. */
export function dueAfterHours(fromMs: number, period: Period): number {
  return fromMs + hoursOf(period) * HOUR_MS;
}

/** The same with extensions, and the reasons. `RangeError` for a period or an extension that is not in hours. */
export function explainHours(
  fromMs: number,
  period: Period,
  extensions: readonly Period[] = [],
  limit: StatutoryLimit | null = null,
): DueInHours {
  const parts = [period, ...extensions];
  const dueMs = parts.reduce((ms, part) => dueAfterHours(ms, part), fromMs);
  const step = (kind: HourStep['kind'], ms: number, hours: number, text: LocalText): HourStep => ({
    kind,
    date: localDateOf(ms),
    hours,
    text,
  });
  const [from, to] = [clockText(fromMs), clockText(dueMs)];
  return {
    dueMs,
    steps: [
      ...(limit === null ? [] : [step('limit', fromMs, 0, limitText(limit, period))]),
      step('start', fromMs, 0, {
        zh: `自${from}起连续计算，夜间和节假日不扣除`,
        en: `from ${from}, through nights and holidays`,
      }),
      ...parts.map((part, index) =>
        step(index === 0 ? 'counted' : 'extension', fromMs, hoursOf(part), lengthText(part, index === 0 ? null : 'H')),
      ),
      step('end', dueMs, 0, { zh: `期限至${to}届满`, en: `the period ends at ${to}` }),
    ],
  };
}

/** '2026-01-01T10:00', with seconds where there are any: the time in China. */
export function clockText(epochMs: number): string {
  const date = localDateOf(epochMs);
  const ms = epochMs - startOfDayMs(date);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = ms % MINUTE_MS === 0 ? '' : `:${two((ms % MINUTE_MS) / 1000)}`;
  return `${date}T${two(ms / HOUR_MS)}:${two((ms % HOUR_MS) / MINUTE_MS)}${seconds}`;
}

function hoursOf(period: Period): number {
  const { length, unit } = parsePeriod(period);
  if (unit !== 'H') throw new RangeError(`expected a period in hours, found ${period}`);
  return length;
}
