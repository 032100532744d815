import type { ExecutableElement } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import { eventsOf } from './catch-events.js';
import { elementOfInstance } from './element-views.js';
import { canTrigger, triggerEvent } from './event-triggers.js';
import type { Failure } from './failure.js';
import type { Step } from './step.js';

export interface ErrorCatch {
  readonly instance: ElementInstance;
  readonly event: ExecutableElement;
}

type Search = { readonly found: ErrorCatch } | { readonly found: null; readonly failure: Failure };

/**
 * The error event, on a boundary or of an event sub-process, that catches the code, looked for from the instance outwards and on through calling
 * processes. In one scope a specific code wins over a catch-all. Only scopes that are active and not interrupted count.
 */
export function findErrorCatch(
  step: Step,
  errorCode: string,
  from: ElementInstance | undefined,
  errorMessage = '',
): Search {
  const available: string[] = [];
  for (const instance of activeScopes(step, from)) {
    const process = step.read.definitions.process(instance.value.processDefinitionKey);
    const events = eventsOf(process, elementOfInstance(process, instance.value))
      .filter((event) => event.error !== null)
      .map((event) => ({ event, code: caughtCode(event) }))
      .sort((a, b) => (a.code < b.code ? 1 : -1));
    const match = events.find(({ code }) => code === '' || code === errorCode);
    if (match) return { found: { instance, event: match.event } };
    available.push(...events.map(({ code }) => code));
  }
  return { found: null, failure: notCaught(errorCode, errorMessage, available) };
}

/** The error reaches the event that catches it, with the variables. */
export function throwError(step: Step, { instance, event }: ErrorCatch, variables: JsonObject): void {
  if (canTrigger(step.read, instance, event)) triggerEvent(step, instance, event, variables);
}

function* activeScopes(step: Step, from: ElementInstance | undefined): Iterable<ElementInstance> {
  let instance = from;
  while (instance?.state === 'ELEMENT_ACTIVATED' && instance.interruptingElementId === null) {
    yield instance;
    const { flowScopeKey, parentElementInstanceKey } = instance.value;
    instance = step.read.elements.get(flowScopeKey === '-1' ? parentElementInstanceKey : flowScopeKey);
  }
}

/** A catch event's code is static; empty catches all. */
function caughtCode(event: ExecutableElement): string {
  const code = event.error?.errorCode ?? null;
  if (code === null) return '';
  const result = code.evaluate({ get: () => undefined, nowMs: 0 });
  return result.ok && result.value !== null ? String(result.value) : '';
}

function notCaught(errorCode: string, errorMessage: string, available: readonly string[]): Failure {
  const withMessage = errorMessage === '' ? '' : ` with message '${errorMessage}'`;
  const events =
    available.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${available.join(', ')}]`;
  return {
    errorType: 'UNHANDLED_ERROR_EVENT',
    message: `Expected to throw an error event with the code '${errorCode}'${withMessage}, but it was not caught. ${events}`,
  };
}
