import type { LimitView } from '../cases/index.js';
import type { ActId, LimitId } from '../law/index.js';

const DECISION: LimitId = 'T-PEN-11';

/**
 * Limits a task can run against, by the act that completes it. All steps between filing and decision share the period
 * for the decision; some have a nearer one of their own. Domain reference §1.c.
 */
const LIMITS_OF_ACT: Readonly<Partial<Record<ActId, readonly LimitId[]>>> = {
  intake: ['T-PEN-02'],
  filing: ['T-PEN-02'],
  'filing-refusal': ['T-PEN-02'],
  investigation: [DECISION],
  report: [DECISION],
  examination: [DECISION],
  draft: [DECISION],
  'prior-notice': [DECISION],
  reexamination: [DECISION],
  'hearing-notice': [DECISION],
  hearing: [DECISION],
  'hearing-report': [DECISION],
  'legal-review': ['T-PEN-10', DECISION],
  'collective-discussion': [DECISION],
  decision: [DECISION],
  'criminal-transfer': ['T-PEN-27'],
  service: ['T-PEN-12'],
  publication: ['T-PEN-14'],
  execution: ['T-PEN-18'],
};

/** The limit the task runs against: of those its act stands under the one that ends first; null when none runs. */
export function limitOfTask(act: string | null, running: readonly LimitView[]): LimitView | null {
  const ids: readonly string[] = LIMITS_OF_ACT[act as ActId] ?? [];
  const own = running.filter((limit) => ids.includes(limit.limitId));
  const [first] = [...own].sort((a, b) => ((dueOnOf(a) ?? '9999') < (dueOnOf(b) ?? '9999') ? -1 : 1));
  return first ?? null;
}

/** The day a limit's light looks at: an organ works by the safe day, a party's right lasts to the statutory one. */
export function dueOnOf(limit: LimitView): string | null {
  return limit.dueSafe ?? limit.due;
}
