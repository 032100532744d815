import { z } from 'zod';
import { defineAct } from './act.js';
import { currentNotice } from './current.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

/**
 * Statement and defence of the party 陈述申辩. A late one is recorded too, but the procedure does not go back for it
 * (T-PEN-07).
 */
export const statement = defineAct({
  id: 'statement',
  name: { zh: '陈述申辩', en: 'Statement and defence' },
  schema: z.object({ on: day, points: z.array(text).min(1).max(200) }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner'],
  direct: true,
  dateOf: ({ on }) => on,
  check: ({ on }, { rows }) => notBefore('on', on, currentNotice(rows).on, { zh: '告知书送达', en: 'the notice' }),
  async record(values, log, { rows }) {
    const notice = currentNotice(rows);
    const row = await log.add('statement', { ...values, noticeId: notice.id });
    const inTime = row.on <= notice.windowClosesOn;
    return { row, messages: inTime ? [{ name: 'penalty-case.statement', variables: {} }] : [] };
  },
});
