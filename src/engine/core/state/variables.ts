import type { Json, JsonObject } from '../../../protocol/index.js';
import type { ElementInstances } from './element-instances.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositePrefix, Table } from './table.js';

/** `value` is JSON text: two values are equal when their texts are. */
export interface Variable {
  readonly key: string;
  readonly value: string;
}

/** Variables by scope. Scopes nest as element instances do; a name is read from the nearest scope that has it. */
export class Variables {
  protected readonly variables: Table<Variable>;

  constructor(
    store: KeyValueStore,
    private readonly elements: ElementInstances,
  ) {
    this.variables = new Table(store, 'variable');
  }

  local(scopeKey: string, name: string): Variable | undefined {
    return this.variables.get(variableKey(scopeKey, name));
  }

  /** The value visible in the scope; undefined where no scope up to the root has the name. */
  lookup(scopeKey: string, name: string): Json | undefined {
    const text = this.lookupText(scopeKey, name);
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  }

  /** As `lookup`, as JSON text. */
  lookupText(scopeKey: string, name: string): string | undefined {
    for (const scope of this.scopes(scopeKey)) {
      const variable = this.local(scope, name);
      if (variable) return variable.value;
    }
    return undefined;
  }

  localDocument(scopeKey: string): JsonObject {
    return parsed(this.localTexts(scopeKey));
  }

  /** Everything visible in the scope, or of it only the given names. */
  document(scopeKey: string, names: readonly string[] = []): JsonObject {
    const visible = new Map<string, string>();
    for (const scope of this.scopes(scopeKey)) {
      for (const [name, text] of this.localTexts(scope)) if (!visible.has(name)) visible.set(name, text);
    }
    return parsed(names.length === 0 ? visible : [...visible].filter(([name]) => names.includes(name)));
  }

  /** The scope and those around it, up to the process instance. */
  *scopes(scopeKey: string): Iterable<string> {
    for (let scope: string | null = scopeKey; scope !== null; scope = this.elements.parentKey(scope)) yield scope;
  }

  private *localTexts(scopeKey: string): Iterable<readonly [name: string, text: string]> {
    const prefix = compositePrefix(scopeKey);
    for (const [key, variable] of this.variables.scan(prefix))
      yield [key.slice(prefix.length), variable.value] as const;
  }
}

export class MutableVariables extends Variables {
  put(scopeKey: string, name: string, variable: Variable): void {
    this.variables.put(variableKey(scopeKey, name), variable);
  }

  removeScope(scopeKey: string): void {
    this.variables.deleteAll(compositePrefix(scopeKey));
  }
}

/** The name is the last part and may hold spaces. */
function variableKey(scopeKey: string, name: string): string {
  return compositePrefix(scopeKey) + name;
}

function parsed(texts: Iterable<readonly [name: string, text: string]>): JsonObject {
  // `fromEntries` defines own properties, so a variable named `__proto__` is an ordinary one.
  return Object.fromEntries([...texts].map(([name, text]) => [name, JSON.parse(text) as Json]));
}
