import { calledProcessId } from '../law/structure/flow-graph.js';
import type { ExecutableProcess } from '../model/index.js';

/** Ids of the processes that the call activities name; what only data can tell is left out. */
export function calledProcessIds(process: ExecutableProcess): readonly string[] {
  return [...process.elements.values()].flatMap((element) => calledProcessId(element) ?? []);
}
