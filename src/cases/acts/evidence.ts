import { z } from 'zod';
import type { StoredFile } from '../file-store.js';
import { defineAct, type ActContext } from './act.js';
import { day, line } from './values.js';

const CONDITIONS = ['MINOR', 'FIRST_TIME', 'CORRECTED', 'NO_HARM', 'NO_FAULT', 'NO_CAPACITY'] as const;
const CONTENT_CHARACTERS_MAX = 1_000_000;

/** Evidence 证据, with a file or a text; it is stored under the digest of its content. Voids an approval (PEN-03). */
export const evidence = defineAct({
  id: 'evidence',
  name: { zh: '补充证据', en: 'Evidence' },
  schema: z.object({
    kind: line,
    title: line,
    obtainedOn: day,
    proves: z.array(z.enum(CONDITIONS)).optional(),
    content: z.string().max(CONTENT_CHARACTERS_MAX).optional(),
  }),
  elementIds: [],
  roles: ['enforcement_officer', 'case_examiner', 'hearing_host'],
  direct: true,
  dateOf: ({ obtainedOn }) => obtainedOn,
  async record({ kind, title, obtainedOn, proves = [], content = '' }, log, context) {
    const file = await stored(title, content, context);
    return { row: await log.add('evidence', { on: obtainedOn, kind, title, proves: [...new Set(proves)], ...file }) };
  },
});

async function stored(title: string, content: string, { attachment, files }: ActContext): Promise<StoredFile> {
  return attachment ?? files.put(Buffer.from(content, 'utf8'), `${title}.txt`, 'text/plain; charset=utf-8');
}
