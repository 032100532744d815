import type { ExecutableElement, Expression } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import { eventsOf } from './catch-events.js';
import { elementOfInstance } from './element-views.js';
import { canTrigger, triggerEvent } from './event-triggers.js';
import type { Failure } from './failure.js';
import type { Step } from './step.js';

/** The event that catches, and the instance it is attached to or starts in. */
export interface EventCatch {
  readonly instance: ElementInstance;
  readonly event: ExecutableElement;
}

type Search = { readonly found: EventCatch } | { readonly found: null; readonly failure: Failure };

/** What an event catches: null nothing of this kind, `code` null everything. */
type Caught = (event: ExecutableElement) => { readonly code: Expression | null } | null;

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
  const { found, available } = findCatch(step, activeScopes(step, from), errorOf, errorCode);
  return found ? { found } : { found, failure: notCaught(errorCode, errorMessage, available) };
}

const errorOf: Caught = ({ error }) => error && { code: error.errorCode };

/** As `findErrorCatch`, for errors and escalations, in the given scopes; with the codes that could have been caught. */
export function findCatch(
  step: Step,
  scopes: Iterable<ElementInstance>,
  caught: Caught,
  code: string,
): { readonly found: EventCatch | null; readonly available: readonly string[] } {
  const available: string[] = [];
  for (const instance of scopes) {
    const process = step.read.definitions.process(instance.value.processDefinitionKey);
    const events = eventsOf(process, elementOfInstance(process, instance.value))
      .flatMap((event) => {
        const catches = caught(event);
        return catches ? [{ event, code: caughtCode(catches.code) }] : [];
      })
      .sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? 1 : -1));
    const match = events.find((event) => event.code === '' || event.code === code);
    if (match) return { found: { instance, event: match.event }, available };
    available.push(...events.map((event) => event.code));
  }
  return { found: null, available };
}

/** The error reaches the event that catches it, with the variables. */
export function throwError(step: Step, { instance, event }: EventCatch, variables: JsonObject): void {
  if (canTrigger(step.read, instance, event)) triggerEvent(step, instance, event, variables);
}

/** The scopes around, the first one included, up to the first that ends or was interrupted. */
function* activeScopes(step: Step, from: ElementInstance | undefined): Iterable<ElementInstance> {
  for (const instance of scopesOutward(step, from)) {
    if (instance.state !== 'ELEMENT_ACTIVATED' || instance.interruptingElementId !== null) return;
    yield instance;
  }
}

/** The scopes around, the first one included, on through calling processes. */
export function* scopesOutward(step: Step, from: ElementInstance | undefined): Iterable<ElementInstance> {
  let instance = from;
  while (instance) {
    yield instance;
    const { flowScopeKey, parentElementInstanceKey } = instance.value;
    instance = step.read.elements.get(flowScopeKey === '-1' ? parentElementInstanceKey : flowScopeKey);
  }
}

/** A catch event's code is static; empty catches all. */
function caughtCode(code: Expression | null): string {
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
