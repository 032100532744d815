import type { ExecutableElement } from '../../../model/index.js';
import type { ObligationSet, StepDefinition } from '../../obligations/definition.js';

export type StepVocabulary = Pick<ObligationSet, 'steps'>;

/** Which steps' facts the completion of an element is. */
export interface StepFacts {
  /** In the order in which they count. */
  readonly steps: readonly string[];
  /** The step whose outcome the completion chooses; null: its facts have no outcome. */
  readonly performs: string | null;
}

/**
 * The form is what a person does: a user task with the form of a declared step is a fact of that step, whatever its tag says. Any
 * other tagged element is a fact of its tag, without an outcome unless it is a user task and the step asks for no form.
 */
export function matchesForm(element: ExecutableElement, { steps }: StepVocabulary): StepFacts {
  const performed = performedStep(element, steps);
  if (performed) return { steps: [performed.step], performs: performed.step };
  const tag = element.properties['step'];
  return { steps: tag === undefined || tag === '' ? [] : [tag], performs: null };
}

export function performedStep(
  element: ExecutableElement,
  steps: ReadonlyMap<string, StepDefinition>,
): StepDefinition | null {
  if (element.type !== 'USER_TASK') return null;
  const form = formOf(element);
  const tag = element.properties['step'];
  const tagged = tag === undefined ? undefined : steps.get(tag);
  if (form !== null) {
    if (tagged?.forms.includes(form)) return tagged;
    for (const step of steps.values()) if (step.forms.includes(form)) return step;
  }
  return tagged && tagged.forms.length === 0 ? tagged : null;
}

export function formOf({ userTask }: ExecutableElement): string | null {
  if (!userTask) return null;
  if (userTask.formKey !== null) return userTask.formKey;
  return userTask.formId?.isStatic ? userTask.formId.source : null;
}
