import { z } from 'zod';
import { certificateOn, type Person } from '../../identity/index.js';
import type { LocalDate } from '../../law/calendar/index.js';
import type { FieldError } from '../../platform/index.js';
import type { CaseLog } from '../chain/index.js';
import type { InvestigationRow } from '../entities/index.js';
import { finding } from '../facts/finding.js';
import { defineAct, type ActContext } from './act.js';
import { notBefore, notFuture } from './order.js';
import { day, line, people, text } from './values.js';

const MONITORING = z.object({ institution: line, sentOn: day, reportedOn: day, toldOn: day.optional() });

const SCHEMA = z.object({
  startedOn: day,
  finishedOn: day,
  officers: people.min(1),
  certificatesShown: z.boolean(),
  recusalRightTold: z.boolean(),
  facts: text,
  monitorings: z.array(MONITORING).max(100).optional(),
  orderToCorrectOn: day.optional(),
  correctionVerifiedOn: day.optional(),
  exceedance: z.number().min(0).optional(),
  durationHours: z.number().min(0).optional(),
  pollutantCount: z.number().int().min(0).max(1000).optional(),
  toxic: z.boolean().optional(),
  lastFindingOn: day.optional(),
});
type Values = z.infer<typeof SCHEMA>;

/** Investigation 调查取证 by at least two certified officers (APL 42, 55; EEP-M 10, 28, 29). */
export const investigation = defineAct<Values>({
  id: 'investigation',
  name: { zh: '调查取证', en: 'Investigation' },
  schema: SCHEMA,
  elementIds: ['pen_investigate'],
  roles: ['enforcement_officer'],
  direct: false,
  dateOf: ({ finishedOn }) => finishedOn,
  peopleOf: ({ officers }) => officers,
  check,
  async record(values, log, context) {
    const row = await log.add('investigation', { on: values.finishedOn, ...measured(values) });
    await recordOfficers(values, row, log, context);
    await recordRelated(values, row, log);
    const correctedOn = values.correctionVerifiedOn ?? context.facts.correction?.verifiedOn ?? null;
    return { row, variables: { finding: finding(row, context.rows.clue.at(-1)?.foundOn ?? null, correctedOn) } };
  },
});

function check(values: Values, { facts, today }: ActContext): readonly FieldError[] {
  const { startedOn, finishedOn, monitorings = [], orderToCorrectOn, correctionVerifiedOn } = values;
  return [
    ...notBefore('finishedOn', finishedOn, startedOn, { zh: '调查开始', en: 'the start' }),
    ...notBefore('finishedOn', finishedOn, facts.filing?.on, { zh: '立案', en: 'the filing' }),
    ...notFuture('orderToCorrectOn', orderToCorrectOn, today),
    ...notFuture('correctionVerifiedOn', correctionVerifiedOn, today),
    ...notFuture('lastFindingOn', values.lastFindingOn, today),
    ...notBefore('correctionVerifiedOn', correctionVerifiedOn, orderToCorrectOn ?? facts.orderToCorrect?.servedOn, {
      zh: '责令改正',
      en: 'the order to correct',
    }),
    ...monitorings.flatMap((monitoring, index) => checkMonitoring(monitoring, `monitorings.${index}`, today)),
  ];
}

function checkMonitoring(values: z.infer<typeof MONITORING>, path: string, today: LocalDate): readonly FieldError[] {
  const { sentOn, reportedOn, toldOn } = values;
  return [
    ...notBefore(`${path}.reportedOn`, reportedOn, sentOn, { zh: '送检', en: 'sending' }),
    ...notBefore(`${path}.toldOn`, toldOn, reportedOn, { zh: '报告', en: 'the report' }),
    ...notFuture(`${path}.reportedOn`, reportedOn, today),
    ...notFuture(`${path}.toldOn`, toldOn, today),
  ];
}

function measured(values: Values): Omit<InvestigationRow, 'id' | 'caseId' | 'seq' | 'actorId' | 'on'> {
  const { startedOn, finishedOn, certificatesShown, recusalRightTold, facts } = values;
  return {
    startedOn,
    finishedOn,
    certificatesShown,
    recusalRightTold,
    facts,
    exceedance: values.exceedance ?? null,
    durationHours: values.durationHours ?? null,
    pollutantCount: values.pollutantCount ?? null,
    toxic: values.toxic ?? null,
    lastFindingOn: values.lastFindingOn ?? null,
  };
}

/** The certificates as they are on the last day of the investigation. */
async function recordOfficers(
  values: Values,
  { id: investigationId, on }: InvestigationRow,
  log: CaseLog,
  context: ActContext,
): Promise<void> {
  for (const personId of values.officers) {
    const certificate = certificateOn(context.people.get(personId) as Person, on);
    await log.add('investigation-officer', {
      on,
      investigationId,
      personId,
      certificateId: certificate?.id ?? null,
      certificateNo: certificate?.certificateNo ?? null,
      validFrom: certificate?.validFrom ?? null,
      validTo: certificate?.validTo ?? null,
    });
  }
}

async function recordRelated(values: Values, { id: investigationId }: InvestigationRow, log: CaseLog): Promise<void> {
  for (const { toldOn = null, ...monitoring } of values.monitorings ?? []) {
    await log.add('monitoring', { on: monitoring.reportedOn, investigationId, toldOn, ...monitoring });
  }
  const { orderToCorrectOn, correctionVerifiedOn } = values;
  if (orderToCorrectOn !== undefined) await log.add('order-to-correct', { on: orderToCorrectOn, investigationId });
  if (correctionVerifiedOn !== undefined) await log.add('correction', { on: correctionVerifiedOn, investigationId });
}
