import { z } from 'zod';
import { ACTS, type Act } from '../acts/index.js';

/** Answers of the case endpoints, for their description. The long case file is described by its members in `CaseFile`. */
const LocalText = z.object({ zh: z.string(), en: z.string() });
const PersonRef = z.object({ id: z.string(), name: z.string() });

export const LimitViewSchema = z.object({
  limitId: z.string(),
  name: LocalText,
  due: z.iso.date().nullable(),
  dueSafe: z.iso.date().nullable(),
  remainingWorkingDays: z.number().int().nullable(),
  light: z.enum(['green', 'yellow', 'red', 'unknown']),
  article: z.string(),
  steps: z.array(LocalText),
});

export const RefusalSchema = z.object({
  obligationId: z.string(),
  article: z.string(),
  title: LocalText,
  missing: LocalText,
  remedy: z.object({ text: LocalText, act: z.string().nullable(), elementId: z.string().nullable() }),
});

const CaseSummarySchema = z.object({
  caseId: z.string(),
  caseNo: z.string(),
  partyName: z.string(),
  causeOfAction: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'ARCHIVED']),
  clueReceivedOn: z.iso.date(),
  filedOn: z.iso.date().nullable(),
});

export const CasePageSchema = z.object({
  rows: z.array(CaseSummarySchema),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});

/** A recorded row: the values of its act, its entry in the chain, who recorded it. */
const Row = z.looseObject({ id: z.string(), seq: z.number().int(), on: z.iso.date(), actor: PersonRef });

export const CaseFileSchema = CaseSummarySchema.extend({
  id: z.string(),
  partyType: z.enum(['CITIZEN', 'ORGANISATION']),
  party: Row.nullable(),
  clue: Row.nullable(),
  intake: Row.nullable(),
  filing: Row.nullable(),
  filingRefusal: Row.nullable(),
  investigations: z.array(Row),
  monitorings: z.array(Row),
  orderToCorrect: Row.nullable(),
  correction: Row.nullable(),
  evidence: z.array(Row),
  reports: z.array(Row),
  examinations: z.array(Row),
  drafts: z.array(Row),
  notices: z.array(Row),
  waivers: z.array(Row),
  statements: z.array(Row),
  reexaminations: z.array(Row),
  hearings: z.array(z.looseObject({ id: z.string(), requestedOn: z.iso.date() })),
  reviews: z.array(Row),
  discussions: z.array(Row),
  decision: Row.nullable(),
  criminalTransfer: Row.nullable(),
  service: Row.nullable(),
  publication: Row.nullable(),
  payments: z.array(Row),
  recusals: z.array(Row),
  closing: Row.nullable(),
  archive: Row.nullable(),
  limits: z.array(LimitViewSchema),
});

export const TimelineSchema = z.array(
  z.object({
    seq: z.number().int(),
    kind: z.string(),
    at: z.iso.datetime(),
    on: z.iso.date(),
    actor: PersonRef,
    summary: LocalText,
    hash: z.string(),
  }),
);

export const VerificationSchema = z.object({
  intact: z.boolean(),
  entries: z.number().int(),
  broken: z.object({ seq: z.number().int(), reason: LocalText }).nullable(),
});

export const JudgementSchema = z.object({ refusals: z.array(RefusalSchema) });

export const ActResultSchema = z.object({
  act: z.string(),
  caseId: z.string(),
  recordId: z.string(),
  seq: z.number().int(),
  taskKey: z.string().nullable(),
});

export const ActViewsSchema = z.array(
  z.object({
    act: z.string(),
    name: LocalText,
    direct: z.boolean(),
    allowed: z.boolean(),
    refusals: z.array(RefusalSchema),
    form: z.unknown(),
  }),
);

const ForbiddenForSchema = z.object({
  obligationId: z.string(),
  article: z.string(),
  title: LocalText,
  message: LocalText,
  remedy: z.object({ act: z.string().nullable(), text: LocalText }),
  allowedFrom: z.string().nullable(),
  certain: z.boolean(),
});

export const CaseLawSchema = z.object({
  version: z.string(),
  breaches: z.array(
    z.object({
      seq: z.number().int(),
      on: z.string(),
      step: z.string(),
      obligationId: z.string(),
      article: z.string(),
      title: LocalText,
      message: LocalText,
    }),
  ),
  steps: z.array(
    z.object({
      step: z.string(),
      title: LocalText,
      act: z.string(),
      status: z.enum(['allowed', 'depends', 'forbidden']),
      outcomes: z.array(z.object({ outcome: z.string().nullable(), refusals: z.array(ForbiddenForSchema) })),
    }),
  ),
});

export const DiagramSchema = z.looseObject({
  processInstanceKey: z.string(),
  procedureId: z.string(),
  version: z.number().int(),
  xml: z.string().nullable(),
  tokens: z.array(
    z.object({ elementId: z.string(), since: z.iso.datetime(), instanceKey: z.string(), incident: z.boolean() }),
  ),
  visited: z.record(z.string(), z.number().int()),
  children: z.array(z.looseObject({ callElementId: z.string() })),
});

type OpenApiSchema = Record<string, unknown>;

/** What a client may send, as OpenAPI writes it. */
export function jsonSchemaOf(schema: z.ZodType): OpenApiSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', target: 'openapi-3.0' });
  return described;
}

/** The body of an act: its values, one alternative for every act. */
export function actBodySchema(): OpenApiSchema {
  const alternatives = Object.values<Act>(ACTS).map(({ id, name, schema }) => {
    return { title: id, description: `${name.zh} / ${name.en}`, ...jsonSchemaOf(schema) };
  });
  return { type: 'object', required: ['values'], properties: { values: { oneOf: alternatives } } };
}
