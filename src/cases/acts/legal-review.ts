import { z } from 'zod';
import { qualifiedReviewer } from '../../law/case-rules/index.js';
import { defineAct } from './act.js';
import { currentDraft } from './current.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

const POINT = z.enum(['PASS', 'FAIL']);
/** The seven points of EEP-M 50. */
const POINTS = {
  competence: POINT,
  qualification: POINT,
  procedure: POINT,
  evidence: POINT,
  application: POINT,
  documents: POINT,
  transfer: POINT,
};
const NAMES = Object.keys(POINTS) as (keyof typeof POINTS)[];

const SCHEMA = z
  .object({
    on: day,
    outcome: z.enum(['APPROVE', 'IMPROVE', 'REJECT']),
    ...POINTS,
    reasons: text,
    returnTo: z.enum(['DRAFT', 'INVESTIGATION']).optional(),
  })
  .refine(({ outcome, ...values }) => outcome !== 'APPROVE' || NAMES.every((name) => values[name] === 'PASS'), {
    path: ['outcome'],
    message: '七项审核内容均通过方可同意 / expected all seven points PASS for APPROVE',
  });

/** Legal review 法制审核 of the current draft by its content hash. APL 58; EEP-M 49–51. */
export const legalReview = defineAct<z.infer<typeof SCHEMA>>({
  id: 'legal-review',
  name: { zh: '法制审核', en: 'Legal review' },
  schema: SCHEMA,
  elementIds: ['pen_legal_review'],
  roles: ['legal_reviewer'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) => notBefore('on', on, facts.drafts.at(-1)?.on, { zh: '拟定处理意见', en: 'the draft' }),
  async record(values, log, { rows, people, actor }) {
    const { id: draftId, contentHash: draftHash, reviewBasis } = currentDraft(rows);
    const reviewer = people.get(actor.id);
    const row = await log.add('legal-review', {
      ...values,
      returnTo: values.outcome === 'APPROVE' ? null : (values.returnTo ?? 'DRAFT'),
      draftId,
      draftHash,
      reviewBasis,
      reviewerQualified: reviewer !== undefined && qualifiedReviewer(reviewer, values.on),
      qualificationNo: reviewer?.legalQualification?.number ?? null,
    });
    return { row, variables: { reviewOutcome: row.outcome, reviewReturnTo: row.returnTo } };
  },
});
