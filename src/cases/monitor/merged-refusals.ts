import type { LocalText } from '../../model/finding.js';
import { breach, type Refusal } from '../../law/case-rules/index.js';
import type { MonitorRefusal } from '../../law/obligations/index.js';
import { actOfStep } from './steps.js';

/**
 * Both layers' reasons, each obligation once: where the rules of the case file refuse under the same number they say more
 * precisely what is missing. A rule of several parts (PEN-13, PEN-13.a) is one obligation to the person refused.
 */
export function mergedRefusals(
  ofCaseRules: readonly Refusal[],
  ofMonitor: readonly MonitorRefusal[],
): readonly Refusal[] {
  const merged = new Map<string, Refusal>();
  for (const refusal of [...ofCaseRules, ...ofMonitor.map(refusalOf)]) {
    if (!merged.has(refusal.obligationId)) merged.set(refusal.obligationId, refusal);
  }
  return [...merged.values()];
}

/** The obligation that a rule is a part of. */
export const obligationOf = (ruleId: string): string => ruleId.replace(/\.[a-z]$/, '');

function refusalOf({ obligationId, article, title, message, remedy, allowedFrom }: MonitorRefusal): Refusal {
  const missing = allowedFrom === null ? message : withDay(message, allowedFrom);
  return {
    obligationId: obligationOf(obligationId),
    article,
    title,
    ...breach(missing, actOfStep(remedy.step), remedy.text),
  };
}

function withDay({ zh, en }: LocalText, allowedFrom: string): LocalText {
  return { zh: `${zh}（${allowedFrom}起可以办理）`, en: `${en} (allowed from ${allowedFrom})` };
}
