import { z } from 'zod';
import { InstantSchema, LocalTextSchema } from '../platform/index.js';

/** Answers of the procedure endpoints. */
const Version = z.object({
  version: z.number().int(),
  deployedAt: InstantSchema,
  deployedBy: z.string(),
  note: z.string().nullable(),
  state: z.enum(['approved', 'foreign']),
});

export const ProceduresSchema = z.array(
  Version.omit({ note: true, state: true }).extend({ procedureId: z.string(), name: z.string() }),
);
export const VersionsSchema = z.array(Version);
export const VersionSchema = Version.extend({
  procedureId: z.string(),
  xml: z.string(),
  decisions: z.array(z.object({ id: z.string(), name: z.string(), xml: z.string() })),
  /** form-js schemas by act. */
  forms: z.record(z.string(), z.looseObject({})),
});
export const DraftSchema = z.object({
  xml: z.string(),
  note: z.string(),
  baseVersion: z.number().int(),
  revision: z.number().int(),
  savedBy: z.string(),
  savedAt: InstantSchema,
});
export const FindingsSchema = z.object({
  findings: z.array(
    z.object({
      elementId: z.string().nullable(),
      rule: z.string(),
      message: LocalTextSchema,
      remedy: LocalTextSchema,
    }),
  ),
});
export const DeployedSchema = z.object({ version: z.number().int() });
export const DeployedTableSchema = z.object({ id: z.string(), name: z.string() });
