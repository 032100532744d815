import {
  compileExpression,
  type ExecutableElement,
  type ExecutableProcess,
  type Expression,
  type SequenceFlow,
} from '../../../model/index.js';
import type { ModelEdit } from '../verdict.js';

/**
 * The processes after the edits; those given stay as they are. Null when an edit names what is not there or writes FEEL
 * that does not parse: such an edit is never half done.
 */
export function applyEdits(
  processes: readonly ExecutableProcess[],
  edits: readonly ModelEdit[],
): readonly ExecutableProcess[] | null {
  let edited: readonly ExecutableProcess[] = processes;
  for (const edit of edits) {
    const before = edited.find(({ bpmnProcessId }) => bpmnProcessId === edit.processId);
    const after = before === undefined ? null : applyEdit(before, edit);
    if (after === null) return null;
    edited = edited.map((process) => (process === before ? after : process));
  }
  return edited;
}

function applyEdit(process: ExecutableProcess, edit: ModelEdit): ExecutableProcess | null {
  switch (edit.kind) {
    case 'remove-flow':
      return process.flows.has(edit.flowId) ? withoutFlows(process, new Set([edit.flowId])) : null;
    case 'redirect-flow':
      return process.elements.has(edit.target) ? mapFlow(process, edit.flowId, { target: edit.target }) : null;
    case 'add-flow':
      return addFlow(process, edit);
    case 'set-condition':
      return setCondition(process, edit.flowId, edit.condition);
    case 'set-default':
      return setDefault(process, edit.elementId, edit.flowId);
    case 'set-step':
      return setStep(process, edit.elementId, edit.step);
    case 'remove-element':
      return removeElement(process, edit.elementId);
  }
}

function mapFlow(process: ExecutableProcess, flowId: string, more: Partial<SequenceFlow>): ExecutableProcess | null {
  if (!process.flows.has(flowId)) return null;
  return joined(
    process,
    [...process.flows.values()].map((flow) => (flow.id === flowId ? { ...flow, ...more } : flow)),
  );
}

function withoutFlows(process: ExecutableProcess, gone: ReadonlySet<string>): ExecutableProcess {
  return joined(
    process,
    [...process.flows.values()].filter(({ id }) => !gone.has(id)),
  );
}

function addFlow(
  process: ExecutableProcess,
  { flowId, source, target, condition: text }: Extract<ModelEdit, { kind: 'add-flow' }>,
): ExecutableProcess | null {
  const condition = compiled(text);
  if (condition === undefined || process.flows.has(flowId)) return null;
  if (!process.elements.has(source) || !process.elements.has(target)) return null;
  const flow: SequenceFlow = { id: flowId, name: null, source, target, condition, isDefault: false };
  return joined(process, [...process.flows.values(), flow]);
}

function setCondition(process: ExecutableProcess, flowId: string, text: string | null): ExecutableProcess | null {
  const condition = compiled(text);
  return condition === undefined ? null : mapFlow(process, flowId, { condition });
}

function setDefault(process: ExecutableProcess, elementId: string, flowId: string | null): ExecutableProcess | null {
  const source = process.elements.get(elementId);
  if (source === undefined || (flowId !== null && !source.outgoing.some(({ id }) => id === flowId))) return null;
  const flows = [...process.flows.values()].map((flow) =>
    flow.source === elementId ? { ...flow, isDefault: flow.id === flowId } : flow,
  );
  return joined(process, flows);
}

function setStep(process: ExecutableProcess, elementId: string, step: string | null): ExecutableProcess | null {
  const element = process.elements.get(elementId);
  if (element === undefined) return null;
  const { step: before, ...others } = element.properties;
  void before;
  const properties = step === null ? others : { ...others, step };
  return { ...process, elements: new Map(process.elements).set(elementId, { ...element, properties }) };
}

function removeElement(process: ExecutableProcess, elementId: string): ExecutableProcess | null {
  const element = process.elements.get(elementId);
  if (element === undefined || element.flowScope === null) return null;
  const gone = new Set([elementId, ...element.boundaryEvents, ...inside(process, elementId)]);
  const elements = new Map<string, ExecutableElement>();
  for (const kept of process.elements.values()) {
    if (gone.has(kept.id)) continue;
    const children = kept.children.filter((id) => !gone.has(id));
    const boundaryEvents = kept.boundaryEvents.filter((id) => !gone.has(id));
    elements.set(kept.id, { ...kept, children, boundaryEvents });
  }
  const flows = [...process.flows.values()].filter(({ source, target }) => !gone.has(source) && !gone.has(target));
  return joined({ ...process, elements }, flows);
}

function inside(process: ExecutableProcess, scope: string): readonly string[] {
  const children = process.elements.get(scope)?.children ?? [];
  return children.flatMap((id) => [id, ...inside(process, id)]);
}

/** The process with exactly these flows, known to their ends. */
function joined(process: ExecutableProcess, flows: readonly SequenceFlow[]): ExecutableProcess {
  const elements = [...process.elements.values()].map((element) => ({
    ...element,
    incoming: flows.filter(({ target }) => target === element.id),
    outgoing: flows.filter(({ source }) => source === element.id),
  }));
  return {
    ...process,
    elements: new Map(elements.map((element) => [element.id, element])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
}

/** Undefined: the text is no FEEL. */
function compiled(text: string | null): Expression | null | undefined {
  if (text === null) return null;
  const compilation = compileExpression(text);
  return compilation.ok ? compilation.expression : undefined;
}
