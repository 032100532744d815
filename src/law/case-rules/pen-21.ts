import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, dateValue, lastNotice } from './reading.js';

/** Results of monitoring, testing or appraisal were told to the party before the notice. */
export const pen21: Obligation = {
  id: 'PEN-21',
  title: text('监测、检测、鉴定结果应当在告知前告诉当事人', 'Monitoring results are told before the notice'),
  article: 'EEP-M 29; CF24 14',
  appliesTo: ['prior-notice', 'decision'],
  check(attempt, facts) {
    if (attempt.act === 'decision' && attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    const noticeOn =
      attempt.act === 'prior-notice'
        ? (dateValue(attempt, 'servedOn') ?? attempt.on)
        : (lastNotice(facts)?.servedOn ?? attempt.on);
    const untold = facts.monitorings.find(({ toldOn }) => toldOn === null || toldOn > noticeOn);
    if (untold === undefined) return null;
    return breach(
      text(
        `${untold.reportedOn}的监测报告在${noticeOn}告知前未告诉当事人`,
        `the report of ${untold.reportedOn} was not told to the party before the notice of ${noticeOn}`,
      ),
      'investigation',
      text('将结果告诉当事人后再告知', 'tell the party the result, then serve the notice'),
    );
  },
};
