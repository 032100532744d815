import { z } from 'zod';
import {
  CalendarMissingError,
  addDays,
  penaltyLimits,
  type LegalCalendar,
  type LocalDate,
} from '../../law/calendar/index.js';
import { Problem } from '../../platform/index.js';
import { endOfDay, reviewDueAt } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { notBefore, required } from './order.js';
import { day, line } from './values.js';

/** Service by announcement counts as served after so many days (CPL 95, T-PEN-13). */
const ANNOUNCEMENT_DAYS = 30;

export const SERVICE_MODES = ['DIRECT', 'MAIL', 'LEFT', 'ANNOUNCEMENT'] as const;

/** Prior notice 事先告知 of the current draft, served with proof; opens the window T-PEN-07. APL 44; EEP-M 44. */
export const priorNotice = defineAct({
  id: 'prior-notice',
  name: { zh: '事先告知', en: 'Prior notice' },
  schema: z.object({
    servedOn: day,
    serviceMode: z.enum(SERVICE_MODES),
    receiptNo: line,
    hearingRightStated: z.boolean(),
    documentNo: line,
  }),
  elementIds: ['pen_notice'],
  roles: ['head'],
  direct: false,
  dateOf: ({ servedOn }) => servedOn,
  check: ({ servedOn }, { facts }) =>
    notBefore('servedOn', servedOn, facts.drafts.at(-1)?.on, { zh: '拟定处理意见', en: 'the draft' }),
  async record({ servedOn, ...values }, log, { rows, calendar }) {
    const draft = required(rows.draft.at(-1), 'no-draft', {
      zh: '没有可以告知的拟稿',
      en: 'there is no draft to notify',
    });
    const { id: draftId, amount, substanceHash, hearingRequired } = draft;
    const deemedServedOn = deemedServed(servedOn, values.serviceMode);
    const windowClosesOn = closingDay(deemedServedOn, calendar);
    const told = { draftId, amount, substanceHash, hearingRequired, deemedServedOn, windowClosesOn };
    const row = await log.add('prior-notice', { on: servedOn, ...values, ...told });
    return {
      row,
      variables: { windowClosesAt: endOfDay(windowClosesOn), ...reviewDueAt(windowClosesOn, calendar) },
    };
  },
});

/** The day a document counts as served. */
export function deemedServed(on: LocalDate, mode: (typeof SERVICE_MODES)[number]): LocalDate {
  return mode === 'ANNOUNCEMENT' ? addDays(on, ANNOUNCEMENT_DAYS) : on;
}

function closingDay(servedOn: LocalDate, calendar: LegalCalendar): LocalDate {
  try {
    const period = penaltyLimits['T-PEN-07'].period ?? '5WD';
    return calendar.due({ from: servedOn, period, role: 'party' }).dueStatutory;
  } catch (error) {
    // Guessing the window could end a right of the party too early: without a calendar nothing is notified.
    if (error instanceof CalendarMissingError) throw Problem.conflict('calendar-missing', error.text);
    throw error;
  }
}
