import { addMonths, daysBetween, type LocalDate } from '../../law/calendar/index.js';
import type { JsonObject } from '../../protocol/json.js';
import type { CaseRows, InvestigationRow } from '../entities/index.js';

type Measured = Pick<InvestigationRow, 'exceedance' | 'durationHours' | 'pollutantCount' | 'toxic' | 'lastFindingOn'>;

/**
 * What the exemption list looks at: figures of one investigation, null where none was established.
 * `monthsSinceLastFinding` counts to the day this violation was found; days beyond whole months are a fraction.
 */
export function finding(row: Measured, foundOn: LocalDate | null, correctionVerifiedOn: LocalDate | null): JsonObject {
  const { exceedance, durationHours, pollutantCount, toxic, lastFindingOn } = row;
  const known = lastFindingOn !== null && foundOn !== null;
  return {
    exceedance,
    durationHours,
    pollutantCount,
    toxic,
    lastFindingOn,
    monthsSinceLastFinding: known ? monthsBetween(lastFindingOn, foundOn) : null,
    correctedInTime: correctionVerifiedOn !== null,
  };
}

/** The finding of the last investigation of the case; null before one. */
export function currentFinding(rows: CaseRows): JsonObject | null {
  const last = rows.investigation.at(-1);
  if (last === undefined) return null;
  return finding(last, rows.clue.at(-1)?.foundOn ?? null, rows.correction.at(-1)?.on ?? null);
}

/** 12 for exactly twelve months, a little more for a day more; 0 when `to` is not later. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  const days = daysBetween(addMonths(from, months), to);
  return days <= 0 ? months : months + days / 31;
}
