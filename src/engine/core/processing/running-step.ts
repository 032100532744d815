import type { ExecutableElement } from '../../../model/index.js';
import {
  type CommandIntent,
  type EventIntent,
  type JsonObject,
  PARTITION_ID,
  type RejectionType,
  type ValueType,
  type ZeebeRecord,
} from '../../../protocol/index.js';
import { appliers } from '../appliers/index.js';
import type { EventApplier } from '../appliers/event-applier.js';
import { behaviors } from '../behaviors/index.js';
import type { ElementBehavior } from '../behaviors/behavior.js';
import type {
  Command,
  Definitions,
  PreparedDeployment,
  JobStream,
  PushedJob,
  Reply,
  RequestRef,
  StepResult,
} from '../interface.js';
import type { Counters } from '../state/counters.js';
import type { PendingCommand, PendingCommands } from '../state/pending-commands.js';
import type { SavepointStore } from '../state/savepoint-store.js';
import type { WriteState } from '../state/state.js';
import { asJson, type JobRecordValue } from '../values.js';
import type { Awaits } from './awaits.js';
import { completed } from './blank-values.js';
import type { CommandRecord, Cursor, Step } from './step.js';

/** What every step of an engine works with. */
export interface StepEnvironment {
  readonly store: SavepointStore;
  readonly state: WriteState;
  readonly counters: Counters;
  readonly pending: PendingCommands;
  readonly definitions: Definitions;
  readonly awaits: Awaits;
  readonly brokerVersion: string;
  readonly jobBatchBytesMax: number;
  readonly chainCommandsMax: number;
  readonly pieceMax: number;
  readonly streamFor: (type: string) => JobStream | null;
}

interface Queued extends CommandRecord, PendingCommand {}

/** One command with all that follows from it: what it wrote so far, and the commands that wait their turn. */
export class RunningStep implements Step {
  private readonly records: ZeebeRecord[] = [];
  private readonly queue: Queued[] = [];
  private readonly replies: Reply[] = [];
  private readonly jobsAvailable = new Set<string>();
  private readonly pushed: PushedJob[] = [];
  private current: Queued | null = null;
  private readonly processed = new Map<string, number>();
  private begun = 0;
  private continuesAt: Cursor | null = null;

  constructor(
    private readonly environment: StepEnvironment,
    readonly nowMs: number,
  ) {}

  get read(): WriteState {
    return this.environment.state;
  }

  get definitions(): Definitions {
    return this.environment.definitions;
  }

  get jobBatchBytesMax(): number {
    return this.environment.jobBatchBytesMax;
  }

  get result(): StepResult {
    const { records, replies, pushed } = this;
    return { records, replies, pushed, jobsAvailable: [...this.jobsAvailable] };
  }

  /** The command that begins the step is in the log and in the queue. */
  begin({ valueType, intent, key, value, request, prepared }: Command): void {
    this.enqueue(valueType, intent, key, withoutTexts(valueType, value), request ?? null, prepared ?? null, value);
  }

  /**
   * The next command that earlier steps have left begins the step; it is in the log already. One that goes on takes the
   * step up where it was.
   */
  beginPending(): void {
    const pending = this.environment.pending.take();
    if (!pending) throw new Error('expected a pending command, but found none');
    this.queue.push(queued(pending));
    this.begun = pending.continuation?.begun ?? 0;
  }

  /** Commands that the step has taken up. */
  get commandsBegun(): number {
    return this.begun;
  }

  /** The next command in the queue, now the one in process; null when all is done. */
  next(): Queued | null {
    this.current = this.queue.shift() ?? null;
    if (!this.current) return null;
    const { chain, cursor } = this.current;
    this.processed.set(chain, this.processedOf(chain) + (cursor === null ? 1 : 0));
    this.begun++;
    return this.current;
  }

  /**
   * The handler is done with the command in process. False: for now; the step ends, and others have their turn. Once the
   * last piece is done, what follows from the earlier ones comes first, and the step takes up to `commandsLeft` of it.
   */
  handled(commandsLeft: number): boolean {
    const { position, cursor } = this.inProcess();
    if (this.continuesAt !== null) return false;
    if (cursor === null) return true;
    this.queue.unshift(...this.environment.pending.takeBehind(position, commandsLeft).map(queued));
    return true;
  }

