import { z } from 'zod';
import { defineAct } from './act.js';
import { day, text } from './values.js';

/** Decision on filing 立案审批; FILE starts the 90 days of T-PEN-11. EEP-M 18, 19. */
export const filing = defineAct({
  id: 'filing',
  name: { zh: '立案审批', en: 'Filing' },
  schema: z.object({ on: day, result: z.enum(['FILE', 'NO_FILE']), opinion: text }),
  elementIds: ['pen_file'],
  roles: ['head'],
  direct: false,
  dateOf: ({ on }) => on,
  async record(values, log) {
    const row = await log.add('filing', values);
    const filed = row.result === 'FILE';
    return { row, variables: { filingResult: row.result }, ...(filed ? { head: { filedOn: row.on } } : {}) };
  },
});
