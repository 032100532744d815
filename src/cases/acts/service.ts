import { z } from 'zod';
import { CalendarMissingError, penaltyLimits, type LegalCalendar, type LocalDate } from '../../law/calendar/index.js';
import { endOfDay } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { currentDecision } from './current.js';
import { deemedServed, SERVICE_MODES } from './prior-notice.js';
import { day, line } from './values.js';

/** Service of the decision 送达 with its receipt; the periods of the party run from it. APL 61. */
export const service = defineAct({
  id: 'service',
  name: { zh: '送达决定书', en: 'Service of the decision' },
  schema: z.object({ servedOn: day, mode: z.enum(SERVICE_MODES), recipient: line, receiptNo: line }),
  elementIds: ['sod_serve'],
  roles: ['enforcement_officer'],
  direct: false,
  dateOf: ({ servedOn }) => servedOn,
  async record({ servedOn, ...values }, log, { rows, calendar }) {
    const { id: decisionId, outcome } = currentDecision(rows);
    const deemedServedOn = deemedServed(servedOn, values.mode);
    const row = await log.add('service', { on: servedOn, decisionId, deemedServedOn, ...values });
    return { row, variables: { payDueAt: outcome === 'PENALTY' ? payDueAt(deemedServedOn, calendar) : null } };
  },
});

/** End of the payment period T-PEN-18; null while the calendar of that year is missing. */
function payDueAt(servedOn: LocalDate, calendar: LegalCalendar): string | null {
  try {
    const period = penaltyLimits['T-PEN-18'].period ?? '15CD';
    return endOfDay(calendar.due({ from: servedOn, period, role: 'party' }).dueStatutory);
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}
