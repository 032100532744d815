import type { DecisionRequirementsValue, DecisionValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

export type DecisionRequirements = Omit<DecisionRequirementsValue, 'resource'>;

/** Deployed decisions and the decision requirements graphs they are part of. */
export class Decisions {
  protected readonly graphs: Table<DecisionRequirements>;
  protected readonly resources: Table<string>;
  protected readonly latestGraph: Table<string>;
  protected readonly decisions: Table<DecisionValue>;
  protected readonly latestDecision: Table<string>;
  protected readonly ofGraph: Table<string>;

  constructor(store: KeyValueStore) {
    this.graphs = new Table(store, 'decision_requirements');
    this.resources = new Table(store, 'decision_requirements_resource');
    this.latestGraph = new Table(store, 'decision_requirements_latest');
    this.decisions = new Table(store, 'decision');
    this.latestDecision = new Table(store, 'decision_latest');
    this.ofGraph = new Table(store, 'decision_of_requirements');
  }

  get(decisionKey: string): DecisionValue | undefined {
    return this.decisions.get(decisionKey);
  }

  latest(decisionId: string): DecisionValue | undefined {
    return this.get(this.latestDecision.get(decisionId) ?? '');
  }

  latestRequirements(decisionRequirementsId: string): DecisionRequirements | undefined {
    return this.graphs.get(this.latestGraph.get(decisionRequirementsId) ?? '');
  }

  resource(decisionRequirementsKey: string): string {
    return this.resources.get(decisionRequirementsKey) ?? '';
  }

  requirements(decisionRequirementsKey: string): DecisionRequirements | undefined {
    return this.graphs.get(decisionRequirementsKey);
  }

  inRequirements(decisionRequirementsKey: string): DecisionValue[] {
    const keys = [...this.ofGraph.scan(compositePrefix(decisionRequirementsKey))].map(([, key]) => key);
    return keys.flatMap((key) => this.get(key) ?? []);
  }

  /** Oldest key first. */
  *allRequirements(): Iterable<DecisionRequirements> {
    for (const [, graph] of this.graphs.scan()) yield graph;
  }
}

export class MutableDecisions extends Decisions {
  putRequirements({ resource, ...graph }: DecisionRequirementsValue): void {
    this.graphs.put(graph.decisionRequirementsKey, graph);
    this.resources.put(graph.decisionRequirementsKey, resource);
    this.latestGraph.put(graph.decisionRequirementsId, graph.decisionRequirementsKey);
  }

  putDecision(decision: DecisionValue): void {
    this.decisions.put(decision.decisionKey, decision);
    this.latestDecision.put(decision.decisionId, decision.decisionKey);
    this.ofGraph.put(compositeKey(decision.decisionRequirementsKey, decision.decisionKey), decision.decisionKey);
  }

  /** The latest of what is left of the graph is the latest again; so of the decision in `removeDecision`. */
  removeRequirements({ decisionRequirementsKey: key, decisionRequirementsId: id }: DecisionRequirements): void {
    this.graphs.delete(key);
    this.resources.delete(key);
    const left = [...this.graphs.scan()].map(([, graph]) => graph).filter((one) => one.decisionRequirementsId === id);
    const latest = left.sort((a, b) => b.decisionRequirementsVersion - a.decisionRequirementsVersion)[0];
    if (latest) this.latestGraph.put(id, latest.decisionRequirementsKey);
    else this.latestGraph.delete(id);
  }

  removeDecision({ decisionKey: key, decisionId: id, decisionRequirementsKey }: DecisionValue): void {
    this.decisions.delete(key);
    this.ofGraph.delete(compositeKey(decisionRequirementsKey, key));
    const left = [...this.decisions.scan()].map(([, decision]) => decision).filter((one) => one.decisionId === id);
    const latest = left.sort((a, b) => b.version - a.version)[0];
    if (latest) this.latestDecision.put(id, latest.decisionKey);
    else this.latestDecision.delete(id);
  }
}
