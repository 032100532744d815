import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, lastNotice } from './reading.js';

/** Where the proposed penalty is in a hearing class at the threshold valid for the case, the notice states the right. */
export const pen12: Obligation = {
  id: 'PEN-12',
  title: text('达到听证标准的，应当告知要求听证的权利', 'A notice in a hearing class states the right to a hearing'),
  article: 'APL 63; EEP-M 46, 89',
  appliesTo: ['prior-notice', 'decision'],
  readsValuesOf: ['prior-notice'],
  check(attempt, facts) {
    if (attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    if (facts.thresholds === null) {
      return breach(
        text('未按本案适用的标准判断是否应当告知听证', 'the thresholds were not evaluated for this draft'),
        'draft',
        text('重新拟定处理意见以适用裁量和听证标准', 'submit the draft again so that the thresholds are applied'),
      );
    }
    if (!hearingRequired(attempt, facts) || rightStated(attempt, facts)) return null;
    return breach(
      text(
        '告知书未载明要求听证的权利和五个工作日的期限',
        'the notice does not state the right to a hearing within five working days',
      ),
      'prior-notice',
      text('送达载明听证权利的告知书', 'serve a notice that states the right to a hearing'),
    );
  },
};

function hearingRequired(attempt: Attempt, facts: CaseFacts): boolean {
  const noted = attempt.act === 'decision' && lastNotice(facts)?.hearingRequired === true;
  return noted || facts.thresholds?.hearingRequired === true;
}

/** A missing notice is PEN-10's to refuse. */
function rightStated(attempt: Attempt, facts: CaseFacts): boolean {
  if (attempt.act === 'prior-notice') return attempt.values['hearingRightStated'] === true;
  return lastNotice(facts)?.hearingRightStated ?? true;
}
