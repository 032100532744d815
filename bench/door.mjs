import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST } from './dist.mjs';
import { closedLoop } from './measure.mjs';
import { JOB_TYPE, ONE_TASK } from './processes.mjs';

const { EngineRuntime } = await import(pathToFileURL(join(DIST, 'engine', 'runtime', 'index.js')).href);
const fail = (text) => {
  throw new Error(`expected the engine to work, but: ${text}`);
};

/** The engine without gRPC, in this thread, all records kept: one-task instances, 64 in flight. */
export async function inProcessDoor(seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-bench-'));
  const dataFile = join(folder, 'engine.db');
  const log = { info: () => undefined, warn: fail, error: fail };
  const runtime = await EngineRuntime.open({ dataFile, clock: { kind: 'system' }, log, onFatal: fail });
  try {
    await runtime.deploy([{ resourceName: 'one-task.bpmn', resource: ONE_TASK.resource }]);
    const loop = new DoorLoop(runtime);
    await closedLoop({ inFlight: 64, seconds: 1 }, () => loop.once());
    const done = loop.instances;
    const commands = loop.commands;
    const figures = await closedLoop({ inFlight: 64, seconds, pid: process.pid }, () => loop.once());
    const commandsPerSecond = (figures.perSecond * (loop.commands - commands)) / (loop.instances - done);
    return { ...figures, commandsPerSecond, bytesPerInstance: statSync(dataFile).size / loop.instances };
  } finally {
    await runtime.stop();
    rmSync(folder, { recursive: true });
  }
}

class DoorLoop {
  commands = 0;
  instances = 0;
  #waiting = new Map();
  #activating = false;

  constructor(runtime) {
    this.runtime = runtime;
  }

  async once() {
    const startedMs = performance.now();
    const variables = { caseId: 'A-17', amount: 5000 };
    const value = {
      bpmnProcessId: ONE_TASK.id,
      version: -1,
      processDefinitionKey: '-1',
      variables,
      startInstructions: [],
    };
    const { processInstanceKey } = await this.#do({
      valueType: 'PROCESS_INSTANCE_CREATION',
      intent: 'CREATE',
      key: '-1',
      value,
    });
    const done = new Promise((resolve) => this.#waiting.set(processInstanceKey, resolve));
    void this.#activate();
    await done;
    this.instances += 1;
    return performance.now() - startedMs;
  }

  async #activate() {
    if (this.#activating) return;
    this.#activating = true;
    while (this.#waiting.size > 0) {
      const value = { type: JOB_TYPE, worker: 'bench', timeout: 60_000, maxJobsToActivate: 512, variables: [] };
      const { jobKeys, jobs } = await this.#do({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: '-1', value });
      await Promise.all(jobKeys.map((key, i) => this.#complete(key, jobs[i].processInstanceKey)));
    }
    this.#activating = false;
  }

  async #complete(key, processInstanceKey) {
    await this.#do({ valueType: 'JOB', intent: 'COMPLETE', key, value: { variables: { done: true } } });
    this.#waiting.get(processInstanceKey)();
    this.#waiting.delete(processInstanceKey);
  }

  async #do(command) {
    this.commands += 1;
    const reply = await this.runtime.submit(command);
    return reply.ok ? reply.record.value : fail(reply.reason);
  }
}
