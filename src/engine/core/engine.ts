import type { ZeebeRecord } from '../../protocol/index.js';
import type { CommandHandler } from './commands/command-handler.js';
import { commands } from './commands/index.js';
import { dueCommands, nextDueMs } from './due.js';
import type { Engine, EngineOptions, StepResult, StoredResource, Work } from './interface.js';
import { Awaits } from './processing/awaits.js';
import { skipsBanned, writeError } from './processing/banning.js';
import { applierVersions, RunningStep, type StepEnvironment } from './processing/running-step.js';
import { Counters } from './state/counters.js';
import type { KeyValueStore } from './state/key-value-store.js';
import { PendingCommands } from './state/pending-commands.js';
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
    pending: new PendingCommands(store),
    awaits: new Awaits(),
    definitions: options.definitions,
    brokerVersion: options.brokerVersion,
    jobBatchBytesMax: options.jobBatchBytesMax ?? JOB_BATCH_BYTES_MAX,
    chainCommandsMax: options.chainCommandsMax ?? CHAIN_COMMANDS_MAX,
    pieceMax: options.pieceMax ?? PIECE_MAX,
    streamFor: options.streamFor ?? (() => null),
  };
  const { state, counters } = environment;
  return {
    run: (work, nowMs, commandsMax = options.stepCommandsMax ?? STEP_COMMANDS_MAX) =>
      run(environment, work, nowMs, commandsMax),
    fail: (work, error, nowMs) => fail(environment, work, error, nowMs),
    hasPending: () => environment.pending.some(),
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

/** As Zeebe's `maxCommandsInBatch`. */
const STEP_COMMANDS_MAX = 100;
/** About a gigabyte of log; an instance that has come so far without waiting for anything is lost in a loop. */
const CHAIN_COMMANDS_MAX = 1_000_000;
/** A few milliseconds' work. */
const PIECE_MAX = 200;

/**
 * The life of a command: it enters the queue; its handler checks it against the state and writes events, which their
 * appliers apply at once, and follow-up commands, which join the end of the queue; until the queue is empty or the step
 * has done its share. What is left then begins steps of its own, in the same order.
 */
function run(environment: StepEnvironment, work: Work, nowMs: number, commandsMax: number): StepResult {
  const step = begin(environment, work, nowMs);
  do {
    const command = step.next();
    if (!command) break;
    const ofType: Readonly<Record<string, CommandHandler>> = commands[command.valueType];
    const handler = ofType[command.intent];
    if (!handler) throw new Error(`expected a command, found ${command.valueType} ${command.intent}`);
    if (!skipsBanned(command, step)) handler(command, step);
  } while (step.handled(commandsMax - step.commandsBegun) && step.commandsBegun < commandsMax);
  return end(environment, step);
}

/** The command that begins the step is not processed: it failed with the error. */
function fail(environment: StepEnvironment, work: Work, error: unknown, nowMs: number): StepResult {
  const step = begin(environment, work, nowMs);
  writeError(step.next()!, error, step);
  return end(environment, step);
}

function begin(environment: StepEnvironment, work: Work, nowMs: number): RunningStep {
  environment.counters.load();
  environment.awaits.begin();
  const step = new RunningStep(environment, nowMs);
  if (work === 'PENDING') step.beginPending();
  else step.begin(work);
  return step;
}

function end({ counters, awaits }: StepEnvironment, step: RunningStep): StepResult {
  step.leaveRest();
  counters.save();
  awaits.commit();
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
