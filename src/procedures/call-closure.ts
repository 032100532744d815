import type { ExecutableProcess } from '../model/index.js';
import { calledProcessIds } from './called-process-ids.js';

/**
 * The changed processes with all that they call and all that call them, through any number of calls, as they will
 * stand after the deployment. What has nothing to do with the change is left out: it is not judged again.
 */
export function callClosure(
  changed: readonly ExecutableProcess[],
  others: readonly ExecutableProcess[],
): readonly ExecutableProcess[] {
  const all = new Map([...others, ...changed].map((process) => [process.bpmnProcessId, process]));
  const calls = [...all.values()].flatMap((process) =>
    calledProcessIds(process).map((called) => [process.bpmnProcessId, called] as const),
  );
  const ids = new Set(changed.map((process) => process.bpmnProcessId));
  // A set may grow while it is walked: what is added is visited too.
  for (const id of ids) {
    for (const [caller, called] of calls) {
      if (caller === id) ids.add(called);
      if (called === id) ids.add(caller);
    }
  }
  return [...ids].flatMap((id) => all.get(id) ?? []);
}
