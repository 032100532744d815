import type { ZeebeRecord } from '../../protocol/index.js';
import type { CommandHandler } from './commands/command-handler.js';
import { commands } from './commands/index.js';
import { dueCommands, nextDueMs } from './due.js';
import type { Command, Engine, EngineOptions, StepResult, StoredResource } from './interface.js';
import { Awaits } from './processing/awaits.js';
import { applierVersions, RunningStep, type StepEnvironment } from './processing/running-step.js';
import { Counters } from './state/counters.js';
import type { KeyValueStore } from './state/key-value-store.js';
import { SavepointStore } from './state/savepoint-store.js';
import { openState, type ReadState } from './state/state.js';

export type * from './interface.js';

/** The engine over what the store holds, an empty store included. It reads no clock and does no I/O but through the store. */
export function createEngine(keyValueStore: KeyValueStore, options: EngineOptions): Engine {
  const store = new SavepointStore(keyValueStore);
  const environment: StepEnvironment = {
    store,
    state: openState(store, options.definitions),
    counters: new Counters(store),
    awaits: new Awaits(),
    definitions: options.definitions,
    brokerVersion: options.brokerVersion,
    jobBatchBytesMax: options.jobBatchBytesMax ?? JOB_BATCH_BYTES_MAX,
  };
  const { state, counters } = environment;
  return {
    run: (command, nowMs) => run(environment, command, nowMs),
    due: (nowMs, limit) => dueCommands(state, nowMs, limit),
    nextDueMs: () => nextDueMs(state),
    replay: (record) => replay(environment, record),
    hasActivatableJobs: (type) => state.jobs.hasActivatable(type),
    storedResources: () => storedResources(state),
    lastPosition() {
      counters.load();
      return counters.lastPosition();
    },
  };
}

/** Zeebe's largest message is 4 MiB; the rest is left to the record around the jobs. */
const JOB_BATCH_BYTES_MAX = 4 * 1024 * 1024 - 64 * 1024;

/**
 * The life of a command: it enters the queue; its handler checks it against the state and writes events, which their
 * appliers apply at once, and follow-up commands, which join the end of the queue; until the queue is empty.
 */
function run(environment: StepEnvironment, command: Command, nowMs: number): StepResult {
  environment.counters.load();
  environment.awaits.begin();
  const step = new RunningStep(environment, nowMs);
  step.begin(command);
  for (let next = step.next(); next; next = step.next()) {
    const ofType: Readonly<Record<string, CommandHandler>> = commands[next.valueType];
    const handler = ofType[next.intent];
    if (!handler) throw new Error(`expected a command, found ${next.valueType} ${next.intent}`);
    handler(next, step);
  }
  environment.counters.save();
  environment.awaits.commit();
  return step.result;
}

function replay({ state, counters }: StepEnvironment, record: ZeebeRecord): void {
  if (record.recordType === 'EVENT') {
    const applier = applierVersions(record.valueType, record.intent)[(record.recordVersion ?? 1) - 1];
    if (!applier)
      throw new Error(
        `expected an applier for version ${record.recordVersion} of ${record.valueType} ${record.intent}`,
      );
    applier(state, record.key, record.value as never);
  }
  counters.load();
  counters.replay(record);
}

function* storedResources({ processes, decisions }: ReadState): Iterable<StoredResource> {
  for (const { processDefinitionKey: key, bpmnProcessId, version, resourceName } of processes.all()) {
    yield { kind: 'process', key, bpmnProcessId, version, resourceName, resource: processes.resource(key) };
  }
  for (const graph of decisions.allRequirements()) {
    const { decisionRequirementsKey: key, decisionRequirementsId, resourceName } = graph;
    const version = graph.decisionRequirementsVersion;
    yield { kind: 'decision', key, decisionRequirementsId, version, resourceName, resource: decisions.resource(key) };
  }
}
