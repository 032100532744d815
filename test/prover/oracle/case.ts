import type { DecisionRequirementsGraph, ExecutableElement, ExecutableProcess } from '../../../src/model/index.js';
import type { ObligationSet, StepDefinition } from '../../../src/law/obligations/definition.js';

/** What the oracle is asked about: the procedure, what it calls, its tables and its obligations. */
export interface Case {
  readonly processes: readonly ExecutableProcess[];
  readonly procedure: string;
  readonly decisions: readonly DecisionRequirementsGraph[];
  readonly set: ObligationSet;
}

export const processOf = (subject: Case, id: string): ExecutableProcess | undefined =>
  subject.processes.find(({ bpmnProcessId }) => bpmnProcessId === id);

/** The declared step that completing the element performs: by its form, else by its tag; null: none, or it is no user task. */
export function performed(element: ExecutableElement, { steps }: ObligationSet): StepDefinition | null {
  if (element.type !== 'USER_TASK') return null;
  const form = element.userTask?.formKey ?? null;
  const byForm = form === null ? undefined : [...steps.values()].find(({ forms }) => forms.includes(form));
  if (byForm) return byForm;
  const tagged = steps.get(element.properties['step'] ?? '');
  return tagged && tagged.forms.length === 0 ? tagged : null;
}

/** Names of all variables that the file declares. */
export function declaredVariables({ steps, attributes, clocks }: ObligationSet): Set<string> {
  const root = (path: string): string => path.split('.')[0]!;
  return new Set([
    ...[...steps.values()]
      .flatMap(({ outcomeVariable, writes }) => [...(outcomeVariable ? [outcomeVariable] : []), ...writes])
      .map(root),
    ...[...attributes.values()].flatMap(({ variable }) => (variable === null ? [] : [root(variable)])),
    ...clocks.map(({ variable }) => root(variable)),
  ]);
}
