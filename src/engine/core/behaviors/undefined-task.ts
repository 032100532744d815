import { leave, passThrough } from '../processing/leave.js';
import { terminateBeforeIncident } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/** Undefined task: something the engine has no part in. It is passed through; mappings do not apply. */
export const undefinedTask: ElementBehavior = {
  onActivate: passThrough,
  onComplete: leave,
  onTerminate: terminateBeforeIncident,
};
