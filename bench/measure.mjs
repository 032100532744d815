import { readFileSync } from 'node:fs';

/** Bytes resident, and CPU seconds spent so far, of a process; null where the system does not tell. */
export function residentBytes(pid) {
  const match = /VmRSS:\s+(\d+) kB/.exec(proc(pid, 'status'));
  return match ? Number(match[1]) * 1024 : null;
}

export function cpuSeconds(pid) {
  const fields = proc(pid, 'stat').split(') ')[1]?.split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? null;
}

/**
 * Keeps `inFlight` of them going for `seconds`: how many ended per second, how long each took, and the server's CPU time
 * for each.
 */
export async function closedLoop({ inFlight, seconds, pid }, once) {
  const timesMs = [];
  const cpuBefore = cpuSeconds(pid);
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1_000;
  const lane = async () => {
    while (performance.now() < endMs) timesMs.push(await once());
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return figures(timesMs, performance.now() - startedMs, cpuBefore, pid);
}

/** Starts `perSecond` of them each second, whether or not earlier ones have ended. */
export async function openLoop({ perSecond, seconds, pid }, once) {
  const timesMs = [];
  const running = [];
  const cpuBefore = cpuSeconds(pid);
  const startedMs = performance.now();
  for (let started = 0; started < perSecond * seconds;) {
    const due = Math.min(perSecond * seconds, ((performance.now() - startedMs) / 1_000) * perSecond);
    for (; started < due; started++) running.push(once().then((ms) => timesMs.push(ms)));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return figures(timesMs, performance.now() - startedMs, cpuBefore, pid);
}

function figures(timesMs, passedMs, cpuBefore, pid) {
  const count = timesMs.length;
  const cpu = cpuBefore === null ? null : ((cpuSeconds(pid) - cpuBefore) * 1e6) / count;
  return {
    count,
    perSecond: count / (passedMs / 1_000),
    p50Ms: quantile(timesMs, 0.5),
    p99Ms: quantile(timesMs, 0.99),
    serverCpuMicros: cpu,
  };
}

function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
