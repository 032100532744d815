/** What the engine has acknowledged, as facts that its log must show from then on. */
export class Ledger {
  private readonly facts = new Set<string>();
  /** Business ids of instances that were asked for, acknowledged or not. */
  readonly ids: string[] = [];
  /** Acknowledged instances, newest last. */
  readonly instances: string[] = [];

  acknowledged(fact: string): void {
    this.facts.add(fact);
  }

  get size(): number {
    return this.facts.size;
  }

  missingFrom(seen: ReadonlyMap<string, number>): string[] {
    return [...this.facts].filter((fact) => !seen.has(fact));
  }
}

/** A variable of a scope has had the value. */
export const variableFact = (scopeKey: string, name: string, json: string) => `VARIABLE ${scopeKey} ${name} ${json}`;
/** The record is in the log. */
export const eventFact = (valueType: string, intent: string, key: string) => `${valueType} ${intent} ${key}`;
export const instanceFact = (processInstanceKey: string) => `INSTANCE ${processInstanceKey}`;
