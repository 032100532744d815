import { z } from 'zod';
import { defineAct } from './act.js';
import { day, text } from './values.js';

/** Refusal to file 不予立案 with its reason; ends the case. */
export const filingRefusal = defineAct({
  id: 'filing-refusal',
  name: { zh: '不予立案', en: 'Refusal to file' },
  schema: z.object({ on: day, reason: text, replied: z.boolean() }),
  elementIds: ['pen_no_file'],
  roles: ['head'],
  direct: false,
  dateOf: ({ on }) => on,
  record: async (values, log) => ({ row: await log.add('filing-refusal', values), head: { state: 'CLOSED' } }),
});
