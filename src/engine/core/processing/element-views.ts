import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';

/**
 * The element with this id, as flows and events reach it: of a multi-instance activity that is the body. An absent one is a
 * bug, since the id comes from the process itself or was checked before.
 */
export function elementOf(process: ExecutableProcess, elementId: string): ExecutableElement {
  const element = process.elements.get(elementId);
  if (!element) throw new Error(`expected process ${process.bpmnProcessId} to have the element ${elementId}`);
  return element.multiInstance ? bodyOf(element) : element;
}

/** The element that an instance runs: body and inner instances of a multi-instance activity share their id, not their type. */
export function elementOfInstance(
  process: ExecutableProcess,
  { elementId, bpmnElementType }: Pick<ProcessInstanceValue, 'elementId' | 'bpmnElementType'>,
): ExecutableElement {
  const element = process.elements.get(elementId);
  if (!element?.multiInstance) return elementOf(process, elementId);
  return bpmnElementType === 'MULTI_INSTANCE_BODY' ? bodyOf(element) : innerOf(element);
}

/** What each inner instance of the body runs. */
export function innerElementOf(process: ExecutableProcess, body: ExecutableElement): ExecutableElement {
  const element = process.elements.get(body.id);
  if (!element?.multiInstance) throw new Error(`expected ${body.id} to be a multi-instance activity`);
  return innerOf(element);
}

/** Flows and boundary events are the body's, and so is the place in the graph. */
const bodyOf = cached((element) => ({
  ...element,
  type: 'MULTI_INSTANCE_BODY',
  eventType: 'UNSPECIFIED',
  inputs: [],
  outputs: [],
  children: [],
}));

/** The work is the inner instance's: mappings, job, message, contents. */
const innerOf = cached((element) => ({
  ...element,
  incoming: [],
  outgoing: [],
  boundaryEvents: [],
  multiInstance: null,
}));

function cached(view: (element: ExecutableElement) => ExecutableElement) {
  const views = new WeakMap<ExecutableElement, ExecutableElement>();
  return (element: ExecutableElement): ExecutableElement => {
    const known = views.get(element);
    if (known) return known;
    const made = view(element);
    views.set(element, made);
    return made;
  };
}
