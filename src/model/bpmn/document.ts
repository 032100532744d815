import { many, type ModdleElement, type ModdleWarning, one } from './moddle.js';

/** A flow node with the sequence flows that name it; the `incoming` and `outgoing` lists of the XML are not relied on. */
export interface NodeView {
  readonly element: ModdleElement;
  /** The process or sub-process directly around it. */
  readonly scope: ModdleElement;
  readonly incoming: readonly FlowView[];
  readonly outgoing: readonly FlowView[];
}

export interface FlowView {
  readonly element: ModdleElement;
  readonly scope: ModdleElement;
  /** Null when the reference leads nowhere. */
  readonly source: ModdleElement | null;
  readonly target: ModdleElement | null;
}

/** What the rules look at and the graph is built from: the executable processes of one BPMN file, in document order. */
export interface BpmnDocument {
  readonly definitions: ModdleElement;
  readonly processes: readonly ModdleElement[];
  /** Processes and sub-processes. */
  readonly scopes: readonly ModdleElement[];
  readonly nodes: readonly NodeView[];
  readonly nodeOf: ReadonlyMap<ModdleElement, NodeView>;
  readonly flows: readonly FlowView[];
  readonly warnings: readonly ModdleWarning[];
}

const SUB_PROCESSES = ['bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess'];
/** Flow elements that hold data and do nothing. */
const DATA = ['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'];

export function viewOf(definitions: ModdleElement, warnings: readonly ModdleWarning[]): BpmnDocument {
  const roots = many(definitions, 'rootElements').filter((root) => root.$type === 'bpmn:Process');
  const processes = roots.filter((process) => process['isExecutable'] === true);
  const scopes = processes.flatMap(withSubProcesses);
  const flows = scopes.flatMap(flowsOf);
  const [incoming, outgoing] = [groupedBy(flows, ({ target }) => target), groupedBy(flows, ({ source }) => source)];
  const nodes = scopes.flatMap((scope) =>
    flowNodesOf(scope).map((element) => ({
      element,
      scope,
      incoming: incoming.get(element) ?? [],
      outgoing: outgoing.get(element) ?? [],
    })),
  );
  const nodeOf = new Map(nodes.map((node) => [node.element, node]));
  return { definitions, processes, scopes, nodes, nodeOf, flows, warnings };
}

function withSubProcesses(scope: ModdleElement): ModdleElement[] {
  return [scope, ...many(scope, 'flowElements').filter(isSubProcess).flatMap(withSubProcesses)];
}

export function isSubProcess(element: ModdleElement): boolean {
  return SUB_PROCESSES.includes(element.$type);
}

/** Starts by its event, not by a flow. */
export function isEventSubProcess(element: ModdleElement): boolean {
  return element.$type === 'bpmn:SubProcess' && element['triggeredByEvent'] === true;
}

function flowsOf(scope: ModdleElement): FlowView[] {
  return many(scope, 'flowElements')
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    .map((element) => ({ element, scope, source: one(element, 'sourceRef'), target: one(element, 'targetRef') }));
}

/** Direct flow nodes of a scope, without sequence flows and data. */
export function flowNodesOf(scope: ModdleElement): ModdleElement[] {
  return many(scope, 'flowElements').filter(({ $type }) => $type !== 'bpmn:SequenceFlow' && !DATA.includes($type));
}

/** Items by a key, in their order. (`Map.groupBy` needs Node 21.) */
export function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The event definitions of an event. */
export function eventDefinitions(event: ModdleElement): readonly ModdleElement[] {
  return many(event, 'eventDefinitions');
}

/** The event's definition of a kind such as `Signal`; null when it has none of that kind. */
export function definitionOf(event: ModdleElement, kind: string): ModdleElement | null {
  return eventDefinitions(event).find(({ $type }) => $type === `bpmn:${kind}EventDefinition`) ?? null;
}

/** True for events that make something happen; the others wait for it. */
export function throwsEvent({ $type }: ModdleElement): boolean {
  return $type === 'bpmn:IntermediateThrowEvent' || $type === 'bpmn:EndEvent';
}

/** The kind of an event: `Timer`, `Message`, …; null for none events. */
export function eventKind(event: ModdleElement): string | null {
  const [definition] = eventDefinitions(event);
  return definition ? definition.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1') : null;
}
