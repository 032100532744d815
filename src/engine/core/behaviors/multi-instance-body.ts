import type { ElementContext } from '../processing/element-context.js';
import { subscribe, unsubscribe } from '../processing/event-subscriptions.js';
import { evaluateBooleanAt, extractValueError } from '../processing/expressions.js';
import type { Evaluated } from '../processing/failure.js';
import { resolveIncidentOf } from '../processing/incidents.js';
import { leave } from '../processing/leave.js';
import {
  activateInner,
  collectOutput,
  countsOf,
  loopNames,
  loopOf,
  readCollection,
  setLoopVariables,
} from '../processing/multi-instance.js';
import { hasNoActivePath, hasNoChild, terminateChildren } from '../processing/scopes.js';
import { terminatedOrInterrupted } from '../processing/termination.js';
import { mergeLocal, mergeUpward } from '../processing/variables.js';
import type { ChildVerdict, ElementBehavior } from './behavior.js';

/**
 * Multi-instance body: runs its activity once per item of the input collection, all at a time or one after the other. Its
 * boundary events and flows are the activity's; the output collection is its local variable until it completes.
 * Source: BPMN 2.0.2 §13.3.7.
 */
export const multiInstanceBody: ElementBehavior = {
  onActivate(context) {
    const items = readCollection(context.step, loopOf(context), context.key);
    if (!items.ok) return items.failure;
    const failure = subscribe(context);
    if (failure) return failure;
    context.activated();
    start(context, items.value.length);
    return null;
  },

  onComplete(context) {
    const { step, key, value } = context;
    unsubscribe(step, key);
    const { outputCollection } = loopOf(context);
    if (outputCollection !== null) {
      mergeUpward(step, value, value.flowScopeKey, step.read.variables.document(key, [outputCollection]));
    }
    return leave(context);
  },

  onTerminate(context) {
    unsubscribe(context.step, context.key);
    if (!terminateChildren(context)) end(context);
  },

  onChildActivating(body, child) {
    const loop = loopOf(body);
    const items = readCollection(body.step, loop, child.key);
    if (!items.ok) return items.failure;
    const index = countsOf(child).counter - 1;
    const item = items.value[index];
    if (item === undefined) return itemMissing(child, index, items.value.length);
    setLoopVariables(child, loop, item);
    return null;
  },

  beforeChildCompleted(body, child) {
    const failure = collectOutput(body, child);
    if (failure) return { ok: false, failure };
    const verdict = judge(body, child);
    if (!verdict.ok) return verdict;
    const items = readCollection(body.step, loopOf(body), body.key);
    return items.ok ? verdict : items;
  },

  onChildCompleted(body, _child, verdict) {
    const { isSequential } = loopOf(body);
    if (verdict === 'enough') {
      const isWaiting = terminateChildren(body);
      if (!isWaiting || isSequential) body.complete();
    } else if (isSequential && itemsLeft(body) > 0) activateInner(body);
    else if (itemsLeft(body) === 0 && hasNoActivePath(body)) body.complete();
  },

  onChildTerminated(body) {
    if (body.instance?.state !== 'ELEMENT_TERMINATING') {
      if (hasNoActivePath(body)) body.complete();
    } else if (hasNoChild(body)) end(body);
  },
};

/** An empty collection completes the body at once. */
function start(context: ElementContext, size: number): void {
  const { step, key, value } = context;
  const { outputCollection, isSequential } = loopOf(context);
  if (outputCollection !== null) {
    mergeLocal(step, value, key, { [outputCollection]: new Array<null>(size).fill(null) });
  }
  if (size === 0) context.complete();
  else if (isSequential) activateInner(context);
  else activateAll(context, size);
}

function activateAll({ step, key, value }: ElementContext, size: number): void {
  step.command('PROCESS_INSTANCE_BATCH', 'ACTIVATE', step.newKey(), {
    processInstanceKey: value.processInstanceKey,
    batchElementInstanceKey: key,
    index: size,
    tenantId: value.tenantId,
  });
}

function judge(body: ElementContext, child: ElementContext): Evaluated<ChildVerdict> {
  const { completionCondition } = loopOf(body);
  if (!completionCondition) return { ok: true, value: 'go on' };
  const fulfilled = evaluateBooleanAt(body.step, completionCondition, child.key, loopNames(body));
  return fulfilled.ok ? { ok: true, value: fulfilled.value ? 'enough' : 'go on' } : fulfilled;
}

/**
 * Items without an instance. Less than none when the collection has become shorter: then, as in 8.5, the body does not complete
 * by itself. The collection was read before the child completed; it is a list.
 */
function itemsLeft(body: ElementContext): number {
  const items = readCollection(body.step, loopOf(body), body.key);
  return items.ok ? items.value.length - countsOf(body).counter : 0;
}

function end(body: ElementContext): void {
  resolveIncidentOf(body.step, body.key);
  terminatedOrInterrupted(body);
}

function itemMissing(child: ElementContext, index: number, size: number) {
  const message =
    `Expected to read item at index ${index} of the multiInstanceBody input collection but it contains only ${size} elements. ` +
    'The input collection might be modified while iterating over it.';
  return extractValueError(message, child.key);
}
