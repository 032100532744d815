import {
  createDefinitions,
  createEngine,
  MemoryStore,
  type Command,
  type PreparedResource,
  type Reply,
} from '../../src/engine/core/index.js';
import type { DecisionRequirementsGraph, ExecutableProcess } from '../../src/model/index.js';
import type { CommandIntent, JsonObject, ValueType, ZeebeRecord } from '../../src/protocol/index.js';

export interface ElementEvent {
  readonly intent: string;
  readonly elementId: string;
  readonly elementType: string;
}

interface Stored {
  readonly [name: string]: unknown;
}

const START_MS = Date.parse('2026-09-07T09:00:00+08:00');

/** The core of the embedded engine on a store in the heap, moved by element ids. Every move answers null, or why it failed. */
export class ReplayEngine {
  private readonly records: ZeebeRecord[] = [];
  private readonly store = new MemoryStore();
  private readonly engine = createEngine(this.store, { definitions: createDefinitions(), brokerVersion: '8.5.8' });
  private reply: Reply | null = null;

  constructor(
    private readonly processes: readonly ExecutableProcess[],
    decisions: readonly DecisionRequirementsGraph[],
  ) {
    const resources = [
      ...decisions.map((drg): PreparedResource => ({ kind: 'decision', resourceName: `${drg.id}.dmn`, drg })),
      ...processes.map((process): PreparedResource => ({
        kind: 'process',
        resourceName: `${process.bpmnProcessId}.bpmn`,
        processes: [process],
      })),
    ];
    const value = { resources: resources.map(({ resourceName }) => ({ resourceName, resource: resourceName })) };
    const refused = this.send('DEPLOYMENT', 'CREATE', value, { prepared: { ok: true, resources } });
    if (refused !== null) throw new Error(`expected a deployment, found ${refused}`);
  }

  start(bpmnProcessId: string, elementId: string, variables: JsonObject): string | null {
    const event = this.processes.find((process) => process.bpmnProcessId === bpmnProcessId)?.elements.get(elementId);
    if (event?.eventType === 'MESSAGE') return this.publishTo(elementId, variables);
    if (event?.eventType === 'SIGNAL') return this.signalTo(elementId, variables);
    if (event?.eventType === 'TIMER') return this.fireTimer(elementId);
    return this.send('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId, variables });
  }

  completeJob(elementId: string, variables: JsonObject): string | null {
    const key = this.openJob(elementId);
    return key === null ? 'no open job' : this.send('JOB', 'COMPLETE', { variables }, { key });
  }

  throwError(elementId: string, errorCode: string, variables: JsonObject): string | null {
    const key = this.openJob(elementId);
    return key === null ? 'no open job' : this.send('JOB', 'THROW_ERROR', { errorCode, variables }, { key });
  }

  publishTo(elementId: string, variables: JsonObject): string | null {
    const waiting = this.rows('process_message_subscription').find(
      ([, row]) => valueOf(row)['elementId'] === elementId,
    );
    const starting = this.rows('message_start_subscription').find(
      ([, row]) => valueOf(row)['startEventId'] === elementId,
    );
    const found = waiting ?? starting;
    if (found === undefined) return 'nothing waits for the message';
    const { messageName: name, correlationKey } = valueOf(found[1]);
    const value = { name, correlationKey: correlationKey ?? '', variables, timeToLive: 0 } as unknown as JsonObject;
    return this.send('MESSAGE', 'PUBLISH', value);
  }

  signalTo(elementId: string, variables: JsonObject): string | null {
    const found = this.rows('signal_subscription').find(([, row]) => valueOf(row)['catchEventId'] === elementId);
    // A signal that is thrown inside, or that another event got at the same time, has come already.
    if (found === undefined) return this.hasTriggered(elementId) ? null : 'nothing waits for the signal';
    return this.send('SIGNAL', 'BROADCAST', { signalName: String(valueOf(found[1])['signalName']), variables });
  }

  fireTimer(elementId: string): string | null {
    const found = this.rows('timer').find(([, row]) => row['targetElementId'] === elementId);
    return found === undefined ? 'no such timer' : this.send('TIMER', 'TRIGGER', {}, { key: found[0] });
  }

  /** Elements in the order in which they are activated and completed. */
  elementEvents(): readonly ElementEvent[] {
    return this.records
      .filter(({ recordType, valueType }) => recordType === 'EVENT' && valueType === 'PROCESS_INSTANCE')
      .filter(({ intent }) => intent === 'ELEMENT_ACTIVATED' || intent === 'ELEMENT_COMPLETED')
      .map(({ intent, value }) => ({
        intent,
        elementId: String(value['elementId']),
        elementType: String(value['bpmnElementType']),
      }));
  }

  log(): string {
    return this.records
      .filter(({ recordType }) => recordType !== 'COMMAND')
      .filter(({ valueType }) => ['PROCESS_INSTANCE', 'INCIDENT', 'JOB', 'VARIABLE', 'TIMER'].includes(valueType))
      .map(({ valueType, intent, value }) => {
        const what = value['elementId'] ?? value['targetElementId'] ?? value['name'] ?? '';
        const more = value['errorMessage'] ?? (valueType === 'VARIABLE' ? value['value'] : '');
        return `${valueType} ${intent} ${String(what)} ${String(more ?? '')}`.trim();
      })
      .join('\n');
  }

  private hasTriggered(elementId: string): boolean {
    return this.elementEvents().some((event) => event.elementId === elementId);
  }

  private openJob(elementId: string): string | null {
    const found = this.rows('job').find(([, row]) => valueOf(row)['elementId'] === elementId);
    return found?.[0] ?? null;
  }

  private rows(table: string): readonly (readonly [key: string, row: Stored])[] {
    return [...this.store.scan<Stored>(table, '')];
  }

  private send<V extends ValueType>(
    valueType: V,
    intent: CommandIntent<V>,
    value: JsonObject,
    more: Partial<Command> = {},
  ): string | null {
    this.reply = null;
    this.step({ valueType, intent, key: '-1', value, ...more, request: 'replay' } as Command);
    while (this.engine.hasPending()) this.step('PENDING');
    const reply = this.reply as Reply | null;
    return reply?.ok === false ? reply.reason : null;
  }

  private step(work: Command | 'PENDING'): void {
    const { records, replies } = this.engine.run(work, START_MS);
    this.records.push(...records);
    this.reply = replies[0] ?? this.reply;
  }
}

function valueOf(row: Stored): Stored {
  return (row['value'] ?? {}) as Stored;
}
