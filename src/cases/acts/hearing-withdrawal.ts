import { z } from 'zod';
import { defineAct } from './act.js';
import { openHearing } from './current.js';
import { notBefore } from './order.js';
import { day, line } from './values.js';

/** Written withdrawal of the request for a hearing 撤回听证申请. PEN-13. */
export const hearingWithdrawal = defineAct({
  id: 'hearing-withdrawal',
  name: { zh: '撤回听证申请', en: 'Withdrawal of the hearing request' },
  schema: z.object({ on: day, documentRef: line }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner', 'hearing_host'],
  direct: true,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) =>
    notBefore('on', on, openHearing(facts).requestedOn, { zh: '要求听证', en: 'the request' }),
  async record(values, log, { facts }) {
    const row = await log.add('hearing-withdrawal', { ...values, requestId: openHearing(facts).id });
    return { row, messages: [{ name: 'penalty-case.hearing-withdrawal', variables: {} }] };
  },
});
