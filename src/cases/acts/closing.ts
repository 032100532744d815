import { z } from 'zod';
import { defineAct } from './act.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

/** Closing 结案审批 under one of the statutory conditions. EEP-M 77; PEN-41. */
export const closing = defineAct({
  id: 'closing',
  name: { zh: '结案审批', en: 'Closing' },
  schema: z.object({
    on: day,
    condition: z.enum(['PERFORMED', 'NO_PENALTY', 'TRANSFERRED', 'COURT_ACCEPTED']),
    opinion: text,
  }),
  elementIds: ['pen_close'],
  roles: ['head'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) => [
    ...notBefore('on', on, facts.decision?.on, { zh: '决定', en: 'the decision' }),
    ...notBefore('on', on, facts.payments.at(-1)?.on, { zh: '缴款', en: 'the payment' }),
  ],
  record: async (values, log) => ({ row: await log.add('closing', values), head: { state: 'CLOSED' } }),
});
