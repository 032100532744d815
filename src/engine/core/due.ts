import { elementOf } from './processing/element-context.js';
import { canTrigger } from './processing/event-triggers.js';
import type { Command } from './interface.js';
import type { ReadState } from './state/state.js';
import { asJson, type TimerValue } from './values.js';

interface Due {
  readonly dueMs: number;
  readonly command: Command;
}

/** Commands for what is due: timers first, then jobs and messages, each earliest first. */
export function dueCommands(read: ReadState, nowMs: number, limit: number): Command[] {
  const commands: Command[] = [];
  for (const source of SOURCES) {
    for (const { dueMs, command } of source(read)) {
      if (dueMs > nowMs || commands.length >= limit) break;
      commands.push(command);
    }
  }
  return commands;
}

/** Null when nothing waits for time. */
export function nextDueMs(read: ReadState): number | null {
  const earliest = SOURCES.flatMap((source) => {
    for (const { dueMs } of source(read)) return [dueMs];
    return [];
  });
  return earliest.length === 0 ? null : Math.min(...earliest);
}

const SOURCES: readonly ((read: ReadState) => Iterable<Due>)[] = [timers, jobTimeouts, jobBackoffs, messages];

function* timers(read: ReadState): Iterable<Due> {
  for (const [dueMs, key, timer] of read.timers.byDueDate()) {
    if (read.banned.has(timer.processInstanceKey) || !canFire(read, timer)) continue;
    yield { dueMs, command: { valueType: 'TIMER', intent: 'TRIGGER', key, value: asJson(timer) } };
  }
}

/** A boundary timer of an activity whose completion waits for an incident cannot fire; it would be due for ever. */
function canFire(read: ReadState, timer: TimerValue): boolean {
  if (timer.elementInstanceKey === '-1') return true;
  const event = elementOf(read.definitions.process(timer.processDefinitionKey), timer.targetElementId);
  return canTrigger(read, read.elements.get(timer.elementInstanceKey), event);
}

function* jobTimeouts(read: ReadState): Iterable<Due> {
  for (const [dueMs, key] of read.jobs.byDeadline()) {
    if (isBanned(read, key)) continue;
    yield { dueMs, command: { valueType: 'JOB', intent: 'TIME_OUT', key, value: {} } };
  }
}

function* jobBackoffs(read: ReadState): Iterable<Due> {
  for (const [dueMs, key] of read.jobs.byBackoff()) {
    if (isBanned(read, key)) continue;
    yield { dueMs, command: { valueType: 'JOB', intent: 'RECUR_AFTER_BACKOFF', key, value: {} } };
  }
}

function* messages(read: ReadState): Iterable<Due> {
  for (const [dueMs, key] of read.messages.byDeadline()) {
    yield { dueMs, command: { valueType: 'MESSAGE', intent: 'EXPIRE', key, value: {} } };
  }
}

/** Nothing falls due any more in an instance that an internal error has stopped. */
function isBanned(read: ReadState, jobKey: string): boolean {
  return read.banned.any() && read.banned.has(read.jobs.get(jobKey)?.value.processInstanceKey ?? '-1');
}
