import { z } from 'zod';
import { defineAct } from './act.js';
import { notBefore } from './order.js';
import { day, line } from './values.js';

/** Archiving 立卷归档: nothing is added to the file afterwards. PEN-42. */
export const archiving = defineAct({
  id: 'archiving',
  name: { zh: '立卷归档', en: 'Archiving' },
  schema: z.object({ on: day, volumeNo: line, retentionYears: z.number().int().min(1).max(1000) }),
  elementIds: ['pen_archive'],
  roles: ['archivist'],
  direct: false,
  dateOf: ({ on }) => on,
  check: ({ on }, { facts }) => notBefore('on', on, facts.closedOn, { zh: '结案', en: 'the closing' }),
  record: async (values, log) => ({ row: await log.add('archiving', values), head: { state: 'ARCHIVED' } }),
});
