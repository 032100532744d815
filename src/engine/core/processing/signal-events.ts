import type { ElementContext } from './element-context.js';
import { evaluateString } from './expressions.js';
import type { Outcome } from './failure.js';
import { applyInputMappings } from './mappings.js';

/** The signal is about to be broadcast, with the throw event's input mappings as its variables, and the event to complete. */
export function throwSignal(context: ElementContext): Outcome {
  const failure = applyInputMappings(context);
  if (failure) return failure;
  const { step, element, value, key } = context;
  if (!element.signal) throw new Error(`expected event ${element.id} to name a signal`);
  const signalName = evaluateString(context, element.signal.name);
  if (!signalName.ok) return signalName.failure;
  context.activated();
  const variables = step.read.variables.localDocument(key);
  step.command('SIGNAL', 'BROADCAST', '-1', { signalName: signalName.value, variables, tenantId: value.tenantId });
  context.complete();
  return null;
}
