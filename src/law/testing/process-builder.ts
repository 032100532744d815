import { compileExpression, type Expression } from '../../model/feel/index.js';
import type { ExecutableElement, ExecutableProcess, SequenceFlow } from '../../model/graph.js';
import { BLANK_ELEMENT } from '../../model/testing/blank-element.js';

export type ElementSketch = Partial<ExecutableElement> & Pick<ExecutableElement, 'id' | 'type'>;

export interface FlowSketch {
  readonly from: string;
  readonly to: string;
  /** FEEL with its `=`. */
  readonly when?: string;
  readonly isDefault?: boolean;
}

/** The expression, compiled; throws what the compiler says of a bad one. */
export function expression(source: string): Expression {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.message}`);
  return compiled.expression;
}

/**
 * A process from its elements and flows; flow ids read `from-to`. Elements sit in the process unless `flowScope` names a
 * sub-process; boundary events are hung on the activity that `attachedTo` names.
 */
export function buildProcess(
  id: string,
  sketches: readonly ElementSketch[],
  links: readonly FlowSketch[],
): ExecutableProcess {
  const flows = links.map(toFlow);
  const root: ElementSketch = { id, type: 'PROCESS', flowScope: null };
  const elements = [root, ...sketches].map((sketch) => complete(sketch, id, sketches, flows));
  return {
    bpmnProcessId: id,
    name: id,
    versionTag: null,
    elements: new Map(elements.map((element) => [element.id, element])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
}

/** A user task that performs the act under the tag. */
export function userTask(
  id: string,
  step: string | null,
  formKey: string,
  more: Partial<ExecutableElement> = {},
): ElementSketch {
  return {
    id,
    type: 'USER_TASK',
    properties: step === null ? {} : { step },
    userTask: {
      formKey,
      formId: null,
      assignee: null,
      candidateGroups: null,
      candidateUsers: null,
      dueDate: null,
      followUpDate: null,
    },
    ...more,
  };
}

export function callActivity(id: string, processId: string): ElementSketch {
  return {
    id,
    type: 'CALL_ACTIVITY',
    calledElement: {
      processId: expression(processId),
      propagateAllParentVariables: false,
      propagateAllChildVariables: false,
    },
  };
}

function toFlow({ from, to, when, isDefault = false }: FlowSketch): SequenceFlow {
  const condition = when === undefined ? null : expression(when);
  return { id: `${from}-${to}`, name: null, source: from, target: to, condition, isDefault };
}

function complete(
  sketch: ElementSketch,
  processId: string,
  sketches: readonly ElementSketch[],
  flows: readonly SequenceFlow[],
): ExecutableElement {
  const children = sketches.filter((child) => (child.flowScope ?? processId) === sketch.id);
  return {
    ...BLANK_ELEMENT,
    flowScope: processId,
    incoming: flows.filter(({ target }) => target === sketch.id),
    outgoing: flows.filter(({ source }) => source === sketch.id),
    boundaryEvents: sketches.filter(({ attachedTo }) => attachedTo === sketch.id).map(({ id }) => id),
    children: children.map(({ id }) => id),
    noneStartEvent: children.find(({ type }) => type === 'START_EVENT')?.id ?? null,
    ...sketch,
  };
}

export interface ProcessEdit {
  /** Elements put in, or in the place of those with the same id. */
  readonly elements?: readonly ElementSketch[];
  /** Flows put in, or in the place of those between the same elements. */
  readonly flows?: readonly FlowSketch[];
  /** Ids of elements, which go with their flows, and `from-to` of flows. */
  readonly removed?: readonly string[];
}

/** The process of these elements and flows after the edit. */
export function editedProcess(
  id: string,
  before: { readonly elements: readonly ElementSketch[]; readonly flows: readonly FlowSketch[] },
  { elements = [], flows = [], removed = [] }: ProcessEdit,
): ExecutableProcess {
  const gone = new Set(removed);
  const replaced = new Set([...elements.map((element) => element.id), ...removed]);
  const links = new Set([...flows.map(({ from, to }) => `${from}-${to}`), ...removed]);
  const kept = before.flows.filter(({ from, to }) => !links.has(`${from}-${to}`) && !gone.has(from) && !gone.has(to));
  return buildProcess(
    id,
    [...before.elements.filter((element) => !replaced.has(element.id)), ...elements],
    [...kept, ...flows],
  );
}
