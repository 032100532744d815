import { ZBClient } from 'zeebe-node';
import { JOB_TYPE, PROCESSES } from './processes.mjs';

const VARIABLES = { caseId: 'A-17', amount: 5000 };

/** Creates instances, works on their jobs, and knows when each is done: the same zeebe-node client against every side. */
export class Driver {
  #open = new Map();
  #early = new Map();

  static async connect(address) {
    const driver = new Driver();
    // The poll interval is the client's: shorter than this it keeps its thread busy with nothing.
    driver.client = new ZBClient(address, { loglevel: 'NONE', pollInterval: 5, longPoll: 10_000 });
    for (const { id, resource } of PROCESSES) {
      await driver.client.deployResource({ name: `${id}.bpmn`, process: Buffer.from(resource) });
    }
    driver.worker = driver.client.createWorker({
      taskType: JOB_TYPE,
      taskHandler: (job) => driver.#work(job),
      maxJobsToActivate: 512,
      timeout: 120_000,
      loglevel: 'NONE',
    });
    return driver;
  }

  /** Milliseconds from before the creation until the last job's completion was acknowledged. */
  async complete({ id, tasks }, variables = VARIABLES) {
    const startedMs = performance.now();
    const { processInstanceKey } = await this.create({ id }, variables);
    return (await this.#done(processInstanceKey, tasks)) - startedMs;
  }

  create({ id }, variables = VARIABLES) {
    return this.client.createProcessInstance({ bpmnProcessId: id, variables });
  }

  /** Milliseconds until an instance that waits for a message has been created, sent it, and completed. */
  async correlate({ id }, caseId) {
    const startedMs = performance.now();
    const request = { bpmnProcessId: id, variables: { caseId }, requestTimeout: 60_000 };
    const result = this.client.createProcessInstanceWithResult(request);
    await this.client.publishMessage({ name: id, correlationKey: caseId, timeToLive: 60_000, variables: {} });
    await result;
    return performance.now() - startedMs;
  }

  async close() {
    await this.worker.close();
    await this.client.close();
  }

  async #work(job) {
    const outcome = await job.complete({ done: true });
    const key = job.processInstanceKey;
    const waiter = this.#open.get(key);
    if (!waiter) this.#early.set(key, (this.#early.get(key) ?? 0) + 1);
    else if (--waiter.left === 0) {
      this.#open.delete(key);
      waiter.resolve(performance.now());
    }
    return outcome;
  }

  /** A job may be done before the answer to the creation has arrived. */
  #done(key, tasks) {
    const left = tasks - (this.#early.get(key) ?? 0);
    this.#early.delete(key);
    if (left === 0) return performance.now();
    return new Promise((resolve) => this.#open.set(key, { left, resolve }));
  }
}
