import type { ProcessValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, Table } from './table.js';

export type ProcessDefinition = Omit<ProcessValue, 'resource'>;

/** Deployed processes by key and by id and version; their texts apart, since only a restart reads them. */
export class ProcessDefinitions {
  protected readonly definitions: Table<ProcessDefinition>;
  protected readonly resources: Table<string>;
  protected readonly byVersion: Table<string>;
  protected readonly latestVersion: Table<number>;

  constructor(store: KeyValueStore) {
    this.definitions = new Table(store, 'process');
    this.resources = new Table(store, 'process_resource');
    this.byVersion = new Table(store, 'process_version');
    this.latestVersion = new Table(store, 'process_latest');
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
  }
}
