import { z } from 'zod';
import { defineAct } from './act.js';
import { openHearing } from './current.js';
import { notBefore } from './order.js';
import { day, line, personId } from './values.js';

/** Notice of the hearing 听证通知, at least seven full working days before it (T-PEN-09). APL 64(2). */
export const hearingNotice = defineAct({
  id: 'hearing-notice',
  name: { zh: '听证通知', en: 'Notice of the hearing' },
  schema: z.object({
    noticeServedOn: day,
    scheduledOn: day,
    place: line,
    hostId: personId,
    mode: z.enum(['PUBLIC', 'CLOSED']),
  }),
  elementIds: ['pen_hearing_notice'],
  roles: ['hearing_host'],
  direct: false,
  dateOf: ({ noticeServedOn }) => noticeServedOn,
  peopleOf: ({ hostId }) => [hostId],
  check: ({ noticeServedOn, scheduledOn }, { facts }) => [
    ...notBefore('noticeServedOn', noticeServedOn, openHearing(facts).requestedOn, {
      zh: '要求听证',
      en: 'the request',
    }),
    ...notBefore('scheduledOn', scheduledOn, noticeServedOn, { zh: '听证通知', en: 'its notice' }),
  ],
  record: async ({ noticeServedOn, ...values }, log, { facts }) => ({
    row: await log.add('hearing-notice', { on: noticeServedOn, requestId: openHearing(facts).id, ...values }),
  }),
});
