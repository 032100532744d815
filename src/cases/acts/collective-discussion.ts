import { z } from 'zod';
import { reviewDueAt } from '../limits/review-due.js';
import { defineAct } from './act.js';
import { currentDraft } from './current.js';
import { notBefore } from './order.js';
import { day, line, people, personId, text } from './values.js';

const OPINION = z.object({ memberId: personId, opinion: text, agree: z.boolean() });

const SCHEMA = z
  .object({
    on: day,
    members: people.min(1),
    opinions: z.array(OPINION).max(100),
    result: z.enum(['AGREE', 'CHANGE', 'REJECT']),
    signed: z.boolean(),
    place: line,
  })
  .refine(({ members, opinions }) => opinions.every(({ memberId }) => members.includes(memberId)), {
    path: ['opinions'],
    message: 'expected opinions of members only',
  });

/** Collective discussion 集体讨论 of the current draft, with the opinion of every member. APL 57; PEN-17. */
export const collectiveDiscussion = defineAct<z.infer<typeof SCHEMA>>({
  id: 'collective-discussion',
  name: { zh: '集体讨论', en: 'Collective discussion' },
  schema: SCHEMA,
  elementIds: ['pen_panel'],
  roles: ['panel'],
  direct: false,
  dateOf: ({ on }) => on,
  peopleOf: ({ members }) => members,
  check: ({ on }, { facts }) => notBefore('on', on, facts.drafts.at(-1)?.on, { zh: '拟定处理意见', en: 'the draft' }),
  async record({ members, opinions, ...values }, log, { rows, calendar }) {
    const { id: draftId, contentHash: draftHash } = currentDraft(rows);
    const row = await log.add('collective-discussion', { ...values, draftId, draftHash });
    for (const member of members) {
      const said = opinions.find(({ memberId }) => memberId === member);
      await log.add('discussion-member', {
        on: values.on,
        discussionId: row.id,
        personId: member,
        opinion: said?.opinion ?? '',
        agree: said?.agree ?? false,
      });
    }
    return { row, variables: { panelResult: row.result, ...reviewDueAt(row.on, calendar) } };
  },
});
