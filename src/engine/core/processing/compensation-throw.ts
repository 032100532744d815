import { triggerCompensation } from './compensation.js';
import type { ElementContext } from './element-context.js';
import type { Outcome } from './failure.js';
import { leave } from './leave.js';

/** The throw event waits for the handlers it has started; with nothing to compensate it completes at once. */
export function throwCompensation(context: ElementContext): Outcome {
  context.activated();
  if (triggerCompensation(context)) return null;
  context.completing();
  return leave(context);
}
