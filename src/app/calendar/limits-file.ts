import { z } from 'zod';
import { EXCLUDED_ENDS, createCalendar, isLimitId, isLocalDate, isPeriod } from '../../law/index.js';
import type { CalendarSettings, LimitId, LocalDate, Period } from '../../law/index.js';
import { readSettings } from './settings-file.js';

const Day = z.custom<LocalDate>(isLocalDate, "expected an existing day 'YYYY-MM-DD'");

const File = z.strictObject(
  {
    excludedEnds: z.enum(EXCLUDED_ENDS, `expected ${EXCLUDED_ENDS.join(', ')}`).default('to'),
    limits: z
      .array(
        z.strictObject({
          id: z.custom<LimitId>(isLimitId, 'expected a limit such as T-PEN-10'),
          period: z.custom<Period>(isPeriod, 'expected a period such as 5WD, 15CD, 3M or 5Y'),
          validFrom: Day,
          validTo: Day.nullable().default(null),
          source: z.string().min(1).nullable().default(null),
        }),
      )
      .default([]),
  },
  'expected {"excludedEnds", "limits"}',
);

/**
 * What the place has set: `{"excludedEnds": "to", "limits": [{"id": "T-PEN-10", "period": "5WD", "validFrom": "2026-01-01",
 * "validTo": null, "source": "…"}]}`. Throws an `OperationalError` with file and line.
 */
export function readLocalLimits(what: string, file: string): CalendarSettings {
  const settings = readSettings(what, file, () => File);
  const { excludedEnds, limits: localLimits } = settings.value;
  try {
    createCalendar([], { localLimits });
  } catch (error) {
    if (error instanceof RangeError) throw settings.error(['limits'], error.message);
    throw error;
  }
  return { excludedEnds, localLimits };
}
