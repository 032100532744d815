import {
  compileExpression,
  type ExecutableElement,
  type ExecutableProcess,
  type Expression,
  type Mapping,
  type SequenceFlow,
} from '../../../model/index.js';
import { BLANK_ELEMENT } from '../../../model/testing/blank-element.js';
import { USER_TASK_JOB_TYPE } from '../../../protocol/index.js';

/** An element before it has an id and a place; `inside` is what a sub-process holds. */
export interface ElementSpec extends Partial<ExecutableElement> {
  readonly type: ExecutableElement['type'];
  readonly inside?: { readonly elements: Elements; readonly flows: readonly string[] };
}

export type Elements = Readonly<Record<string, ElementSpec>>;

/**
 * An executable process from its elements by id and its flows as `a -> b`, `a -> b : =condition` or `a -> b : default`.
 * Flow ids are `a-b`.
 */
export function processOf(bpmnProcessId: string, elements: Elements, flows: readonly string[]): ExecutableProcess {
  const graph = { elements: new Map<string, ExecutableElement>(), flows: new Map<string, SequenceFlow>() };
  addScope(graph, bpmnProcessId, { type: 'PROCESS', inside: { elements, flows } }, null);
  return { bpmnProcessId, name: null, versionTag: null, ...graph };
}

export const startEvent = (more: Partial<ExecutableElement> = {}): ElementSpec => ({
  type: 'START_EVENT',
  eventType: 'NONE',
  interrupting: true,
  ...more,
});
export const endEvent = (more: Partial<ExecutableElement> = {}): ElementSpec => ({
  type: 'END_EVENT',
  eventType: 'NONE',
  ...more,
});
export const terminateEnd = (): ElementSpec => endEvent({ eventType: 'TERMINATE' });
export const errorEnd = (code: string): ElementSpec =>
  endEvent({ eventType: 'ERROR', error: { errorCode: expression(code) } });
export const serviceTask = (jobType: string, more: Partial<ExecutableElement> = {}): ElementSpec => ({
  type: 'SERVICE_TASK',
  job: { type: expression(jobType), retries: expression('3'), headers: {} },
  ...more,
});
export const userTask = (task: Partial<NonNullable<ExecutableElement['userTask']>> = {}): ElementSpec => ({
  type: 'USER_TASK',
  job: { type: expression(USER_TASK_JOB_TYPE), retries: expression('1'), headers: {} },
  userTask: {
    formKey: null,
    formId: null,
    assignee: null,
    candidateGroups: null,
    candidateUsers: null,
    dueDate: null,
    followUpDate: null,
    ...task,
  },
});
export const element = (type: ElementSpec['type'], more: Partial<ExecutableElement> = {}): ElementSpec => ({
  type,
  ...more,
});
export const exclusive = (): ElementSpec => ({ type: 'EXCLUSIVE_GATEWAY' });
export const inclusive = (): ElementSpec => ({ type: 'INCLUSIVE_GATEWAY' });
export const parallel = (): ElementSpec => ({ type: 'PARALLEL_GATEWAY' });
export const eventBased = (): ElementSpec => ({ type: 'EVENT_BASED_GATEWAY' });
export const catchTimer = (duration: string): ElementSpec => ({
  type: 'INTERMEDIATE_CATCH_EVENT',
  ...timer(duration),
});
export const catchMessage = (
  name: string,
  correlationKey: string,
  more: Partial<ExecutableElement> = {},
): ElementSpec => ({ type: 'INTERMEDIATE_CATCH_EVENT', ...message(name, correlationKey), ...more });
export const receiveTask = (name: string, correlationKey: string): ElementSpec => ({
  type: 'RECEIVE_TASK',
  interrupting: true,
  message: message(name, correlationKey).message!,
});
/** Attached to the activity with this id. `event` comes from `timer`, `message` or `error`. */
export const boundary = (
  attachedTo: string,
  event: Partial<ExecutableElement>,
  more: Partial<ExecutableElement> = {},
): ElementSpec => ({ type: 'BOUNDARY_EVENT', attachedTo, interrupting: true, ...event, ...more });
export const subProcess = (
  elements: Elements,
  flows: readonly string[],
  more: Partial<ExecutableElement> = {},
): ElementSpec => ({ type: 'SUB_PROCESS', inside: { elements, flows }, ...more });
/** `start` comes from `timer`, `message` or `error`; it is the element `<id>-start` of the event sub-process. */
export const eventSubProcess = (
  id: string,
  start: Partial<ExecutableElement>,
  elements: Elements,
  flows: readonly string[],
  more: Partial<ExecutableElement> = {},
): ElementSpec => ({
  type: 'EVENT_SUB_PROCESS',
  inside: { elements: { [`${id}-start`]: startEvent(start), ...elements }, flows },
  ...more,
});
export const callActivity = (
  processId: string,
  more: Partial<ExecutableElement> = {},
  { parents = true, children = true } = {},
): ElementSpec => ({
  type: 'CALL_ACTIVITY',
  calledElement: {
    processId: expression(processId),
    propagateAllParentVariables: parents,
    propagateAllChildVariables: children,
  },
  ...more,
});

