import type { Case } from '../oracle/case.js';

/** The case in a few lines, for people. */
export function outline({ processes, set }: Case): string {
  const lines: string[] = [];
  for (const { bpmnProcessId, elements } of processes) {
    lines.push(bpmnProcessId);
    for (const e of elements.values()) {
      if (e.type === 'PROCESS') continue;
      const more = [
        e.eventType !== 'UNSPECIFIED' && e.eventType !== 'NONE' ? e.eventType : '',
        e.properties['step'] ? `step=${e.properties['step']}` : '',
        e.userTask?.formKey ? `form=${e.userTask.formKey}` : '',
        e.attachedTo ? `on ${e.attachedTo}` : '',
        e.interrupting ? '' : 'non-interrupting',
        e.timer?.expression.source ?? '',
        e.message?.name.source ?? '',
        e.error ? `error ${e.error.errorCode?.source}` : '',
        e.escalation ? `escalation ${e.escalation.escalationCode?.source}` : '',
        e.compensation ? JSON.stringify(e.compensation) : '',
        e.script ? `${e.script.resultVariable}${e.script.expression.source}` : '',
        e.multiInstance
          ? `multi ${e.multiInstance.inputCollection.source} ${e.multiInstance.isSequential ? 'seq' : ''} ${e.multiInstance.completionCondition?.source ?? ''}`
          : '',
        ...e.inputs.map(({ source, target }) => `in ${target}${source.source}`),
        ...e.outputs.map(({ source, target }) => `out ${target}${source.source}`),
        e.calledElement
          ? `${e.calledElement.processId.source} ${e.calledElement.propagateAllParentVariables} ${e.calledElement.propagateAllChildVariables}`
          : '',
      ].filter(Boolean);
      const to = e.outgoing.map(
        ({ target, condition, isDefault }) =>
          `${target}${condition ? ` if ${condition.source}` : ''}${isDefault ? ' (default)' : ''}`,
      );
      lines.push(
        `  ${e.flowScope === bpmnProcessId ? '' : `${e.flowScope}/`}${e.id} ${e.type} ${more.join(' ')} -> ${to.join(' ; ')}`,
      );
    }
  }
  for (const { id, form, guard } of set.obligations)
    lines.push(
      `${id} ${guard ? `[${guard.source}] ` : ''}${JSON.stringify(form, (key, value) => (value && typeof value === 'object' && 'source' in value ? value.source : value))}`,
    );
  return lines.join('\n');
}
