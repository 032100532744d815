import { canonicalJson, sha256 } from '../chain/index.js';
import { sealOf } from '../chain/entry.js';
import type { CaseMonitorRow } from '../entities/index.js';

/** The seal that only this installation can put on the state of a monitor. */
export function monitorSeal(row: Omit<CaseMonitorRow, 'seal' | 'breachesFoundAt'>, key: Buffer): string {
  const { caseId, version, recordCount, state, breaches } = row;
  const content = { monitor: caseId, version, recordCount, state, breaches };
  return sealOf(sha256(canonicalJson(content)), key);
}
