import type { ExecutableElement } from '../../../model/index.js';
import type { ObligationSet, StepDefinition } from '../../obligations/definition.js';

/**
 * The declared step that completing the element performs: only user tasks perform any. What the person does is decided by the
 * form; a step without forms is performed by every user task that carries its tag. Null: none.
 */
export function performedStep(element: ExecutableElement, { steps }: ObligationSet): StepDefinition | null {
  if (element.type !== 'USER_TASK') return null;
  const form = formOf(element);
  const all = [...steps.values()];
  const byForm = form === null ? undefined : all.find(({ forms }) => forms.includes(form));
  if (byForm) return byForm;
  const tagged = steps.get(element.properties.step ?? '');
  return tagged?.forms.length === 0 ? tagged : null;
}

function formOf({ userTask }: ExecutableElement): string | null {
  if (userTask?.formKey != null) return userTask.formKey;
  return userTask?.formId?.isStatic === true ? userTask.formId.source : null;
}
