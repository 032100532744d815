import type { BpmnElementType, ExecutableElement, Expression, SequenceFlow } from '../../../model/index.js';
import { matchesForm, type StepVocabulary } from './steps.js';
import type { Net } from './net.js';
import { nodeId } from './net.js';
import type { Node } from '../seam.js';

/** A node as the run simulator needs it: everything looked up once. Processes (the procedure, called ones) are places without a node. */
export interface Place {
  readonly index: number;
  /** Null for a process. */
  readonly node: Node | null;
  readonly element: ExecutableElement;
  readonly type: BpmnElementType;
  /** From the last to the first in the file, as the engine goes. */
  readonly outgoing: readonly { readonly flow: SequenceFlow; readonly target: Place }[];
  /** Position of each incoming flow, by flow id: the join counts by position. */
  readonly incoming: ReadonlyMap<string, number>;
  /** The sub-process or process around; null for the procedure itself. */
  readonly scope: Place | null;
  /** Boundary events, from the last to the first. */
  readonly boundaries: readonly Place[];
  /** Start events of the event sub-processes it holds, in document order. */
  readonly eventStarts: readonly Place[];
  /** What waiting here listens to: itself, targets of an event-based gateway, event sub-processes, boundary events. */
  readonly listens: readonly Place[];
  /** The same for the multi-instance body, and for one inner instance. */
  readonly bodyListens: readonly Place[];
  readonly innerListens: readonly Place[];
  /** Start event of a sub-process, event sub-process or process; null otherwise. */
  readonly start: Place | null;
  /** Every start event of the procedure. */
  readonly starts: readonly Place[];
  /** Process that a call activity runs. */
  readonly called: Place | null;
  /** Catch event of the same link; throw events of links only. */
  readonly linkTarget: Place | null;
  /** Handler behind a compensation boundary event on this activity. */
  readonly handler: Place | null;
  /** The event sub-process whose start event this is. */
  readonly eventSubProcess: Place | null;
  readonly isMulti: boolean;
  readonly isJob: boolean;
  /** Reached behind an event-based gateway: takes no token off a flow. */
  readonly afterEventGateway: boolean;
  /** Steps whose facts its completion is, and the one among them whose outcome the completing user chooses. */
  readonly steps: readonly string[];
  readonly performs: string | null;
  /** Constant texts; null: none, or computed at run time. */
  readonly signalName: string | null;
  readonly errorCode: string | null;
  readonly escalationCode: string | null;
  /** How often its timer fires once it is set; 0: it has no timer. */
  readonly firings: number;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

export interface Places {
  readonly all: readonly Place[];
  /** The procedure's own process. */
  readonly root: Place;
  readonly byNode: ReadonlyMap<string, Place>;
}

/** The places of a net: index 0 is the procedure, then every node, then the processes that are called. */
export function placesOf(net: Net, vocabulary: StepVocabulary): Places {
  const all: Open<Place>[] = [];
  const byNode = new Map<string, Open<Place>>();
  const rootElement = net.process.elements.get(net.procedure);
  if (!rootElement) throw new Error(`expected process ${net.procedure} to be an element of itself`);
  const root = blank(0, null, rootElement);
  all.push(root);
  for (const node of net.nodes) {
    const place = blank(all.length, node, node.element);
    all.push(place);
    byNode.set(node.id, place);
  }
  const processes = new Map<string, Open<Place>>([['', root]]);
  for (const [callId, process] of net.called) {
    const element = process.elements.get(process.bpmnProcessId);
    if (!element) throw new Error(`expected process ${process.bpmnProcessId} to be an element of itself`);
    const place = blank(all.length, null, element);
    all.push(place);
    processes.set(callId, place);
    place.scope = byNode.get(callId) ?? null;
    const call = byNode.get(callId);
    if (call) call.called = place;
  }
  for (const [frame, process] of processes) connectProcess(process, frame, byNode);
  for (const node of net.nodes) {
    const process = processes.get(node.frame);
    if (process) connect(byNode.get(node.id)!, node, process, byNode, vocabulary);
  }
  for (const place of all) {
    listen(place);
    // A call that could not be inlined is work of which nothing is known.
    if (place.type === 'CALL_ACTIVITY' && place.called === null) place.isJob = true;
  }
  return { all, root, byNode };
}

function blank(index: number, node: Node | null, element: ExecutableElement): Open<Place> {
  return {
    index,
    node,
    element,
    type: element.type,
    outgoing: [],
    incoming: new Map(element.incoming.map((flow, i) => [flow.id, i])),
    scope: null,
    boundaries: [],
    eventStarts: [],
    listens: [],
    bodyListens: [],
    innerListens: [],
    start: null,
    starts: [],
    called: null,
    linkTarget: null,
    handler: null,
    eventSubProcess: null,
    isMulti: element.multiInstance !== null,
    isJob: isJob(element),
    afterEventGateway: false,
    steps: [],
    performs: null,
    signalName: element.signal && constantText(element.signal.name),
    errorCode: element.error && constantText(element.error.errorCode),
    escalationCode: element.escalation && constantText(element.escalation.escalationCode),
    firings: firingsOf(element),
  };
}

type ByNode = ReadonlyMap<string, Open<Place>>;

function connectProcess(place: Open<Place>, frame: string, byNode: ByNode): void {
  const children = childPlaces(place.element, frame, byNode);
  place.starts = children.filter(({ type }) => type === 'START_EVENT');
  const { noneStartEvent } = place.element;
  place.start = noneStartEvent === null ? null : (byNode.get(nodeId(frame, noneStartEvent)) ?? null);
  place.eventStarts = eventStartsOf(children, frame, byNode);
}

function connect(place: Open<Place>, node: Node, process: Place, byNode: ByNode, vocabulary: StepVocabulary): void {
  const { element, frame } = node;
  const at = (id: string): Open<Place> => {
    const found = byNode.get(nodeId(frame, id));
    if (!found) throw new Error(`expected element ${id} beside ${node.id}, found none`);
    return found;
  };
  place.scope = node.scope === null || node.scope === frame ? process : at(element.flowScope ?? '');
  place.outgoing = [...element.outgoing].reverse().map((flow) => ({ flow, target: at(flow.target) }));
  place.boundaries = [...element.boundaryEvents].reverse().map(at);
  const children = childPlaces(element, frame, byNode);
  place.eventStarts = eventStartsOf(children, frame, byNode);
  place.start = children.find(({ type }) => type === 'START_EVENT') ?? null;
  if (element.noneStartEvent !== null) place.start = at(element.noneStartEvent);
  place.afterEventGateway = element.incoming.some(({ source }) => at(source).type === 'EVENT_BASED_GATEWAY');
  if (element.link && element.type === 'INTERMEDIATE_THROW_EVENT') {
    const isTarget = ({ type, element: { link } }: Place): boolean =>
      type === 'INTERMEDIATE_CATCH_EVENT' && link?.name === element.link?.name;
    place.linkTarget = childPlaces(place.scope.element, frame, byNode).find(isTarget) ?? null;
  }
  const compensation = place.boundaries.find(({ element: { eventType } }) => eventType === 'COMPENSATION');
  const handlerId = compensation?.element.compensation?.handler ?? null;
  place.handler = handlerId === null ? null : at(handlerId);
  if (element.type === 'START_EVENT' && place.scope.type === 'EVENT_SUB_PROCESS') place.eventSubProcess = place.scope;
  const { steps, performs } = matchesForm(element, vocabulary);
  place.steps = steps;
  place.performs = performs;
}

function childPlaces(element: ExecutableElement, frame: string, byNode: ByNode): Open<Place>[] {
  return element.children.flatMap((id) => byNode.get(nodeId(frame, id)) ?? []);
}

function eventStartsOf(children: readonly Place[], frame: string, byNode: ByNode): Place[] {
  return children
    .filter(({ type }) => type === 'EVENT_SUB_PROCESS')
    .flatMap(({ element }) => childPlaces(element, frame, byNode))
    .filter(({ type }) => type === 'START_EVENT');
}

function listen(place: Open<Place>): void {
  place.bodyListens = place.boundaries;
  const own = place.type === 'RECEIVE_TASK' || place.type === 'INTERMEDIATE_CATCH_EVENT' ? [place] : place.eventStarts;
  place.innerListens = own;
  place.listens =
    place.type === 'EVENT_BASED_GATEWAY' ? place.outgoing.map(({ target }) => target) : [...own, ...place.boundaries];
}

/** Waits for a job of a worker or a person. */
function isJob({ type, eventType, calledDecision, script }: ExecutableElement): boolean {
  switch (type) {
    case 'SERVICE_TASK':
    case 'SEND_TASK':
    case 'USER_TASK':
      return true;
    case 'BUSINESS_RULE_TASK':
      return calledDecision === null;
    case 'SCRIPT_TASK':
      return script === null;
    case 'INTERMEDIATE_THROW_EVENT':
    case 'END_EVENT':
      return eventType === 'MESSAGE';
    default:
      return false;
  }
}

/** The value of an expression that reads nothing; null when it reads something or is no text. */
export function constantText(expression: Expression | null): string | null {
  if (expression === null) return null;
  if (expression.isStatic) return expression.source;
  if (expression.variables.length > 0) return null;
  const result = expression.evaluate({ get: () => undefined, nowMs: 0 });
  return result.ok && typeof result.value === 'string' ? result.value : null;
}

/** Cycles of more rounds than this fire without end. */
const ROUNDS_MAX = 3;

function firingsOf({ timer }: ExecutableElement): number {
  if (!timer) return 0;
  if (timer.kind !== 'cycle') return 1;
  const rounds = /^"?\s*R(\d+)\//.exec(timer.expression.source.replace(/^\s*=\s*/, ''))?.[1];
  const count = rounds === undefined ? Infinity : Math.max(1, Number(rounds));
  return count <= ROUNDS_MAX ? count : Infinity;
}
