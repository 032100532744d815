import { z } from 'zod';
import { LimitViewSchema } from '../cases/index.js';
import { InstantSchema, LocalTextSchema, pageSchema } from '../platform/index.js';

/** Answers of the supervision endpoints. */
export const SupervisedCasePageSchema = pageSchema(
  z.object({
    caseId: z.string(),
    caseNo: z.string(),
    partyName: z.string(),
    where: z.array(z.object({ elementId: z.string(), name: z.string(), since: InstantSchema })),
    turn: z.array(z.object({ kind: z.enum(['role', 'person']), id: z.string(), name: z.string() })),
    limit: LimitViewSchema.nullable(),
    incidents: z.number().int(),
  }),
);

export const AlertsSchema = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(['limit-over', 'foreign-version', 'undelivered', 'bypassed-task', 'recorded-breach']),
    at: InstantSchema,
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    elementId: z.string().nullable(),
    text: LocalTextSchema,
  }),
);

export const IncidentPageSchema = pageSchema(
  z.object({
    incidentKey: z.string(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    elementId: z.string(),
    elementName: z.string().nullable(),
    errorType: z.string(),
    message: z.string(),
    createdAt: InstantSchema,
    jobKey: z.string().nullable(),
  }),
);
