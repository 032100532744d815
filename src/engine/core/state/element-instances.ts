import { leftAfterJoin } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { KeyValueStore } from './key-value-store.js';
import type { ElementState } from './lifecycle.js';
import { compositeKey, compositePrefix, lastPart, Table } from './table.js';

/** A live element instance; it leaves the state with ELEMENT_COMPLETED or ELEMENT_TERMINATED. */
export interface ElementInstance {
  readonly key: string;
  readonly state: ElementState;
  readonly value: ProcessInstanceValue;
  /** Live element instances whose flow scope this is. */
  readonly childCount: number;
  /** Sequence flows taken in this scope whose target is not active yet. */
  readonly activeSequenceFlows: number;
  readonly jobKey: string | null;
  /** Call activities: the called process instance. */
  readonly calledChildInstanceKey: string | null;
  /** Scopes: the terminate end event or event sub-process that ends every other path, else null. */
  readonly interruptingElementId: string | null;
  /** False once an interrupting boundary event was triggered: no further event reaches this instance. */
  readonly acceptsEvents: boolean;
  /** True once an interrupting event was triggered: only boundary events may still follow. */
  readonly interruptedByEvent: boolean;
  /** Multi-instance bodies and their inner instances only. */
  readonly loop?: Loop;
}

/** Inner instance: its number, from 1. Body: how many inner instances there were, and how many of them have ended how. */
export interface Loop {
  readonly counter: number;
  readonly completed: number;
  readonly terminated: number;
}

const NO_LOOP: Loop = { counter: 0, completed: 0, terminated: 0 };

export class ElementInstances {
  protected readonly instances: Table<ElementInstance>;
  protected readonly childKeys: Table<true>;
  protected readonly takenFlows: Table<number>;
  protected readonly running: Table<number>;

  constructor(store: KeyValueStore) {
    this.instances = new Table(store, 'element_instance');
    this.childKeys = new Table(store, 'element_child');
    this.takenFlows = new Table(store, 'taken_sequence_flow');
    this.running = new Table(store, 'running_instances');
  }

  get(key: string): ElementInstance | undefined {
    return this.instances.get(key);
  }

  /** The instance with this key; an absent one is a bug. */
  require(key: string): ElementInstance {
    const instance = this.get(key);
    if (!instance) throw new Error(`expected an element instance with key '${key}', but found none`);
    return instance;
  }

  /** True while a process instance of exactly this version has not ended. */
  runsInstanceOf(processDefinitionKey: string): boolean {
    return (this.running.get(processDefinitionKey) ?? 0) > 0;
  }

  /** Key of the enclosing scope; null for a process instance and for a scope that does not exist (yet). */
  parentKey(key: string): string | null {
    const flowScopeKey = this.get(key)?.value.flowScopeKey ?? '-1';
    return flowScopeKey === '-1' ? null : flowScopeKey;
  }

  /** Children in key order. */
  children(scopeKey: string): ElementInstance[] {
    return [...this.childrenAfter(scopeKey, '')];
  }

  /** Children with a greater key, in key order; '' is before all. */
  *childrenAfter(scopeKey: string, key: string): Iterable<ElementInstance> {
    const scope = compositePrefix(scopeKey);
    for (const [entry] of this.childKeys.scan(scope, scope + key)) yield this.require(lastPart(entry));
  }

  /** How many of the gateway's incoming flows were taken at least once and not joined yet. */
  takenFlowCount(scopeKey: string, gatewayId: string): number {
    return [...this.takenFlows.scan(compositePrefix(scopeKey, gatewayId))].length;
  }

  /** Tokens in the scope that wait at a parallel gateway for others. */
  tokensAtJoins(scopeKey: string): number {
    let tokens = 0;
    for (const [, count] of this.takenFlows.scan(compositePrefix(scopeKey))) tokens += count;
    return tokens;
  }
}

export class MutableElementInstances extends ElementInstances {
  create(instance: ElementInstance): void {
    this.instances.put(instance.key, instance);
    this.count(instance.value, 1);
    const scopeKey = instance.value.flowScopeKey;
    if (scopeKey === '-1') return;
    this.childKeys.put(compositeKey(scopeKey, instance.key), true);
    this.update(scopeKey, (scope) => ({ childCount: scope.childCount + 1 }));
  }

  update(key: string, change: (instance: ElementInstance) => Partial<ElementInstance>): void {
    const instance = this.require(key);
    this.instances.put(key, { ...instance, ...change(instance) });
  }

  /** The instance belongs to another element, maybe of another definition. */
  migrate(key: string, value: ProcessInstanceValue): void {
    this.count(this.require(key).value, -1);
    this.update(key, () => ({ value }));
    this.count(value, 1);
  }

  remove(key: string): void {
    const { value } = this.require(key);
    this.instances.delete(key);
    this.count(value, -1);
    this.takenFlows.deleteAll(compositePrefix(key));
    if (value.flowScopeKey === '-1') return;
    this.childKeys.delete(compositeKey(value.flowScopeKey, key));
    this.update(value.flowScopeKey, (scope) => ({ childCount: scope.childCount - 1 }));
  }

  /** The body has one inner instance more, which is numbered. */
  countInnerInstance(bodyKey: string, innerKey: string): void {
    const { loop = NO_LOOP } = this.require(bodyKey);
    const counter = loop.counter + 1;
    this.update(bodyKey, () => ({ loop: { ...loop, counter } }));
    this.update(innerKey, () => ({ loop: { ...NO_LOOP, counter } }));
  }

  /** An inner instance of the body has ended; nothing where the scope is no body. */
  countEnd(scopeKey: string, how: 'completed' | 'terminated'): void {
    const scope = this.get(scopeKey);
    if (scope?.value.bpmnElementType !== 'MULTI_INSTANCE_BODY') return;
    const { loop = NO_LOOP } = scope;
    this.update(scopeKey, () => ({ loop: { ...loop, [how]: loop[how] + 1 } }));
  }

  takeFlow(scopeKey: string, gatewayId: string, flowId: string): void {
    const key = compositeKey(scopeKey, gatewayId, flowId);
    this.takenFlows.put(key, (this.takenFlows.get(key) ?? 0) + 1);
  }

  /** Each incoming flow of the gateway counts one less; what is left waits for the next join (Tetris). */
  joinFlows(scopeKey: string, gatewayId: string): void {
    for (const [key, count] of this.takenFlows.scan(compositePrefix(scopeKey, gatewayId))) {
      const left = leftAfterJoin(count);
      if (left > 0) this.takenFlows.put(key, left);
      else this.takenFlows.delete(key);
    }
  }

  private count({ bpmnElementType, processDefinitionKey: key }: ProcessInstanceValue, change: 1 | -1): void {
    if (bpmnElementType !== 'PROCESS') return;
    const running = (this.running.get(key) ?? 0) + change;
    if (running > 0) this.running.put(key, running);
    else this.running.delete(key);
  }
}
