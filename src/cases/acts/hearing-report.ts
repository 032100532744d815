import { z } from 'zod';
import { reviewDueAt } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { notBefore, required } from './order.js';
import { day, text } from './values.js';

/** Hearing report 听证报告 with the host's opinion on facts, law and discretion. */
export const hearingReport = defineAct({
  id: 'hearing-report',
  name: { zh: '听证报告', en: 'Hearing report' },
  schema: z.object({ on: day, opinion: text, result: z.enum(['UPHOLD', 'CHANGE']) }),
  elementIds: ['pen_hearing_report'],
  roles: ['hearing_host'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { rows }) => notBefore('on', on, rows.hearing.at(-1)?.on, { zh: '听证结束', en: 'the hearing' }),
  async record(values, log, { rows, calendar }) {
    const held = required(rows.hearing.at(-1), 'no-hearing', { zh: '尚未举行听证', en: 'no hearing was held' });
    const row = await log.add('hearing-report', { ...values, requestId: held.requestId });
    return { row, variables: { hearingResult: row.result, ...reviewDueAt(row.on, calendar) } };
  },
});
