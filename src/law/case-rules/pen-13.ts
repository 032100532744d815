import { breach, text, type Obligation } from './obligation.js';
import { openHearing } from './reading.js';

/** A hearing requested in time ends (held, waived by absence, withdrawn in writing) before the case is reviewed or decided. */
export const pen13: Obligation = {
  id: 'PEN-13',
  title: text('要求听证的，听证结束前不得作出决定', 'A requested hearing ends before the decision'),
  article: 'APL 63–65',
  appliesTo: ['decision', 'legal-review'],
  check(_attempt, facts, { calendar }) {
    const hearing = openHearing(facts, calendar);
    if (hearing === null) return null;
    return breach(
      text(
        `当事人${hearing.requestedOn}要求听证，听证尚未结束`,
        `the hearing requested on ${hearing.requestedOn} has not ended`,
      ),
      hearing.noticeServedOn === null ? 'hearing-notice' : 'hearing',
      text('组织听证，或取得当事人书面撤回', 'hold the hearing, or obtain its withdrawal in writing'),
    );
  },
};
