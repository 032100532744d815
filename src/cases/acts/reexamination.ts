import { z } from 'zod';
import type { CaseFacts } from '../../law/facts.js';
import { reviewDueAt } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { notBefore, required } from './order.js';
import { day, text } from './values.js';

const ANSWER = z.object({ point: text, answer: text, adopted: z.boolean() });

/** Re-examination 复核 of the oldest statement not yet answered, point by point. APL 45; EEP-M 45; PEN-15. */
export const reexamination = defineAct({
  id: 'reexamination',
  name: { zh: '复核陈述申辩', en: 'Re-examination' },
  schema: z.object({ on: day, answers: z.array(ANSWER).min(1).max(200), result: z.enum(['UNCHANGED', 'CHANGED']) }),
  elementIds: ['pen_reexamine'],
  roles: ['case_examiner'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) => notBefore('on', on, unanswered(facts).on, { zh: '陈述申辩', en: 'the statement' }),
  async record(values, log, { facts, calendar }) {
    const row = await log.add('reexamination', { ...values, statementId: unanswered(facts).id });
    const closesOn = facts.notices.at(-1)?.windowClosesOn ?? row.on;
    const from = closesOn > row.on ? closesOn : row.on;
    return { row, variables: { reexaminationResult: row.result, ...reviewDueAt(from, calendar) } };
  },
});

function unanswered({ statements }: CaseFacts): CaseFacts['statements'][number] {
  return required(
    statements.find(({ reexamination: answer }) => answer === null),
    'no-open-statement',
    { zh: '没有待复核的陈述申辩', en: 'no statement waits for an answer' },
  );
}