  /** Commands that still wait go on in later steps. */
  leaveRest(): void {
    const left = this.queue.splice(0).map(pendingOf);
    if (this.continuesAt === null) return this.environment.pending.settle(this.processed, left);
    const current = this.inProcess();
    const continued = { ...pendingOf(current), continuation: { cursor: this.continuesAt, begun: this.begun - 1 } };
    const behind = left.map((command) => ({ ...command, behind: current.position }));
    this.environment.pending.settle(this.processed, [continued, ...behind]);
  }

  continueAt(cursor: Cursor): void {
    this.continuesAt = cursor;
  }

  get pieceMax(): number {
    return this.environment.pieceMax;
  }

  get lastKey(): string {
    return this.environment.counters.lastKey();
  }

  get runsAway(): boolean {
    const { chain } = this.inProcess();
    if (chain === '-1') return false;
    return this.environment.pending.processed(chain) + this.processedOf(chain) > this.environment.chainCommandsMax;
  }

  get chainCommandsMax(): number {
    return this.environment.chainCommandsMax;
  }

  newKey(): string {
    return this.environment.counters.nextKey();
  }

  event<V extends ValueType>(valueType: V, intent: EventIntent<V>, key: string, value: object): ZeebeRecord {
    const versions = applierVersions(valueType, intent);
    const record = this.write('EVENT', valueType, intent, key, asJson(value), versions.length);
    versions.at(-1)!(this.environment.state, key, record.value as never);
    this.noteAvailableJob(record);
    return record;
  }

  command<V extends ValueType>(valueType: V, intent: CommandIntent<V>, key: string, value: object): void {
    this.enqueue(valueType, intent, key, asJson(value), null, null, asJson(value));
  }

  reject(type: RejectionType, reason: string, replyType: RejectionType = type): void {
    const { valueType, intent, key, value, request } = this.inProcess();
    const record = this.write('COMMAND_REJECTION', valueType, intent, key, completed(valueType, value));
    this.records[this.records.length - 1] = { ...record, rejectionType: type, rejectionReason: reason };
    if (request === null) return;
    this.replies.push({ request, ok: false, rejectionType: replyType, reason, commandIntent: intent });
  }

  reply(record: ZeebeRecord): void {
    const { request } = this.inProcess();
    if (request !== null) this.replies.push({ request, ok: true, record });
  }

  replyWith<V extends ValueType>(valueType: V, intent: string, key: string, value: object): void {
    this.reply(this.recordOf('EVENT', valueType, intent, key, asJson(value)));
  }

  awaitResult(processInstanceKey: string, fetchVariables: readonly string[]): void {
    const { request } = this.inProcess();
    if (request !== null) this.environment.awaits.add(processInstanceKey, { request, fetchVariables });
  }

  sendResult(processInstanceKey: string, result: (fetchVariables: readonly string[]) => object): void {
    const waiting = this.environment.awaits.take(processInstanceKey);
    if (!waiting) return;
    const value = asJson(result(waiting.fetchVariables));
    const record = this.recordOf('EVENT', 'PROCESS_INSTANCE_RESULT', 'COMPLETED', processInstanceKey, value);
    this.replies.push({ request: waiting.request, ok: true, record });
  }

  refuseResult(processInstanceKey: string, rejectionType: RejectionType, reason: string): void {
    const waiting = this.environment.awaits.take(processInstanceKey);
    if (!waiting) return;
    const commandIntent = 'CREATE_WITH_AWAITING_RESULT';
    this.replies.push({ request: waiting.request, ok: false, rejectionType, reason, commandIntent });
  }

  attempt<Failed>(work: () => Failed | null): Failed | null {
    const { store, counters } = this.environment;
    const [records, queued, replies] = [this.records.length, this.queue.length, this.replies.length];
    const pushed = this.pushed.length;
    const before = counters.mark();
    const failed = store.attempt(work);
    if (failed === null) return null;
    this.records.length = records;
    this.queue.length = queued;
    this.replies.length = replies;
    this.pushed.length = pushed;
    counters.reset(before);
    return failed;
  }

  behaviorOf({ type }: ExecutableElement): ElementBehavior {
    return behaviors[type];
  }

  private enqueue(
    valueType: ValueType,
    intent: string,
    key: string,
    logged: JsonObject,
    request: RequestRef | null,
    prepared: PreparedDeployment | null,
    value: JsonObject,
  ): void {
    const { position } = this.write('COMMAND', valueType, intent, key, logged);
    const chain = this.chainOf(value);
    this.queue.push({ valueType, intent, key, value, request, prepared, position, chain, cursor: null });
  }

