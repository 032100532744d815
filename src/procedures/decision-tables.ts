import { Injectable } from '@nestjs/common';
import { localDate, startOfDayMs } from '../law/calendar/local-date.js';
import { evaluateDecision, parseDecisions } from '../model/index.js';
import type { DecisionRequirementsGraph } from '../model/index.js';
import { Database } from '../platform/index.js';
import type { Json, JsonObject } from '../protocol/index.js';
import { DecisionTableRow } from './entities.js';

/** Decision tables as the case file reads them: by day, from the tables that were put into force here. */
@Injectable()
export class ProcedureDecisionTables {
  private readonly graphs = new Map<string, Promise<DecisionRequirementsGraph>>();

  constructor(private readonly database: Database) {}

  /** Output of the table in force on the day. Rejects when none was, or when it fails on the context. */
  async evaluate(decisionId: string, context: JsonObject, onDate: string): Promise<Json> {
    const row = await this.inForce(decisionId, onDate);
    if (row === null) throw new Error(`expected a decision table ${decisionId} in force on ${onDate}, found none`);
    const result = evaluateDecision(await this.graph(row), decisionId, context, startOfDayMs(localDate(onDate)));
    if (!result.ok)
      throw new Error(`decision ${result.failedDecisionId ?? decisionId} failed on ${onDate}: ${result.message}`);
    return result.output;
  }

  private async inForce(decisionId: string, onDate: string): Promise<DecisionTableRow | null> {
    const rows = await this.database.reader.find(DecisionTableRow, { order: { seq: 'DESC' } });
    const holds = (row: DecisionTableRow): boolean =>
      row.decisionIds.includes(decisionId) && (row.validFrom === null || row.validFrom <= onDate);
    return rows.find(holds) ?? null;
  }

  private graph(row: DecisionTableRow): Promise<DecisionRequirementsGraph> {
    const known = this.graphs.get(row.hash) ?? parsed(row);
    this.graphs.set(row.hash, known);
    return known;
  }
}

async function parsed(row: DecisionTableRow): Promise<DecisionRequirementsGraph> {
  const result = await parseDecisions(row.xml);
  if (!result.ok)
    throw new Error(`decision table ${row.drgId} cannot be read: ${result.findings[0]?.message.en ?? ''}`);
  return result.drg;
}
