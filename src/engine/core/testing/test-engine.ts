import { afterEach, expect } from '@jest/globals';
import type { DecisionRequirementsGraph, ExecutableProcess } from '../../../model/index.js';
import type { CommandIntent, JsonObject, ValueType, ZeebeRecord } from '../../../protocol/index.js';
import {
  type Command,
  createDefinitions,
  createEngine,
  type EngineOptions,
  MemoryStore,
  type PreparedResource,
  type Reply,
  type Work,
} from '../index.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { Job } from '../state/jobs.js';
import type { IncidentValue } from '../../../protocol/index.js';

const BROKER_VERSION = '8.5.8';
let opened: TestEngine[] = [];

/** Whatever a scenario did: the log, replayed on an empty store, gives the same state. */
afterEach(() => {
  const engines = opened;
  opened = [];
  for (const engine of engines) engine.expectReplayed();
});

/** An engine on a store in the heap, with a clock that stands still unless it is moved. */
export function testEngine(options: { readonly nowMs?: number } & Partial<EngineOptions> = {}): TestEngine {
  const engine = new TestEngine(options);
  opened.push(engine);
  return engine;
}

export class TestEngine {
  readonly records: ZeebeRecord[] = [];
  readonly jobsAvailable: string[] = [];
  nowMs: number;
  private readonly store = new MemoryStore();
  private readonly options: EngineOptions;
  private readonly engine;
  private readonly replies = new Map<string, Reply>();
  private requests = 0;
  /** How many further steps follow a command at once; what is left waits for later ones, as under load. */
  stepsWanted: () => number = () => Infinity;

  constructor({ nowMs = 0, ...options }: { readonly nowMs?: number } & Partial<EngineOptions>) {
    this.nowMs = nowMs;
    this.options = { definitions: createDefinitions(), brokerVersion: BROKER_VERSION, ...options };
    this.engine = createEngine(this.store, this.options);
  }

  /** Runs the command; the reply, if it has come already. */
  send<V extends ValueType>(
    valueType: V,
    intent: CommandIntent<V>,
    value: JsonObject = {},
    more: Partial<Command> = {},
  ): Reply | null {
    const request = `request-${++this.requests}`;
    this.run({ valueType, intent, key: '-1', value, ...more, request } as Command);
    return this.replies.get(request) ?? null;
  }

  /** The command's first step alone; `drain` does the others. */
  begin<V extends ValueType>(
    valueType: V,
    intent: CommandIntent<V>,
    value: JsonObject = {},
    more: Partial<Command> = {},
  ): void {
    this.step({ valueType, intent, key: '-1', value, ...more } as Command);
  }

  hasPending(): boolean {
    return this.engine.hasPending();
  }

  /** The next command that steps have left is refused for the error. */
  failPending(error: Error): void {
    this.records.push(...this.engine.fail('PENDING', error, this.nowMs).records);
  }

  /** What steps have left is done. */
  drain(): void {
    while (this.engine.hasPending()) this.step('PENDING');
  }

  /** As `send`, where the command must be accepted; the record of its reply. */
  accept<V extends ValueType>(
    valueType: V,
    intent: CommandIntent<V>,
    value: JsonObject = {},
    more: Partial<Command> = {},
  ): ZeebeRecord {
    const reply = this.send(valueType, intent, value, more);
    if (!reply?.ok) throw new Error(`expected ${valueType} ${intent} to be accepted, found ${JSON.stringify(reply)}`);
    return reply.record;
  }

  /** Reply to the n-th request, null while it is awaited. */
  replyTo(request: number): Reply | null {
    return this.replies.get(`request-${request}`) ?? null;
  }

  get requestCount(): number {
    return this.requests;
  }

  /** Each process is a resource of its own, `<id>.bpmn`; its text is what tells versions apart. */
  deploy(...processes: readonly ExecutableProcess[]): ZeebeRecord {
    return this.deployResources(
      processes.map((process) => ({
        resourceName: `${process.bpmnProcessId}.bpmn`,
        text: describe(process),
        prepared: { kind: 'process', resourceName: `${process.bpmnProcessId}.bpmn`, processes: [process] },
      })),
    );
  }

