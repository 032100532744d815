import { parseCron } from './cron.js';
import { parseInstant } from './instant.js';
import { parseInterval, plusInterval } from './interval.js';

/** When something that repeats comes next, and how often it still does; -1: without end, 0: this time only. */
export interface Occurrence {
  readonly dueMs: number;
  readonly repetitions: number;
}

export interface Cycle {
  /** The first run of a cycle that begins now. */
  first(nowMs: number): Occurrence;
  /** The run after one that was due and has just come, `left` times still to go; runs missed meanwhile are skipped. */
  after(dueMs: number, nowMs: number, left: number): Occurrence;
}

export type CycleResult =
  { readonly ok: true; readonly cycle: Cycle } | { readonly ok: false; readonly message: string };

/** `R[count]/[start/]interval` of ISO 8601 (`R3/PT10H`), or a cron expression of six fields, or a nickname such as `@daily`. */
export function parseCycle(text: string): CycleResult {
  return text.startsWith('R') ? parseRepeating(text) : cronCycle(text);
}

function parseRepeating(text: string): CycleResult {
  const [, count, start, period] = /^R([^/]*)\/(?:(.*)\/)?([^/]*)$/.exec(text) ?? [];
  if (period === undefined) return failure(`Repetition spec must start with R`);
  const repetitions = count === '' ? -1 : Number(count);
  if (!Number.isInteger(repetitions)) return failure(`For input string: "${count}"`);
  const startMs = start === undefined ? null : parseInstant(start);
  if (start !== undefined && startMs === null) return failure(`Text '${start}' could not be parsed at index 0`);
  const interval = parseInterval(period);
  if (!interval) return failure('Text cannot be parsed to a Period');
  return {
    ok: true,
    cycle: {
      first: (nowMs) => ({
        dueMs: startMs !== null && startMs > nowMs ? startMs : plusInterval(nowMs, interval),
        repetitions,
      }),
      after(dueMs, nowMs, left) {
        const planned = plusInterval(dueMs, interval);
        return { dueMs: planned > nowMs ? planned : plusInterval(nowMs, interval), repetitions: left };
      },
    },
  };
}

/** A cron expression that never comes (30 February) comes once, at once, as in Zeebe. */
function cronCycle(text: string): CycleResult {
  const parsed = parseCron(text);
  if (!parsed.ok) return parsed;
  const next = (nowMs: number): Occurrence => {
    const dueMs = parsed.cron.next(nowMs);
    return dueMs === null ? { dueMs: nowMs, repetitions: 0 } : { dueMs, repetitions: -1 };
  };
  return { ok: true, cycle: { first: next, after: (_dueMs, nowMs) => next(nowMs) } };
}

function failure(message: string): CycleResult {
  return { ok: false, message };
}
