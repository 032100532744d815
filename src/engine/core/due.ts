import type { JsonObject } from '../../protocol/index.js';
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
/** Buffered messages go at full minutes, as Zeebe looks for them once a minute; from their deadline on they correlate no more. */
const EXPIRY_GRID_MS = 60_000;
const EXPIRED_PER_COMMAND_MAX = 100;

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

const jobValue = (read: ReadState, key: string): JsonObject => asJson(read.jobs.get(key)?.value ?? {});

function* jobTimeouts(read: ReadState): Iterable<Due> {
  for (const [dueMs, key] of read.jobs.byDeadline()) {
    if (isBanned(read, key)) continue;
    yield { dueMs, command: { valueType: 'JOB', intent: 'TIME_OUT', key, value: jobValue(read, key) } };
  }
}

function* jobBackoffs(read: ReadState): Iterable<Due> {
  for (const [dueMs, key] of read.jobs.byBackoff()) {
    if (isBanned(read, key)) continue;
    yield { dueMs, command: { valueType: 'JOB', intent: 'RECUR_AFTER_BACKOFF', key, value: jobValue(read, key) } };
  }
}

function* messages(read: ReadState): Iterable<Due> {
  let batch: string[] = [];
  let batchMs = 0;
  for (const [deadlineMs, key] of read.messages.byDeadline()) {
    const dueMs = Math.ceil(deadlineMs / EXPIRY_GRID_MS) * EXPIRY_GRID_MS;
    if (batch.length === EXPIRED_PER_COMMAND_MAX || (batch.length > 0 && dueMs !== batchMs)) {
      yield expiry(batchMs, batch);
      batch = [];
    }
    batch.push(key);
    batchMs = dueMs;
  }
  if (batch.length > 0) yield expiry(batchMs, batch);
}

function expiry(dueMs: number, messageKeys: readonly string[]): Due {
  const value = asJson({ messageKeys });
  return { dueMs, command: { valueType: 'MESSAGE_BATCH', intent: 'EXPIRE', key: '-1', value } };
}

/** Nothing falls due any more in an instance that an internal error has stopped. */
function isBanned(read: ReadState, jobKey: string): boolean {
  return read.banned.any() && read.banned.has(read.jobs.get(jobKey)?.value.processInstanceKey ?? '-1');
}
