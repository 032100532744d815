import type { Refusal } from '../platform/index.js';

/** Why a worker may not rely on a decision of the case. */
export function unconfirmed(exists: boolean): Refusal {
  return {
    obligationId: 'PEN-01',
    article: 'APL 58; EEP-M 49; N118',
    title: { zh: '未经法制审核不得作出决定', en: 'No decision without legal review' },
    missing: exists
      ? { zh: '案件记录链未载有该决定，决定不予承认', en: 'the record chain of the case does not carry the decision' }
      : { zh: '案卷中没有决定', en: 'the case file holds no decision' },
    remedy: {
      text: { zh: '依法作出决定', en: 'make the decision in the case file' },
      act: 'decision',
      elementId: 'pen_decide',
    },
  };
}