  deployDecisions(drg: DecisionRequirementsGraph, text: string): ZeebeRecord {
    const resourceName = `${drg.id}.dmn`;
    return this.deployResources([{ resourceName, text, prepared: { kind: 'decision', resourceName, drg } }]);
  }

  start(bpmnProcessId: string, variables: JsonObject = {}): TestInstance {
    const created = this.accept('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId, variables });
    return new TestInstance(this, String(created.value['processInstanceKey']));
  }

  /** The oldest job of the type that has not ended, whatever its state. */
  job(type: string): TestJob {
    const found = [...this.store.scan<Job>('job', '')].find(([, job]) => job.value.type === type);
    if (!found) throw new Error(`expected a job of type '${type}', found none\n${this.log()}`);
    return new TestJob(this, found[0]);
  }

  hasJob(type: string): boolean {
    return [...this.store.scan<Job>('job', '')].some(([, job]) => job.value.type === type);
  }

  /** Activates jobs as a worker; what the worker gets. */
  activate(type: string, more: JsonObject = {}): { keys: string[]; jobs: JsonObject[] } {
    const request = { type, worker: 'test', timeout: 60_000, maxJobsToActivate: 10, ...more };
    const { value } = this.accept('JOB_BATCH', 'ACTIVATE', request);
    return { keys: value['jobKeys'] as string[], jobs: value['jobs'] as JsonObject[] };
  }

  publish(name: string, correlationKey: string, variables: JsonObject = {}, more: JsonObject = {}): ZeebeRecord {
    return this.accept('MESSAGE', 'PUBLISH', { name, correlationKey, variables, timeToLive: 0, ...more });
  }

  /** The clock moves on, and everything that is due meanwhile happens now. */
  advance(ms: number): void {
    this.nowMs += ms;
    for (let due = this.due(); due.length > 0; due = this.due()) for (const command of due) this.run(command);
  }

  due(): Command[] {
    return this.engine.due(this.nowMs, 100);
  }

  nextDueMs(): number | null {
    return this.engine.nextDueMs();
  }

  storedResources(): unknown[] {
    return [...this.engine.storedResources()];
  }

  incidents(): (IncidentValue & { readonly key: string })[] {
    return [...this.store.scan<IncidentValue>('incident', '')].map(([key, value]) => ({ ...value, key }));
  }

  resolve(incidentKey: string): Reply | null {
    return this.send('INCIDENT', 'RESOLVE', {}, { key: incidentKey });
  }

  instances(): ElementInstance[] {
    return [...this.store.scan<ElementInstance>('element_instance', '')].map(([, instance]) => instance);
  }

  /** Variables of exactly this scope. */
  local(scopeKey: string): JsonObject {
    const prefix = `${scopeKey} `;
    const entries = [...this.store.scan<{ value: string }>('variable', prefix)];
    return Object.fromEntries(entries.map(([key, { value }]) => [key.slice(prefix.length), JSON.parse(value)]));
  }

  state(): Record<string, Record<string, unknown>> {
    return this.store.snapshot();
  }

  /** State after the log so far, replayed on an empty store. */
  replayed(): Record<string, Record<string, unknown>> {
    const store = new MemoryStore();
    const engine = createEngine(store, this.options);
    for (const record of this.records) engine.replay(record);
    return store.snapshot();
  }

  expectReplayed(): void {
    expect(this.replayed()).toEqual(this.state());
    expect(this.records.map(({ position }) => position)).toEqual(this.records.map((_, i) => i + 1));
  }

  /** `VALUE_TYPE INTENT elementId` per event, in the order of the log. */
  events(...valueTypes: readonly ValueType[]): string[] {
    const wanted = this.records.filter(
      ({ recordType, valueType }) =>
        recordType === 'EVENT' && (valueTypes.length === 0 || valueTypes.includes(valueType)),
    );
    return wanted.map((record) => line(record));
  }

  rejections(): ZeebeRecord[] {
    return this.records.filter(({ recordType }) => recordType === 'COMMAND_REJECTION');
  }

  log(): string {
    return this.records
      .map((record) => `${record.position} ${record.recordType} ${record.key} ${line(record)}`)
      .join('\n');
  }

  /** The command with everything that follows from it, in as many steps as that takes, or as many as are wanted now. */
  private run(command: Command): void {
    this.step(command);
    for (let steps = this.stepsWanted(); steps > 0 && this.engine.hasPending(); steps--) this.step('PENDING');
  }

  private step(work: Work): void {
    const result = this.engine.run(work, this.nowMs);
    this.records.push(...result.records);
    this.jobsAvailable.push(...result.jobsAvailable);
    for (const reply of result.replies) this.replies.set(reply.request, reply);
  }

  private deployResources(
    resources: readonly { resourceName: string; text: string; prepared: PreparedResource }[],
  ): ZeebeRecord {
    const value = { resources: resources.map(({ resourceName, text }) => ({ resourceName, resource: text })) };
    const prepared = { ok: true as const, resources: resources.map((resource) => resource.prepared) };
    return this.accept('DEPLOYMENT', 'CREATE', value, { prepared });
  }
}

/** A process instance, seen through the log and the state. */
export class TestInstance {
  constructor(
    private readonly engine: TestEngine,
    readonly key: string,
  ) {}

