import type { LocalDate } from '../calendar/index.js';
import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { dateValue } from './reading.js';

interface Session {
  readonly noticeServedOn: LocalDate | null;
  readonly heldOn: LocalDate | null;
}

const FULL_WORKING_DAYS = 7;

/** Seven full working days lie between service of the hearing notice and the hearing (T-PEN-09; §6.1 rule 11). */
export const pen14: Obligation = {
  id: 'PEN-14',
  title: text('听证的七个工作日前应当通知', 'The hearing is notified seven working days before'),
  article: 'APL 64(2)',
  appliesTo: ['hearing-notice', 'hearing', 'decision'],
  readsValuesOf: ['hearing-notice'],
  check(attempt, facts, { calendar }) {
    for (const { noticeServedOn, heldOn } of sessions(attempt, facts)) {
      const earliest =
        noticeServedOn === null ? null : calendar.earliestAfterFullWorkingDays(noticeServedOn, FULL_WORKING_DAYS);
      if (earliest !== null && heldOn !== null && heldOn >= earliest) continue;
      const missing =
        noticeServedOn === null || earliest === null
          ? text('听证通知书没有送达', 'no notice of the hearing was served')
          : text(
              `${noticeServedOn}送达听证通知，${heldOn ?? '听证'}不足七个工作日`,
              `notice was served on ${noticeServedOn}: a hearing on ${heldOn ?? 'an unknown day'} is too early`,
            );
      const remedy = text(
        `听证不早于${earliest ?? '通知送达后第八个工作日'}`,
        `hold it on ${earliest ?? 'the eighth working day'} or later`,
      );
      return breach(missing, 'hearing-notice', remedy);
    }
    return null;
  },
};

function sessions(attempt: Attempt, facts: CaseFacts): readonly Session[] {
  const open = facts.hearings.find(({ ended }) => ended === null);
  switch (attempt.act) {
    case 'hearing-notice':
      return [{ noticeServedOn: dateValue(attempt, 'noticeServedOn'), heldOn: dateValue(attempt, 'scheduledOn') }];
    case 'hearing':
      return [{ noticeServedOn: open?.noticeServedOn ?? null, heldOn: dateValue(attempt, 'heldOn') ?? attempt.on }];
    default:
      // Absence waives the right only at a session that was lawfully notified.
      return facts.hearings
        .filter(({ ended }) => ended === 'HELD' || ended === 'ABSENT')
        .map(({ noticeServedOn, scheduledOn }) => ({ noticeServedOn, heldOn: scheduledOn }));
  }
}
