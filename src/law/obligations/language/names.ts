import type { AttributeDefinition } from '../definition.js';

/** Names an obligations file declares. A declaration with errors still declares its name, so that one slip is one error. */
export class Names {
  /** Step to its outcomes; null: they could not be read. */
  readonly steps = new Map<string, readonly string[] | null>();
  /** Null: its definition could not be read. */
  readonly attributes = new Map<string, AttributeDefinition | null>();
  readonly obligations = new Set<string>();
  /** Roots of the variables that steps, attributes, clocks, workers and messages write. */
  readonly variables = new Set<string>();

  declareVariable(path: string | null): void {
    if (path !== null) this.variables.add(path.split('.')[0] ?? path);
  }
}
