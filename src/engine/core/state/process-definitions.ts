import type { ProcessValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

export type ProcessDefinition = Omit<ProcessValue, 'resource'>;

/** Deployed processes by key and by id and version; their texts apart, since only a restart reads them. */
export class ProcessDefinitions {
  protected readonly definitions: Table<ProcessDefinition>;
  protected readonly resources: Table<string>;
  protected readonly byVersion: Table<string>;
  protected readonly latestVersion: Table<number>;
  protected readonly lastVersion: Table<number>;

  constructor(store: KeyValueStore) {
    this.definitions = new Table(store, 'process');
    this.resources = new Table(store, 'process_resource');
    this.byVersion = new Table(store, 'process_version');
    this.latestVersion = new Table(store, 'process_latest');
    this.lastVersion = new Table(store, 'process_last_version');
  }

  get(key: string): ProcessDefinition | undefined {
    return this.definitions.get(key);
  }

  resource(key: string): string {
    return this.resources.get(key) ?? '';
  }

  latest(bpmnProcessId: string): ProcessDefinition | undefined {
    return this.version(bpmnProcessId, this.latestVersion.get(bpmnProcessId) ?? 0);
  }

  version(bpmnProcessId: string, version: number): ProcessDefinition | undefined {
    const key = this.byVersion.get(compositeKey(bpmnProcessId, String(version)));
    return key === undefined ? undefined : this.get(key);
  }

  /** The highest version below this one. */
  before(bpmnProcessId: string, version: number): ProcessDefinition | undefined {
    const keys = [...this.byVersion.scan(compositePrefix(bpmnProcessId))].map(([, key]) => this.get(key)!);
    return keys.filter((one) => one.version < version).sort((a, b) => b.version - a.version)[0];
  }

  /** Version of the next one that is deployed; the number of a deleted one does not come again. */
  nextVersion(bpmnProcessId: string): number {
    return (this.lastVersion.get(bpmnProcessId) ?? this.latestVersion.get(bpmnProcessId) ?? 0) + 1;
  }

  /** Oldest key first. */
  *all(): Iterable<ProcessDefinition> {
    for (const [, definition] of this.definitions.scan()) yield definition;
  }
}

export class MutableProcessDefinitions extends ProcessDefinitions {
  put({ resource, ...definition }: ProcessValue): void {
    const { processDefinitionKey, bpmnProcessId, version } = definition;
    this.definitions.put(processDefinitionKey, definition);
    this.resources.put(processDefinitionKey, resource);
    this.byVersion.put(compositeKey(bpmnProcessId, String(version)), processDefinitionKey);
    this.latestVersion.put(bpmnProcessId, Math.max(version, this.latestVersion.get(bpmnProcessId) ?? 0));
    this.lastVersion.put(bpmnProcessId, version);
  }

  /** The version before it is the latest again. */
  remove(key: string): void {
    const definition = this.get(key);
    if (!definition) return;
    const { bpmnProcessId, version } = definition;
    const isLatest = this.latest(bpmnProcessId)?.processDefinitionKey === key;
    const previous = this.before(bpmnProcessId, version);
    this.definitions.delete(key);
    this.resources.delete(key);
    this.byVersion.delete(compositeKey(bpmnProcessId, String(version)));
    if (!isLatest) return;
    if (previous) this.latestVersion.put(bpmnProcessId, previous.version);
    else this.latestVersion.delete(bpmnProcessId);
  }
}
