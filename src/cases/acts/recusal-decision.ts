import { z } from 'zod';
import { Problem, type Role } from '../../platform/index.js';
import type { RecusalRequestRow } from '../entities/index.js';
import { defineAct, type ActContext } from './act.js';
import { notBefore } from './order.js';
import { day, text } from './values.js';

/** Decision on a recusal request 回避决定: on the chief the heads together, on anybody else a head. EEP-M 6. */
export const recusalDecision = defineAct({
  id: 'recusal-decision',
  name: { zh: '回避决定', en: 'Recusal decision' },
  schema: z.object({ on: day, recusalId: text, result: z.enum(['GRANTED', 'REFUSED']), reason: text }),
  elementIds: [],
  roles: ['head', 'chief', 'panel'],
  direct: true,
  dateOf: ({ on }) => on,
  check({ on, recusalId }, context) {
    const request = openRequest(recusalId, context);
    assertMayDecide(request, context);
    return notBefore('on', on, request.on, { zh: '申请回避', en: 'the request' });
  },
  record: async (values, log) => ({ row: await log.add('recusal-decision', values) }),
});

function openRequest(id: string, { rows }: ActContext): RecusalRequestRow {
  const request = rows['recusal-request'].find((row) => row.id === id);
  const decided = rows['recusal-decision'].some(({ recusalId }) => recusalId === id);
  if (request !== undefined && !decided) return request;
  throw Problem.conflict('no-open-recusal', {
    zh: `没有编号为 ${id} 的待决回避申请`,
    en: `no open recusal request has the id ${id}`,
  });
}

function assertMayDecide(request: RecusalRequestRow, { actor }: ActContext): void {
  const role: Role = request.concernsChief ? 'panel' : 'head';
  const fit = actor.roles.includes(role) || (role === 'head' && actor.roles.includes('chief'));
  if (fit) return;
  throw Problem.forbidden({
    zh: '正职的回避由集体讨论决定，其他人员的回避由负责人决定（办法第六条）',
    en: 'the panel decides on the recusal of the chief, a head on that of anybody else (EEP-M 6)',
  });
}
