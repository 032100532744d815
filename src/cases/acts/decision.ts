import { z } from 'zod';
import { Problem } from '../../platform/index.js';
import { defineAct } from './act.js';
import { currentDraft } from './current.js';
import { notBefore, required } from './order.js';
import { day, line } from './values.js';

/** The decision 作出决定: the current draft as its approving review names it. APL 57, 58. */
export const decision = defineAct({
  id: 'decision',
  name: { zh: '作出决定', en: 'Decision' },
  schema: z.object({
    on: day,
    documentNo: line,
    outcome: z.enum(['PENALTY', 'NO_PENALTY_MINOR', 'NO_PENALTY_NOT_ESTABLISHED', 'CRIMINAL_TRANSFER']),
  }),
  elementIds: ['pen_decide'],
  roles: ['head'],
  direct: false,
  dateOf: ({ on }) => on,
  check({ on, outcome }, { facts, rows }) {
    const draft = currentDraft(rows);
    if (outcome !== draft.outcome) {
      const message = `与拟稿不同 / expected the outcome of the draft, ${draft.outcome}, found ${outcome}`;
      return [{ path: 'values.outcome', message }];
    }
    return notBefore('on', on, facts.reviews.at(-1)?.on, { zh: '法制审核', en: 'the legal review' });
  },
  async record(values, log, { rows, isDocumentNoTaken }) {
    const { id: draftId, contentHash: draftHash, outcome, amount } = currentDraft(rows);
    const review = required(rows['legal-review'].filter((row) => row.draftHash === draftHash).at(-1), 'no-review', {
      zh: '没有该拟稿的法制审核意见',
      en: 'there is no legal review of this draft',
    });
    if (rows.decision.length > 0) {
      throw Problem.conflict('already-decided', { zh: '本案已作出决定', en: 'the case has its decision' });
    }
    const { on, documentNo } = values;
    if (await isDocumentNoTaken(documentNo)) {
      const message = '文号已被使用 / expected a document number no other decision has';
      throw Problem.invalid([{ path: 'values.documentNo', message }]);
    }
    const row = await log.add('decision', { on, documentNo, draftId, draftHash, reviewId: review.id, outcome, amount });
    return { row, variables: { decisionOutcome: outcome } };
  },
});
