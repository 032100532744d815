import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome } from './reading.js';

/** A penalty goes with an order to correct, served no later than the decision. */
export const pen28: Obligation = {
  id: 'PEN-28',
  title: text('实施处罚时应当责令改正', 'A penalty goes with an order to correct'),
  article: 'APL 28; EEP-M 9',
  appliesTo: ['decision', 'closing'],
  check(attempt, facts) {
    const outcome = attempt.act === 'closing' ? facts.decision?.outcome : attemptedOutcome(attempt, facts);
    const order = facts.orderToCorrect;
    if (outcome !== 'PENALTY' || (order !== null && order.servedOn <= attempt.on)) return null;
    return breach(
      text('没有责令改正违法行为的决定', 'there is no order to correct'),
      'investigation',
      text('送达责令改正违法行为决定书', 'serve an order to correct'),
    );
  },
};
