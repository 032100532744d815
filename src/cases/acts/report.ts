import { z } from 'zod';
import { defineAct } from './act.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

/** Investigation report 调查报告. EEP-M 38. */
export const report = defineAct({
  id: 'report',
  name: { zh: '调查报告', en: 'Investigation report' },
  schema: z.object({ on: day, summary: text, conclusion: z.enum(['VIOLATION', 'NO_VIOLATION']), proposal: text }),
  elementIds: ['pen_report'],
  roles: ['enforcement_officer'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) =>
    notBefore('on', on, facts.investigations.at(-1)?.finishedOn, {
      zh: '调查终结',
      en: 'the end of the investigation',
    }),
  record: async (values, log) => ({ row: await log.add('report', values) }),
});
