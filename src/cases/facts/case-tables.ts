import { z } from 'zod';
import type { LocalDate } from '../../law/calendar/index.js';
import type { ExemptionGround, Outcome } from '../../law/facts.js';
import { Problem } from '../../platform/index.js';
import type { Json, JsonObject } from '../../protocol/json.js';
import type { DecisionTables } from '../ports.js';

const THRESHOLDS = z.object({
  hearingRequired: z.boolean(),
  panelRequired: z.boolean(),
  reviewBasis: z.string().nullish(),
});
const GROUNDS = ['EX_MINOR', 'EX_FIRST', 'EX_NOFAULT', 'EX_CAPACITY'] as const satisfies readonly ExemptionGround[];
const EXEMPTION = z.object({ ground: z.enum(GROUNDS).nullish() }).nullable();

export interface Thresholds {
  readonly hearingRequired: boolean;
  readonly panelRequired: boolean;
  readonly reviewBasis: string;
}

/** What the decision tables of the procedure say about one case, with the figures in force on the day of the case. */
export interface CaseTables {
  thresholds(outcome: Outcome, amount: number): Promise<Thresholds>;
  /** Null: no entry of the list applies. */
  exemption(finding: JsonObject): Promise<ExemptionGround | null>;
}

/** Every method rejects with 409 `decision-table-unavailable` when its table gives no usable answer. */
export function caseTables(
  tables: DecisionTables,
  partyType: 'CITIZEN' | 'ORGANISATION',
  onDate: LocalDate,
): CaseTables {
  const evaluate = async <T>(decisionId: string, context: JsonObject, form: z.ZodType<T>): Promise<T> => {
    try {
      return form.parse(await tables.evaluate(decisionId, context, onDate));
    } catch (error) {
      throw unavailable(decisionId, onDate, error);
    }
  };
  return {
    async thresholds(outcome, amount) {
      const found = await evaluate('penalty-thresholds', { partyType, amount, outcome }, THRESHOLDS);
      return { ...found, reviewBasis: found.reviewBasis ?? 'VOLUNTARY' };
    },
    async exemption(finding) {
      const found = await evaluate('exemption-list', { finding } as Record<string, Json>, EXEMPTION);
      return found?.ground ?? null;
    },
  };
}

function unavailable(decisionId: string, onDate: LocalDate, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return Problem.conflict('decision-table-unavailable', {
    zh: `决策表 ${decisionId} 在 ${onDate} 无法得出结论：${why}`,
    en: `the decision table ${decisionId} gives no answer for ${onDate}: ${why}`,
  });
}