export function timer(
  text: string,
  kind: NonNullable<ExecutableElement['timer']>['kind'] = 'duration',
): Partial<ExecutableElement> {
  return { eventType: 'TIMER', interrupting: true, timer: { kind, expression: expression(text) } };
}

export function message(name: string, correlationKey: string | null): Partial<ExecutableElement> {
  const key = correlationKey === null ? null : expression(correlationKey);
  return { eventType: 'MESSAGE', interrupting: true, message: { name: expression(name), correlationKey: key } };
}

/** Null catches every code. */
export function error(code: string | null): Partial<ExecutableElement> {
  return { eventType: 'ERROR', error: { errorCode: code === null ? null : expression(code) } };
}

/** Marks an activity; expressions as text. */
export function multiInstance(
  inputCollection: string,
  { outputElement, completionCondition, ...more }: MultiInstanceText = {},
): Partial<ExecutableElement> {
  return {
    multiInstance: {
      isSequential: false,
      inputCollection: expression(inputCollection),
      inputElement: null,
      outputCollection: null,
      outputElement: outputElement === undefined ? null : expression(outputElement),
      completionCondition: completionCondition === undefined ? null : expression(completionCondition),
      ...more,
    },
  };
}

interface MultiInstanceText extends Partial<Pick<Loop, 'isSequential' | 'inputElement' | 'outputCollection'>> {
  readonly outputElement?: string;
  readonly completionCondition?: string;
}
type Loop = NonNullable<ExecutableElement['multiInstance']>;

export function mapping(source: string, target: string): Mapping {
  return { source: expression(source), target };
}

export function expression(source: string): Expression {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(`expected a valid expression, found '${source}': ${compiled.message}`);
  return compiled.expression;
}

interface Graph {
  readonly elements: Map<string, ExecutableElement>;
  readonly flows: Map<string, SequenceFlow>;
}

function addScope(graph: Graph, id: string, spec: ElementSpec, flowScope: string | null): void {
  const { inside = { elements: {}, flows: [] }, ...own } = spec;
  const flows = inside.flows.map(parseFlow);
  for (const flow of flows) graph.flows.set(flow.id, flow);
  const children = Object.entries(inside.elements);
  const noneStart = children.find(([, child]) => child.type === 'START_EVENT' && child.eventType === 'NONE');
  const contents = { children: children.map(([child]) => child), noneStartEvent: noneStart?.[0] ?? null };
  graph.elements.set(id, { ...BLANK_ELEMENT, ...own, ...contents, id, flowScope });
  for (const [childId, child] of children) {
    const boundaryEvents = children.filter(([, other]) => other.attachedTo === childId).map(([other]) => other);
    const incoming = flows.filter(({ target }) => target === childId);
    const outgoing = flows.filter(({ source }) => source === childId);
    addScope(graph, childId, { ...child, boundaryEvents, incoming, outgoing }, id);
  }
}

function parseFlow(text: string): SequenceFlow {
  const [, source, target, label] = /^(\S+) -> (\S+)(?: : (.+))?$/.exec(text) ?? [];
  if (source === undefined || target === undefined) throw new Error(`expected a flow 'a -> b', found '${text}'`);
  const isDefault = label === 'default';
  const condition = label === undefined || isDefault ? null : expression(label);
  return { id: `${source}-${target}`, name: null, source, target, condition, isDefault };
}
