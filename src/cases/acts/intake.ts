import { z } from 'zod';
import { defineAct } from './act.js';
import { day, text } from './values.js';

/** Preliminary check of a clue 线索初步审查. */
export const intake = defineAct({
  id: 'intake',
  name: { zh: '线索初步审查', en: 'Preliminary check' },
  schema: z.object({ on: day, proposal: z.enum(['FILE', 'NO_FILE']), opinion: text }),
  elementIds: ['pen_intake'],
  roles: ['enforcement_officer'],
  direct: false,
  dateOf: ({ on }) => on,
  async record(values, log) {
    const row = await log.add('intake', values);
    return { row, variables: { proposal: row.proposal } };
  },
});
