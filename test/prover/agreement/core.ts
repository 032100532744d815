import { createDefinitions, createEngine, MemoryStore, type Command } from '../../../src/engine/core/index.js';
import type { CommandIntent, JsonObject, ValueType, ZeebeRecord } from '../../../src/protocol/index.js';
import type { Case } from '../oracle/case.js';
import { NOW_MS } from '../oracle/world.js';

interface Live {
  readonly key: string;
  readonly state: string;
  readonly value: {
    readonly elementId: string;
    readonly bpmnProcessId: string;
    readonly bpmnElementType: string;
    readonly flowScopeKey: string;
  };
}

/** What a client can do next. */
export type Open =
  | { readonly what: 'job'; readonly key: string; readonly e: string; readonly type: string }
  | { readonly what: 'timer'; readonly key: string; readonly e: string }
  | { readonly what: 'message'; readonly name: string }
  | { readonly what: 'signal'; readonly name: string };

/** The engine's core on a store in the heap with one running case; its clock stands still, timers are fired by hand. */
export class Core {
  readonly records: ZeebeRecord[] = [];
  private readonly store = new MemoryStore();
  private readonly engine = createEngine(this.store, { definitions: createDefinitions(), brokerVersion: '8.5.8' });
  private instance = '';

  constructor(subject: Case) {
    const resources = [
      ...subject.processes.map((process) => ({
        kind: 'process' as const,
        resourceName: `${process.bpmnProcessId}.bpmn`,
        processes: [process],
      })),
      ...subject.decisions.map((drg) => ({ kind: 'decision' as const, resourceName: `${drg.id}.dmn`, drg })),
    ];
    const value = { resources: resources.map(({ resourceName }) => ({ resourceName, resource: resourceName })) };
    this.run({
      valueType: 'DEPLOYMENT',
      intent: 'CREATE',
      key: '-1',
      value,
      prepared: { ok: true, resources },
    } as Command);
  }

  start(bpmnProcessId: string, variables: JsonObject): void {
    this.send('PROCESS_INSTANCE_CREATION', 'CREATE', '-1', { bpmnProcessId, variables });
    const created = this.records.find(
      ({ valueType, intent }) => valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED',
    );
    this.instance = String(created?.value['processInstanceKey']);
  }

  send<V extends ValueType>(valueType: V, intent: CommandIntent<V>, key: string, value: JsonObject): void {
    this.run({ valueType, intent, key, value } as Command);
  }

  live(): Live[] {
    return [...this.store.scan<Live>('element_instance', '')].map(([, one]) => one);
  }

  /** Every live instance, called processes included, as the oracle writes them. */
  marking(): string[] {
    return this.live()
      .map(
        ({ value }) =>
          `${value.bpmnProcessId}/${value.elementId}${value.bpmnElementType === 'MULTI_INSTANCE_BODY' ? '*' : ''}`,
      )
      .sort();
  }

  variables(): JsonObject {
    const prefix = `${this.instance} `;
    const entries = [...this.store.scan<{ value: string }>('variable', prefix)];
    return Object.fromEntries(entries.map(([key, { value }]) => [key.slice(prefix.length), JSON.parse(value)]));
  }

  open(): Open[] {
    const jobs = [...this.store.scan<{ value: { type: string; elementId: string; errorCode?: string } }>('job', '')]
      .filter(([, { value }]) => !value.errorCode)
      .map(([key, { value }]): Open => ({ what: 'job', key, e: value.elementId, type: value.type }));
    const timers = this.engine
      .due(Number.MAX_SAFE_INTEGER, 1_000)
      .filter(({ valueType }) => valueType === 'TIMER')
      .map(({ key, value }): Open => ({ what: 'timer', key, e: String(value['targetElementId']) }));
    const names = (table: string, field: string): string[] => [
      ...new Set(
        [...this.store.scan<{ value?: JsonObject }>(table, '')].map(([, one]) =>
          String((one.value ?? (one as JsonObject))[field]),
        ),
      ),
    ];
    const messages = names('message_subscription', 'messageName').map((name): Open => ({ what: 'message', name }));
    const signals = names('signal_subscription', 'signalName').map((name): Open => ({ what: 'signal', name }));
    return [...jobs, ...timers, ...messages, ...signals];
  }

  perform(open: Open, variables: JsonObject): void {
    switch (open.what) {
      case 'job':
        return this.send('JOB', 'COMPLETE', open.key, { variables });
      case 'timer': {
        const due = this.engine.due(Number.MAX_SAFE_INTEGER, 1_000).find(({ key }) => key === open.key);
        return due && this.run(due);
      }
      case 'message':
        return this.send('MESSAGE', 'PUBLISH', '-1', {
          name: open.name,
          correlationKey: 'k',
          variables,
          timeToLive: 0,
        });
      case 'signal':
        return this.send('SIGNAL', 'BROADCAST', '-1', { signalName: open.name, variables: {} });
    }
  }

  throwError(key: string, errorCode: string): void {
    this.send('JOB', 'THROW_ERROR', key, { errorCode });
  }

  /** An error was thrown that nothing catches: an incident, which only operators mend. */
  uncaught(): boolean {
    return [...this.store.scan<{ errorType: string }>('incident', '')].some(
      ([, one]) => one.errorType === 'UNHANDLED_ERROR_EVENT',
    );
  }

  private run(command: Command): void {
    let result = this.engine.run(command, NOW_MS);
    this.records.push(...result.records);
    while (this.engine.hasPending()) {
      result = this.engine.run('PENDING', NOW_MS);
      this.records.push(...result.records);
    }
  }
}
