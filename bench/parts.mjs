import { setTimeout as sleep } from 'node:timers/promises';
import { closedLoop, openLoop, residentBytes } from './measure.mjs';
import { FIVE_WAY, MESSAGE, MULTI_INSTANCE, ONE_TASK, PARKED, TEN_TASKS, TIMER } from './processes.mjs';

let cases = 0;
const TIMERS = 1_000;
const TIMER_LEAD_MS = 4_000;

/** One measurement each: `(side, driver, seconds) => figures`; null where it makes no sense on the side. */
export const PARTS = {
  'one task, 1 in flight': closed(ONE_TASK, 1),
  'one task, 8 in flight': closed(ONE_TASK, 8),
  'one task, 64 in flight': closed(ONE_TASK, 64),
  'ten tasks, 16 in flight': closed(TEN_TASKS, 16),
  'parallel 5-way, 16 in flight': closed(FIVE_WAY, 16),
  'message correlation, 16 in flight': ({ pid }, driver, seconds) =>
    closedLoop({ inFlight: 16, seconds, pid }, () => driver.correlate(MESSAGE, `case-${++cases}`)),
  'creation only, 64 in flight': ({ pid }, driver, seconds) =>
    closedLoop({ inFlight: 64, seconds, pid }, () => timed(() => driver.create(PARKED))),
  'one task, 300/s open loop': ({ pid }, driver, seconds) =>
    openLoop({ perSecond: 300, seconds, pid }, () => driver.complete(ONE_TASK)),
  '1,000 timers due at once': timersAtOnce,
  'multi-instance of 1,000': multiInstance,
  'resident after the runs': ({ pid }) => ({ residentBytes: residentBytes(pid) }),
};

/** Not measured: compilers and caches are warm afterwards. */
export async function warmUp({ name }, driver, seconds) {
  await closedLoop({ inFlight: 32, seconds: name === 'zeebe' ? 3 * seconds : seconds }, () =>
    driver.complete(ONE_TASK),
  );
}

function closed(process, inFlight) {
  return ({ pid }, driver, seconds) => closedLoop({ inFlight, seconds, pid }, () => driver.complete(process));
}

/** How late after their common due time the instances were done. */
async function timersAtOnce({ name }, driver) {
  if (name === 'stub') return null;
  const dueMs = Date.now() + TIMER_LEAD_MS;
  const variables = { due: new Date(dueMs).toISOString() };
  const all = Array.from({ length: TIMERS }, () => driver.complete(TIMER, variables).then(() => Date.now() - dueMs));
  const late = (await Promise.all(all)).sort((a, b) => a - b);
  return { count: TIMERS, p50Ms: late[TIMERS / 2], p99Ms: late[TIMERS * 0.99], totalMs: late.at(-1) };
}

/** From the creation to the last of the inner instances' completions. */
async function multiInstance({ name }, driver) {
  if (name === 'stub') return null;
  const items = Array.from({ length: MULTI_INSTANCE.tasks }, (_, i) => i);
  const totalMs = await driver.complete(MULTI_INSTANCE, { items });
  await sleep(200);
  return { count: items.length, totalMs, perSecond: (items.length / totalMs) * 1_000 };
}

async function timed(work) {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
