import { z } from 'zod';
import { LimitViewSchema } from '../cases/index.js';
import { InstantSchema, LocalTextSchema, pageSchema } from '../platform/index.js';

/** Answers of the task endpoints. Instants are ISO 8601. */
export const TaskRowSchema = z.object({
  taskKey: z.string(),
  name: z.string(),
  elementId: z.string(),
  /** The act that completes it. */
  act: z.string().nullable(),
  /** Legal step of the element (`zeebe:properties`, name `step`). */
  step: z.string().nullable(),
  caseId: z.string().nullable(),
  caseNo: z.string().nullable(),
  partyName: z.string().nullable(),
  procedureId: z.string(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  candidateGroups: z.array(z.string()),
  createdAt: InstantSchema,
  completedAt: InstantSchema.nullable(),
  state: z.enum(['OPEN', 'COMPLETED', 'CANCELED']),
  limit: LimitViewSchema.nullable(),
});

export const TaskPageSchema = pageSchema(TaskRowSchema);

export const TaskDetailSchema = TaskRowSchema.extend({
  /** form-js schema; null when the procedure has none for the task. */
  form: z.looseObject({}).nullable(),
  draft: z.looseObject({}).nullable(),
  mayAct: z.object({ ok: z.boolean(), reason: LocalTextSchema.nullable() }),
});

export const DoneSchema = z.object({ ok: z.literal(true) });