  /** Ids of the elements that are active and hold no other, in key order. */
  waitingAt(): string[] {
    const live = this.engine.instances().filter(({ value }) => value.processInstanceKey === this.key);
    const leaves = live.filter(({ childCount, value }) => childCount === 0 && value.bpmnElementType !== 'PROCESS');
    return leaves.map(({ value }) => value.elementId);
  }

  completed(): string[] {
    return this.elementsIn('ELEMENT_COMPLETED');
  }

  terminated(): string[] {
    return this.elementsIn('ELEMENT_TERMINATED');
  }

  hasEnded(): boolean {
    return !this.engine.instances().some(({ key }) => key === this.key);
  }

  /** Variables of the process instance itself. */
  variables(): JsonObject {
    return this.engine.local(this.key);
  }

  elementKey(elementId: string): string {
    const found = this.engine
      .instances()
      .find(({ value }) => value.processInstanceKey === this.key && value.elementId === elementId);
    if (!found) throw new Error(`expected an instance of ${elementId}, found none\n${this.engine.log()}`);
    return found.key;
  }

  private elementsIn(intent: string): string[] {
    return this.engine.records
      .filter((record) => record.recordType === 'EVENT' && record.intent === intent)
      .filter(({ value }) => value['processInstanceKey'] === this.key)
      .map(({ value }) => String(value['elementId']));
  }
}

export class TestJob {
  constructor(
    private readonly engine: TestEngine,
    readonly key: string,
  ) {}

  complete(variables: JsonObject = {}): Reply | null {
    return this.engine.send('JOB', 'COMPLETE', { variables }, { key: this.key });
  }

  fail(retries: number, more: JsonObject = {}): Reply | null {
    return this.engine.send('JOB', 'FAIL', { retries, ...more }, { key: this.key });
  }

  throwError(errorCode: string, more: JsonObject = {}): Reply | null {
    return this.engine.send('JOB', 'THROW_ERROR', { errorCode, ...more }, { key: this.key });
  }

  updateRetries(retries: number): Reply | null {
    return this.engine.send('JOB', 'UPDATE_RETRIES', { retries }, { key: this.key });
  }
}

function line({ valueType, intent, value }: ZeebeRecord): string {
  const what = value['elementId'] ?? value['name'] ?? value['targetElementId'] ?? value['messageName'] ?? '';
  return `${valueType} ${intent} ${String(what)}`.trim();
}

function describe(process: ExecutableProcess): string {
  return JSON.stringify([...process.elements.values()]);
}
