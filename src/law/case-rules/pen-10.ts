import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, lastNotice } from './reading.js';

/** A penalty follows a prior notice that was served with proof, on or before the day of the decision. */
export const pen10: Obligation = {
  id: 'PEN-10',
  title: text('处罚决定前应当送达事先告知书', 'A prior notice is served before a penalty'),
  article: 'APL 44, 62; EEP-M 44',
  appliesTo: ['decision'],
  check(attempt, facts) {
    if (attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    const notice = lastNotice(facts);
    const serve = text('送达行政处罚事先告知书并取得送达回证', 'serve the prior notice and keep the receipt');
    if (notice === null || notice.servedOn > attempt.on) {
      return breach(text('未送达事先告知书', 'no prior notice was served'), 'prior-notice', serve);
    }
    if (notice.receiptNo.trim() !== '') return null;
    return breach(
      text(`${notice.servedOn}的告知书没有送达回证`, `the notice of ${notice.servedOn} has no proof of service`),
      'prior-notice',
      serve,
    );
  },
};
