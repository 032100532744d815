import { z } from 'zod';
import type { LocalDate } from '../../law/calendar/index.js';
import { Problem } from '../../platform/index.js';
import type { NoticeRow } from '../entities/index.js';
import { defineAct } from './act.js';
import { currentNotice } from './current.js';
import { notBefore } from './order.js';
import { day } from './values.js';

/** Request for a hearing 要求听证, in time (T-PEN-08) and once per notice. APL 64(1); EEP-M 47. */
export const hearingRequest = defineAct({
  id: 'hearing-request',
  name: { zh: '要求听证', en: 'Request for a hearing' },
  schema: z.object({ on: day }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner', 'hearing_host'],
  direct: true,
  dateOf: ({ on }) => on,
  check({ on }, { rows }) {
    const notice = currentNotice(rows);
    assertInTime(on, notice);
    if (rows['hearing-request'].some(({ noticeId }) => noticeId === notice.id)) {
      throw Problem.conflict('hearing-already-requested', {
        zh: '当事人已就该告知书要求听证',
        en: 'a hearing was already requested on this notice',
      });
    }
    return notBefore('on', on, notice.on, { zh: '告知书送达', en: 'the notice' });
  },
  async record(values, log, { rows }) {
    const row = await log.add('hearing-request', { ...values, noticeId: currentNotice(rows).id });
    return { row, messages: [{ name: 'penalty-case.hearing-request', variables: {} }] };
  },
});

function assertInTime(on: LocalDate, { windowClosesOn }: NoticeRow): void {
  if (on <= windowClosesOn) return;
  throw Problem.conflict('hearing-right-lost', {
    zh: `听证应在${windowClosesOn}前要求，${on}已逾期（T-PEN-08，行政处罚法第六十四条）`,
    en: `a hearing had to be requested by ${windowClosesOn}; ${on} is late (T-PEN-08, APL 64)`,
  });
}
