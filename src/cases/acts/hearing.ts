import { z } from 'zod';
import { reviewDueAt } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { openHearing } from './current.js';
import { notBefore, notFuture } from './order.js';
import { day, text } from './values.js';

/** The hearing 听证, or its end because the party stayed away (right deemed waived). APL 64. */
export const hearing = defineAct({
  id: 'hearing',
  name: { zh: '举行听证', en: 'Hearing' },
  schema: z.object({
    heldOn: day,
    closedOn: day,
    ended: z.enum(['HELD', 'ABSENT']),
    transcriptSigned: z.boolean(),
    summary: text,
  }),
  elementIds: ['pen_hearing_hold'],
  roles: ['hearing_host'],
  direct: false,
  dateOf: ({ heldOn }) => heldOn,
  check: ({ heldOn, closedOn }, { facts, today }) => [
    ...notBefore('heldOn', heldOn, openHearing(facts).noticeServedOn, { zh: '听证通知', en: 'its notice' }),
    ...notBefore('closedOn', closedOn, heldOn, { zh: '听证举行', en: 'the hearing' }),
    ...notFuture('closedOn', closedOn, today),
  ],
  async record({ closedOn, ...values }, log, { facts, calendar }) {
    const row = await log.add('hearing', { on: closedOn, requestId: openHearing(facts).id, ...values });
    return { row, variables: { hearingEnded: row.ended, ...reviewDueAt(closedOn, calendar) } };
  },
});
