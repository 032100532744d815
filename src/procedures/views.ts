import { z } from 'zod';
import { InstantSchema, LocalTextSchema } from '../platform/index.js';

/** Answers of the procedure endpoints. */
const VerdictSchema = z.enum(['proved', 'refuted', 'not proved']);
const ExceptionSchema = z.object({
  reason: z.string(),
  signedBy: z.string(),
  signedAt: InstantSchema,
  reasons: z.array(z.object({ procedure: z.string(), part: z.string(), reasons: z.array(LocalTextSchema) })),
});
const Version = z.object({
  version: z.number().int(),
  deployedAt: InstantSchema,
  deployedBy: z.string(),
  note: z.string().nullable(),
  state: z.enum(['approved', 'foreign']),
  /** Null: it was not deployed here, or before there was a prover. */
  verdict: VerdictSchema.nullable(),
  /** Signed where it was not proved. */
  exception: ExceptionSchema.nullable(),
});

export const ProceduresSchema = z.array(
  Version.omit({ note: true, state: true, exception: true, verdict: true }).extend({
    procedureId: z.string(),
    name: z.string(),
  }),
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
const FindingSchema = z.object({
  elementId: z.string().nullable(),
  /** A rule of the diagram, an obligation, or what is unsound. */
  rule: z.string(),
  message: LocalTextSchema,
  remedy: LocalTextSchema,
  obligationId: z.string().nullish(),
  sentence: LocalTextSchema.optional(),
  article: z.string().nullish(),
  /** Elements of the run that shows it, in order. */
  path: z.array(z.string()).optional(),
});
/** What the prover says of one procedure; its parts are described in src/law/prover/verdict.ts. */
const ReportSchema = z.looseObject({
  procedure: z.string(),
  verdict: VerdictSchema,
  soundness: z.array(z.looseObject({ kind: z.string(), verdict: VerdictSchema, message: LocalTextSchema })),
  obligations: z.array(z.looseObject({ id: z.string(), verdict: VerdictSchema, title: LocalTextSchema })),
  states: z.number().int(),
  ms: z.number(),
});
export const CheckedSchema = z.object({
  findings: z.array(FindingSchema),
  verdict: VerdictSchema.nullable(),
  reports: z.array(ReportSchema),
});
export const ProvingSchema = z.object({
  /** The file of obligations, as written; null: there is none. */
  obligations: z.string().nullable(),
  /** Every other procedure in force, with its obligations. */
  others: z.array(z.object({ procedureId: z.string(), xml: z.string(), obligations: z.string().nullable() })),
  decisions: z.array(z.object({ id: z.string(), xml: z.string() })),
  on: z.iso.date(),
});
export const DeployedSchema = z.object({ version: z.number().int() });
export const DeployedTableSchema = z.object({ id: z.string(), name: z.string() });
