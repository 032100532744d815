import { z } from 'zod';
import { defineAct } from './act.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

/** Examination of the case 案件审查; RETURN sends it back to investigation. EEP-M 39, 40. */
export const examination = defineAct({
  id: 'examination',
  name: { zh: '案件审查', en: 'Examination' },
  schema: z.object({ on: day, result: z.enum(['PASS', 'RETURN']), opinion: text }),
  elementIds: ['pen_examine'],
  roles: ['case_examiner'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { rows }) => notBefore('on', on, rows.report.at(-1)?.on, { zh: '调查报告', en: 'the report' }),
  async record(values, log) {
    const row = await log.add('examination', values);
    return { row, variables: { examinationResult: row.result } };
  },
});
