import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExecutableProcess } from '../../model/index.js';

/** Ids that the processes call by a fixed name and that are not among them. */
export function missingCallees(processes: readonly ExecutableProcess[]): string[] {
  const known = new Set(processes.map((process) => process.bpmnProcessId));
  const called = processes.flatMap((process) =>
    [...process.elements.values()].flatMap(({ calledElement }) => calledId(calledElement?.processId)),
  );
  return [...new Set(called)].filter((id) => !known.has(id));
}

function calledId(expression: { isStatic: boolean; source: string } | undefined): string[] {
  return expression?.isStatic === true ? [expression.source] : [];
}

/** The text of a called process where the layout of `processes/` keeps it, seen from the caller's file; null when it is not there. */
export async function readBeside(callerFile: string, bpmnProcessId: string): Promise<string | null> {
  const folder = dirname(callerFile);
  const places = ['.', join('..', bpmnProcessId), join('..', 'shared', bpmnProcessId)];
  for (const place of places) {
    const text = await readFile(join(folder, place, `${bpmnProcessId}.bpmn`), 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  return null;
}
