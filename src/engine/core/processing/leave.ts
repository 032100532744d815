import { compensationHandled, subscribeToCompensation } from './compensation.js';
import type { ElementContext } from './element-context.js';
import { unsubscribe } from './event-subscriptions.js';
import type { Outcome } from './failure.js';
import { applyOutputMappings } from './mappings.js';

/** The element is completed and every outgoing flow is taken; unless the body it is an instance of cannot take its result. */
export function leave(context: ElementContext): Outcome {
  const verdict = context.isInner ? askBody(context) : null;
  if (verdict && !verdict.ok) return verdict.failure;
  subscribeToCompensation(context);
  context.completed(verdict?.value);
  compensationHandled(context);
  context.takeOutgoing();
  return null;
}

function askBody(context: ElementContext) {
  const scope = context.flowScope;
  return context.step.behaviorOf(scope.element).beforeChildCompleted?.(scope, context) ?? null;
}

/** The usual completion: output mappings, then nothing is waited for any more, then the element is left. */
export function completeAndLeave(context: ElementContext): Outcome {
  const failure = applyOutputMappings(context);
  if (failure) return failure;
  unsubscribe(context.step, context.key);
  return leave(context);
}

/** An element that waits for nothing: active and about to complete. */
export function passThrough(context: ElementContext): Outcome {
  context.activated();
  context.complete();
  return null;
}

/** The element is active and stays so until something completes it. */
export function wait(context: ElementContext): Outcome {
  context.activated();
  return null;
}
