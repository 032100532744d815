import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZBClient } from 'zeebe-node';
import { startEngine } from '../dist/engine/index.js';

const ONE_TASK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="bench">
  <bpmn:process id="one-task" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="bench-work" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

const log = { info: () => {}, warn: console.error, error: console.error };

/** Completed one-task instances per second and creation-to-completion times through zeebe-node, fsync on, per number in flight. */
export async function benchEngine({ inFlight, instances }) {
  const folder = await mkdtemp(join(tmpdir(), 'fadu-bench-'));
  const gateway = { host: '127.0.0.1', port: 0 };
  const engine = await startEngine({ dataFile: join(folder, 'engine.db'), gateway, clock: { kind: 'system' }, log });
  const client = new ZBClient(engine.address, { loglevel: 'NONE', pollInterval: 5, longPoll: 1_000 });
  try {
    await client.deployResource({ name: 'one-task.bpmn', process: Buffer.from(ONE_TASK) });
    const worker = startWorker(client);
    await run(client, inFlight, Math.min(instances, 50)); // Warm-up.
    const startedMs = performance.now();
    const timesMs = await run(client, inFlight, instances);
    const seconds = (performance.now() - startedMs) / 1_000;
    await worker.close();
    return {
      inFlight,
      instances,
      perSecond: instances / seconds,
      p50: quantile(timesMs, 0.5),
      p99: quantile(timesMs, 0.99),
    };
  } finally {
    await client.close();
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}

function startWorker(client) {
  return client.createWorker({
    taskType: 'bench-work',
    taskHandler: (job) => job.complete({ done: true }),
    maxJobsToActivate: 512,
    timeout: 60_000,
    loglevel: 'NONE',
  });
}

/** Keeps `inFlight` instances going until `instances` have completed; the time each took, in ms. */
async function run(client, inFlight, instances) {
  const timesMs = [];
  let started = 0;
  const lane = async () => {
    while (started++ < instances) {
      const atMs = performance.now();
      const request = {
        bpmnProcessId: 'one-task',
        variables: { caseId: 'A-17', amount: 5000 },
        requestTimeout: 60_000,
      };
      await client.createProcessInstanceWithResult(request);
      timesMs.push(performance.now() - atMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return timesMs;
}

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
