import { subscribe } from '../processing/event-subscriptions.js';
import { completeAndLeave, wait } from '../processing/leave.js';
import { applyInputMappings } from '../processing/mappings.js';
import { terminateActivity } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/** Receive task: waits for its message; its boundary events may come first. */
export const receiveTask: ElementBehavior = {
  onActivate: (context) => applyInputMappings(context) ?? subscribe(context) ?? wait(context),
  onComplete: completeAndLeave,
  onTerminate: terminateActivity,
};
