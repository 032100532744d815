import { z } from 'zod';
import { defineAct } from './act.js';
import { currentDecision } from './current.js';
import { day, line } from './values.js';

/** Publication of the decision 信息公开, redacted. APL 48; N118. */
export const publication = defineAct({
  id: 'publication',
  name: { zh: '公开决定', en: 'Publication' },
  schema: z.object({ on: day, channel: line, redacted: z.boolean() }),
  elementIds: ['pub_publish'],
  roles: ['disclosure_officer'],
  direct: false,
  dateOf: ({ on }) => on,
  record: async (values, log, { rows }) => ({
    row: await log.add('publication', { ...values, decisionId: currentDecision(rows).id }),
  }),
});
