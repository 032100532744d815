import { elementName, titleOf } from '../words.js';
import { elementsOf, type Candidate, type Strategy } from './strategy.js';

/** Every task gets the tag of the step that its form performs; a task without such a form loses the tag. */
export const tags: Strategy = ({ processes, set }) => {
  const byForm = new Map(
    [...set.steps.values()].flatMap(({ step, forms }) => forms.map((form) => [form, step] as const)),
  );
  const performed = new Set(byForm.values());
  return elementsOf(processes).flatMap(({ process, element }): Candidate[] => {
    if (element.type !== 'USER_TASK') return [];
    const tag = element.properties['step'] ?? null;
    const step = byForm.get(element.userTask?.formKey ?? '') ?? null;
    if (step === tag || (step === null && !performed.has(tag ?? ''))) return [];
    const name = elementName(element);
    const title =
      step === null
        ? {
            zh: `去掉「${name}」的环节标记：其表单不办理该环节`,
            en: `take the tag off “${name}”: its form does not perform that step`,
          }
        : {
            zh: `恢复「${name}」的环节标记“${titleOf(set, step).zh}”`,
            en: `tag “${name}” as ${titleOf(set, step).en} again`,
          };
    return [{ title, edits: [{ processId: process.bpmnProcessId, kind: 'set-step', elementId: element.id, step }] }];
  });
};
