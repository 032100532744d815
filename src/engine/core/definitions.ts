import type { DecisionRequirementsGraph, ExecutableProcess } from '../../model/index.js';
import type { Definitions } from './interface.js';

/** Parsed definitions in the heap. */
export function createDefinitions(): Definitions {
  const processes = new Map<string, ExecutableProcess>();
  const drgs = new Map<string, DecisionRequirementsGraph>();
  return {
    process: (key) => found(processes, key, 'process'),
    drg: (key) => found(drgs, key, 'decision requirements graph'),
    addProcess: (key, process) => void processes.set(key, process),
    addDrg: (key, drg) => void drgs.set(key, drg),
  };
}

function found<T>(parsed: ReadonlyMap<string, T>, key: string, kind: string): T {
  const definition = parsed.get(key);
  if (definition === undefined) throw new Error(`expected the ${kind} with key '${key}' to be loaded, but it is not`);
  return definition;
}
