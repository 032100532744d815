import { z } from 'zod';
import { defineAct } from './act.js';
import { day, personId, text } from './values.js';

/** Request that somebody stand aside 申请回避; nothing is decided while it is open. APL 43; PEN-09. */
export const recusalRequest = defineAct({
  id: 'recusal-request',
  name: { zh: '申请回避', en: 'Recusal request' },
  schema: z.object({ on: day, personId, reason: text }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner', 'legal_reviewer', 'hearing_host', 'head'],
  direct: true,
  dateOf: ({ on }) => on,
  peopleOf: ({ personId: id }) => [id],
  async record(values, log, { people }) {
    const concernsChief = people.get(values.personId)?.roles.includes('chief') ?? false;
    return { row: await log.add('recusal-request', { ...values, concernsChief }) };
  },
});
