import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Driver } from './driver.mjs';
import { closedLoop, residentBytes } from './measure.mjs';
import { ONE_TASK, PARKED } from './processes.mjs';
import { startFadu } from './sides.mjs';

const FILLING = 256;

/**
 * Open instances wait at a task while others are created and completed beside them: a row of figures per power of ten,
 * up to `most`; then the engine is killed and started again.
 */
export async function growth(most, seconds, say) {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-bench-'));
  let side = await startFadu(folder, true);
  let driver;
  try {
    driver = await Driver.connect(side.address);
    const rows = [];
    await closedLoop({ inFlight: 64, seconds: 3 }, () => driver.complete(ONE_TASK));
    for (const open of sizes(most)) {
      const fillMs = await fill(driver, open - (rows.at(-1)?.open ?? 0));
      const figures = await closedLoop({ inFlight: 64, seconds, pid: side.pid }, () => driver.complete(ONE_TASK));
      rows.push({ open, ...figures, fillMs, residentBytes: residentBytes(side.pid), diskBytes: diskBytes(folder) });
      say(`${open} open: ${figures.perSecond.toFixed(0)} instances/s`);
    }
    process.kill(side.pid, 'SIGKILL');
    await driver.close();
    await side.stop();
    side = await startFadu(folder, true);
    driver = await Driver.connect(side.address);
    const afterMs = await driver.complete(ONE_TASK);
    return { rows, restartMs: side.startMs, firstInstanceMs: afterMs, residentBytes: residentBytes(side.pid) };
  } finally {
    await driver?.close();
    await side.stop();
    rmSync(folder, { recursive: true });
  }
}

function sizes(most) {
  const all = [0];
  for (let size = 1_000; size < most; size *= 10) all.push(size);
  return [...all, most];
}

async function fill(driver, count) {
  const startedMs = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) await driver.create(PARKED);
  };
  await Promise.all(Array.from({ length: FILLING }, lane));
  return performance.now() - startedMs;
}

function diskBytes(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
