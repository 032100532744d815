import { z } from 'zod';
import { defineAct } from './act.js';
import { currentDecision } from './current.js';
import { notBefore } from './order.js';
import { day, line } from './values.js';

/** Transfer of a suspected crime 移送涉嫌犯罪案件. T310 5; J17 6. */
export const criminalTransfer = defineAct({
  id: 'criminal-transfer',
  name: { zh: '移送涉嫌犯罪案件', en: 'Criminal transfer' },
  schema: z.object({ approvedOn: day, handedOverOn: day, receiptNo: line, copyToProcuratorate: z.boolean() }),
  elementIds: ['pen_transfer'],
  roles: ['head', 'chief'],
  direct: false,
  dateOf: ({ handedOverOn }) => handedOverOn,
  check: ({ approvedOn, handedOverOn }) =>
    notBefore('handedOverOn', handedOverOn, approvedOn, { zh: '批准移送', en: 'the approval' }),
  record: async ({ handedOverOn, ...values }, log, { rows }) => ({
    row: await log.add('criminal-transfer', { on: handedOverOn, decisionId: currentDecision(rows).id, ...values }),
  }),
});
