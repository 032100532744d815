import { z } from 'zod';
import { defineAct } from './act.js';
import { currentNotice } from './current.js';
import { notBefore } from './order.js';
import { day, line } from './values.js';

/** Explicit written waiver of statement, defence and hearing 放弃陈述申辩; closes the window at once. PEN-11. */
export const waiver = defineAct({
  id: 'waiver',
  name: { zh: '书面放弃陈述申辩', en: 'Written waiver' },
  schema: z.object({ on: day, documentRef: line }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner'],
  direct: true,
  dateOf: ({ on }) => on,
  check: ({ on }, { rows }) => notBefore('on', on, currentNotice(rows).on, { zh: '告知书送达', en: 'the notice' }),
  async record(values, log, { rows }) {
    const row = await log.add('waiver', { ...values, noticeId: currentNotice(rows).id });
    return { row, messages: [{ name: 'penalty-case.waiver', variables: {} }] };
  },
});
