import type { LocalDate } from '../../law/calendar/index.js';
import type { LocalText } from '../../model/finding.js';
import { Problem, type FieldError } from '../../platform/index.js';

/** An error when `date` lies before `step`, the day of what must come first; null on either side says nothing. */
export function notBefore(
  path: string,
  date: LocalDate | null | undefined,
  step: LocalDate | null | undefined,
  what: LocalText,
): readonly FieldError[] {
  if (date == null || step == null || date >= step) return [];
  return [
    {
      path: `values.${path}`,
      message: `${date} 早于${what.zh}（${step}） / expected a day not before ${what.en} of ${step}, found ${date}`,
    },
  ];
}

/** An error when the day has not come yet. */
export function notFuture(path: string, date: LocalDate | null | undefined, today: LocalDate): readonly FieldError[] {
  if (date == null || date <= today) return [];
  return [
    {
      path: `values.${path}`,
      message: `${date} 尚未到来，今天是 ${today} / expected a day up to ${today}, found ${date}`,
    },
  ];
}

/** The value, or 409: the case is not in the state the act needs. */
export function required<T>(value: T | null | undefined, type: string, missing: LocalText): T {
  if (value == null) throw Problem.conflict(type, missing);
  return value;
}