  /** What a chain starts belongs to it; a command from outside begins with the process instance it comes to. */
  private chainOf(value: JsonObject): string {
    if (this.current && this.current.chain !== '-1') return this.current.chain;
    const instance = this.current ? value['processInstanceKey'] : undefined;
    return typeof instance === 'string' ? instance : '-1';
  }

  private processedOf(chain: string): number {
    return this.processed.get(chain) ?? 0;
  }

  private write(
    recordType: ZeebeRecord['recordType'],
    valueType: ValueType,
    intent: string,
    key: string,
    value: JsonObject,
    version = 1,
  ): ZeebeRecord {
    const position = this.environment.counters.nextPosition();
    const plain = this.recordOf(recordType, valueType, intent, key, value, position);
    const record = version === 1 ? plain : { ...plain, recordVersion: version };
    this.records.push(record);
    return record;
  }

  private recordOf(
    recordType: ZeebeRecord['recordType'],
    valueType: ValueType,
    intent: string,
    key: string,
    value: JsonObject,
    position = -1,
  ): ZeebeRecord {
    return {
      partitionId: PARTITION_ID,
      position,
      sourceRecordPosition: this.current?.position ?? -1,
      key,
      timestamp: this.nowMs,
      recordType,
      valueType,
      intent,
      value,
      rejectionType: 'NULL_VAL',
      rejectionReason: '',
      brokerVersion: this.environment.brokerVersion,
    };
  }

  private inProcess(): Queued {
    if (!this.current) throw new Error('expected a command in process, but found none');
    return this.current;
  }

  private noteAvailableJob({ valueType, intent, key, value }: ZeebeRecord): void {
    if (valueType !== 'JOB' && valueType !== 'INCIDENT') return;
    const jobKey = valueType === 'JOB' ? key : String(value['jobKey']);
    const job = this.read.jobs.get(jobKey);
    if (job?.state !== 'ACTIVATABLE') return;
    const stream = GOES_TO_STREAMS.has(intent) ? this.environment.streamFor(job.value.type) : null;
    if (!stream || !this.push(stream, jobKey, job.value)) this.jobsAvailable.add(job.value.type);
  }

  /** The job is activated for the stream, which alone gets the variables; false: it is too large for a message. */
  private push(stream: JobStream, key: string, job: JobRecordValue): boolean {
    const { worker, timeout, fetchVariables } = stream;
    const variables = this.read.variables.document(job.elementInstanceKey, fetchVariables);
    const activated: JobRecordValue = { ...job, worker, deadline: this.nowMs + timeout, variables };
    if (JSON.stringify(activated).length > this.jobBatchBytesMax) return false;
    const batch = { type: job.type, worker, timeout, maxJobsToActivate: -1, truncated: false, tenantIds: [] };
    this.event('JOB_BATCH', 'ACTIVATED', this.newKey(), {
      ...batch,
      jobKeys: [key],
      jobs: [{ ...activated, variables: {} }],
    });
    this.pushed.push({ stream: stream.id, key, job: activated });
    return true;
  }
}

function queued(pending: PendingCommand): Queued {
  return { ...pending, request: null, prepared: null, cursor: pending.continuation?.cursor ?? null };
}

function pendingOf({ valueType, intent, key, value, position, chain }: Queued): PendingCommand {
  return { valueType, intent, key, value, position, chain };
}

/** Events that make a job available; of one that a stream gave back, workers hear when they ask, as in Zeebe. */
const GOES_TO_STREAMS: ReadonlySet<string> = new Set([
  'CREATED',
  'FAILED',
  'TIMED_OUT',
  'RECURRED_AFTER_BACKOFF',
  'RESOLVED',
]);

/** The versions of an event's applier; an event without one is a bug. */
export function applierVersions(valueType: ValueType, intent: string): readonly EventApplier<never>[] {
  const ofType: Readonly<Record<string, readonly EventApplier<never>[]>> = appliers[valueType];
  const versions = ofType[intent];
  if (!versions) throw new Error(`expected an applier for ${valueType} ${intent}, but found none`);
  return versions;
}

/** The log keeps a deployment's texts once, in the events of its definitions. */
function withoutTexts(valueType: ValueType, value: JsonObject): JsonObject {
  return valueType === 'DEPLOYMENT' ? { ...value, resources: [] } : value;
}
