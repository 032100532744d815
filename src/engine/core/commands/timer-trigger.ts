import { elementOf } from '../processing/element-context.js';
import { createTimer } from '../processing/event-subscriptions.js';
import { canTrigger, triggerEvent } from '../processing/event-triggers.js';
import { startInstance } from '../processing/process-start.js';
import type { Step } from '../processing/step.js';
import { evaluateTimer, nextRun, repeats } from '../processing/timers.js';
import type { TimerValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';

/** The timer has fired: its event is triggered, or a process instance starts; a repeating one waits for its next run. */
export const timerTrigger: CommandHandler = ({ key }, step) => {
  const timer = step.read.timers.get(key);
  if (!timer) {
    return step.reject('NOT_FOUND', `Expected to trigger timer with key '${key}', but no such timer was found`);
  }
  const fired = timer.elementInstanceKey === '-1' ? fireStart(step, key, timer) : fireEvent(step, key, timer);
  if (fired) reschedule(step, fired);
};

/** The timer as it fired; of a start event it names the instance that it started, and so does its next run, as in Zeebe. */
function fireStart(step: Step, key: string, timer: TimerValue): TimerValue {
  const processInstanceKey = step.newKey();
  const fired = { ...timer, processInstanceKey };
  step.event('TIMER', 'TRIGGERED', key, fired);
  startInstance(step, timer.processDefinitionKey, processInstanceKey, timer.targetElementId, {});
  return fired;
}

/** Null: the timer came too late. */
function fireEvent(step: Step, key: string, timer: TimerValue): TimerValue | null {
  const event = elementOf(step.read.definitions.process(timer.processDefinitionKey), timer.targetElementId);
  const instance = step.read.elements.get(timer.elementInstanceKey);
  if (!canTrigger(step.read, instance, event)) {
    const reason = `Expected to trigger a timer with key '${key}', but the timer is not active anymore`;
    step.reject('INVALID_STATE', reason);
    return null;
  }
  step.event('TIMER', 'TRIGGERED', key, timer);
  triggerEvent(step, instance, event, {});
  return timer;
}

/** The interval is read again for every run; it may depend on variables. */
function reschedule(step: Step, timer: TimerValue): void {
  if (!repeats(timer.repetitions)) return;
  const { elementInstanceKey, processInstanceKey, processDefinitionKey, tenantId, targetElementId } = timer;
  const event = elementOf(step.read.definitions.process(processDefinitionKey), targetElementId);
  const schedule = event.timer && evaluateTimer(step, event.timer, elementInstanceKey);
  const cycle = schedule?.ok ? schedule.value.cycle : null;
  if (!cycle) {
    const cause = schedule?.ok === false ? schedule.failure.message : 'it does not repeat any more';
    throw new Error(
      `Expected to reschedule repeating timer for element with id '${targetElementId}', but an error occurred: ${cause}`,
    );
  }
  const next = nextRun(timer, cycle, step.nowMs);
  const owner = { elementInstanceKey, processInstanceKey, processDefinitionKey, tenantId };
  if (next) createTimer(step, owner, targetElementId, next);
}
