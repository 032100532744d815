import type { Outcome } from './failure.js';
import type { Step } from './step.js';

/** An incident for work that never comes to a wait state: it would fill the disk. Resolving it lets it go on as far again. */
export function runaway(step: Step): Outcome {
  if (!step.runsAway) return null;
  const message =
    `Expected the process instance to come to a wait state, but ${step.chainCommandsMax} commands were processed without one. ` +
    'This is likely a loop without a wait state or a recursive call. Cancel the root process instance if this was ' +
    'unintentional; otherwise resolve the incident to let it go on.';
  return { errorType: 'UNKNOWN', message };
}
