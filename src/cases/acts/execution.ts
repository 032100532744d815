import { z } from 'zod';
import { defineAct } from './act.js';
import { currentDecision } from './current.js';
import { day, line, yuan } from './values.js';

/** Payment of the fine 缴纳罚款. APL 67. */
export const execution = defineAct({
  id: 'execution',
  name: { zh: '缴纳罚款', en: 'Payment' },
  schema: z.object({ paidOn: day, amount: yuan, receiptNo: line }),
  elementIds: ['pen_execute'],
  roles: ['enforcement_officer'],
  direct: false,
  dateOf: ({ paidOn }) => paidOn,
  record: async ({ paidOn, ...values }, log, { rows }) => ({
    row: await log.add('execution', { on: paidOn, decisionId: currentDecision(rows).id, ...values }),
  }),
});
