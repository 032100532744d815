import { zeebeNodeClient } from '../../orchestration/index.js';
import type { JsonObject } from '../../protocol/index.js';
import { DEMO_CASES, DEMO_DAY } from './cases.js';
import { RestClient, eventually } from './rest-client.js';
import { BYPASS } from './steps.js';
import type { DemoCase, Step } from './steps.js';

interface OpenTask {
  readonly taskKey: string;
  readonly act: string;
}

/** The time at which a controlled clock has to start so that every day of the demonstration lies ahead of it. */
export const DEMO_START = '2026-06-01T09:00:00+08:00';

/**
 * The cases have happened, day by day, through the public API, with the clock moved along; it stands at the morning of
 * the demonstration's day and ticks. Cases of one day go side by side.
 */
export async function fillDemo(url: string, gateway: string): Promise<void> {
  const rest = new RestClient(url);
  const ids = new Map<DemoCase, string>();
  for (const day of daysOf(DEMO_CASES)) {
    await rest.send('admin', 'PUT', '/clock', { now: `${day}T09:30:00+08:00`, ticking: false });
    await Promise.all(DEMO_CASES.map((demo) => oneDay(rest, gateway, ids, demo, day)));
  }
  await rest.send('admin', 'PUT', '/clock', { now: `${DEMO_DAY}T09:30:00+08:00`, ticking: true });
}

function daysOf(cases: readonly DemoCase[]): string[] {
  return [...new Set(cases.flatMap((demo) => [demo.receivedOn, ...demo.steps.map((step) => step.day)]))].sort();
}

async function oneDay(
  rest: RestClient,
  gateway: string,
  ids: Map<DemoCase, string>,
  demo: DemoCase,
  day: string,
): Promise<void> {
  if (demo.receivedOn === day) {
    const clue = { ...demo.clue, receivedOn: day, foundOn: day };
    const { caseId } = await rest.send<{ caseId: string }>('wang.jianguo', 'POST', '/cases', clue);
    ids.set(demo, caseId);
  }
  const caseId = ids.get(demo);
  if (caseId === undefined) return;
  for (const step of demo.steps.filter((candidate) => candidate.day === day)) {
    if (step.act === BYPASS) await bypass(rest, gateway, caseId, step);
    else await rest.act(step.by, caseId, step.act, step.values);
  }
}

/** Completes a task on the engine itself, as anybody could who reaches the gateway; then waits for the gate to notice. */
async function bypass(rest: RestClient, gateway: string, caseId: string, { values }: Step): Promise<void> {
  const task = await eventually('the task to go past', async () => {
    const open = await rest.send<{ rows: OpenTask[] }>('lin.xue', 'GET', `/tasks?scope=all&caseId=${caseId}`);
    return open.rows.find((row) => row.act === values['act']);
  });
  const client = zeebeNodeClient({ address: gateway, secured: true, onError: () => undefined });
  await client.completeJob(task.taskKey, values['variables'] as JsonObject);
  await client.close();
  await eventually('the incident', async () => {
    const incidents = await rest.send<{ rows: { caseId: string }[] }>('lin.xue', 'GET', '/incidents');
    return incidents.rows.find((row) => row.caseId === caseId);
  });
}
