import { z } from 'zod';
import { canonicalJson, sha256, type NewRow } from '../chain/index.js';
import { currentFinding } from '../facts/finding.js';
import { needsNotice } from '../facts/needs-notice.js';
import { reviewDueAt } from '../limits/review-due.js';
import { defineAct, type ActContext } from './act.js';
import { notBefore } from './order.js';
import { day, text, yuan } from './values.js';

const OUTCOMES = ['PENALTY', 'NO_PENALTY_MINOR', 'NO_PENALTY_NOT_ESTABLISHED', 'CRIMINAL_TRANSFER'] as const;
const GROUNDS = ['EX_MINOR', 'EX_FIRST', 'EX_NOFAULT', 'EX_CAPACITY'] as const;

const SCHEMA = z
  .object({
    on: day,
    outcome: z.enum(OUTCOMES),
    amount: yuan.optional(),
    ground: z.enum(GROUNDS).optional(),
    facts: text,
    reasons: text,
    legalBasis: text,
    discretion: text.optional(),
    educationRecord: text.optional(),
  })
  .refine(({ outcome, amount = 0 }) => outcome !== 'PENALTY' || amount > 0, {
    path: ['amount'],
    message: 'expected an amount above 0 for a penalty',
  });
type Values = z.infer<typeof SCHEMA>;

/** Proposed handling 拟定处理意见: what is notified, reviewed, discussed and decided is a draft, by its content hash. */
export const draft = defineAct<Values>({
  id: 'draft',
  name: { zh: '拟定处理意见', en: 'Draft' },
  schema: SCHEMA,
  elementIds: ['pen_draft'],
  roles: ['case_examiner'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) =>
    notBefore('on', on, facts.examinations.at(-1)?.on, { zh: '案件审查', en: 'the examination' }),
  async record(values, log, context) {
    const row = await log.add('draft', await draftRow(values, context));
    const { outcome, amount, noticeRequired } = row;
    const dueAt = noticeRequired ? {} : reviewDueAt(row.on, context.calendar);
    return { row, variables: { outcome, amount, noticeRequired, ...dueAt } };
  },
});

async function draftRow(values: Values, context: ActContext): Promise<NewRow<'draft'>> {
  const content = contentOf(values);
  const { outcome, amount, ground, facts, legalBasis } = content;
  const substanceHash = sha256(canonicalJson({ outcome, ground, facts, legalBasis }));
  const found = currentFinding(context.rows);
  return {
    on: values.on,
    ...content,
    listedExemption: found === null ? null : await context.tables.exemption(found),
    ...(await context.tables.thresholds(outcome, amount)),
    noticeRequired: needsNotice({ on: values.on, outcome, amount, substanceHash }, context.facts),
    contentHash: sha256(canonicalJson(content)),
    substanceHash,
  };
}

/** Everything somebody approves when approving a draft; without amount unless a penalty, without ground if one. */
function contentOf(
  values: Values,
): Pick<
  NewRow<'draft'>,
  'outcome' | 'amount' | 'ground' | 'facts' | 'reasons' | 'legalBasis' | 'discretion' | 'educationRecord'
> {
  const { outcome, facts, reasons, legalBasis } = values;
  return {
    outcome,
    amount: outcome === 'PENALTY' ? (values.amount ?? 0) : 0,
    ground: outcome === 'NO_PENALTY_MINOR' ? (values.ground ?? null) : null,
    facts,
    reasons,
    legalBasis,
    discretion: values.discretion ?? null,
    educationRecord: values.educationRecord ?? null,
  };
}
