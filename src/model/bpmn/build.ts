import type {
  BpmnElementType,
  BpmnEventType,
  ExecutableElement,
  ExecutableProcess,
  Mapping,
  SequenceFlow,
} from '../graph.js';
import { compileSource, compileValue } from './compile-source.js';
import {
  type BpmnDocument,
  eventKind,
  flowNodesOf,
  isEventSubProcess,
  type FlowView,
  groupedBy,
  type NodeView,
} from './document.js';
import { ELEMENT_TYPES } from './element-types.js';
import { conditionSource } from './expressions.js';
import { lanesOf } from './lanes.js';
import { extension, many, type ModdleElement, text } from './moddle.js';
import { definitionsOf, NO_DEFINITIONS } from './definitions.js';

/** The executable graph of each process. The document has passed every rule; what they exclude is a bug here. */
export function buildProcesses(document: BpmnDocument): ExecutableProcess[] {
  return document.processes.map((process) => buildProcess(process, document));
}

function buildProcess(process: ModdleElement, document: BpmnDocument): ExecutableProcess {
  const inside = scopesWithin(process, document);
  const flows = document.flows.filter(({ scope }) => inside.has(scope)).map(buildFlow);
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const lanes = lanesOf(process);
  const nodes = document.nodes.filter(({ scope }) => inside.has(scope));
  const attached = groupedBy(nodes, ({ element }) => element['attachedToRef']);
  const elements = [rootElement(process), ...nodes.map((node) => buildElement(node, attached, byId, lanes))];
  return {
    bpmnProcessId: idOf(process),
    name: text(process, 'name'),
    versionTag: text(extension(process, 'zeebe:VersionTag'), 'value'),
    elements: new Map(elements.map((element) => [element.id, element])),
    flows: byId,
  };
}

function scopesWithin(process: ModdleElement, document: BpmnDocument): ReadonlySet<ModdleElement> {
  const within = (scope: ModdleElement): boolean =>
    scope === process || (scope.$parent !== undefined && within(scope.$parent));
  return new Set(document.scopes.filter(within));
}

function buildFlow({ element, source, target }: FlowView): SequenceFlow {
  const condition = conditionSource(element);
  return {
    id: idOf(element),
    name: text(element, 'name'),
    source: idOf(source),
    target: idOf(target),
    condition: condition === null ? null : compileSource(condition),
    isDefault: source?.['default'] === element,
  };
}

function rootElement(process: ModdleElement): ExecutableElement {
  return {
    ...common(process),
    ...NO_DEFINITIONS,
    ...contentsOf(process),
    type: 'PROCESS',
    flowScope: null,
    lane: null,
  };
}

function buildElement(
  { element, scope, incoming, outgoing }: NodeView,
  all: ReadonlyMap<unknown, readonly NodeView[]>,
  flows: ReadonlyMap<string, SequenceFlow>,
  lanes: ReadonlyMap<string, string>,
): ExecutableElement {
  const attached = all.get(element) ?? [];
  const host = element['attachedToRef'] as ModdleElement | undefined;
  return {
    ...common(element),
    ...definitionsOf(element),
    ...(element.$type === 'bpmn:SubProcess' ? contentsOf(element) : {}),
    type: typeOf(element),
    eventType: eventTypeOf(element),
    flowScope: idOf(scope),
    lane: lanes.get(idOf(element)) ?? null,
    incoming: incoming.map((flow) => flows.get(idOf(flow.element)) ?? bug('unknown flow')),
    outgoing: outgoing.map((flow) => flows.get(idOf(flow.element)) ?? bug('unknown flow')),
    boundaryEvents: attached.map((boundary) => idOf(boundary.element)),
    attachedTo: host ? idOf(host) : null,
    interrupting: element['cancelActivity'] !== false && element['isInterrupting'] !== false,
  };
}

function typeOf(element: ModdleElement): BpmnElementType {
  if (isEventSubProcess(element)) return 'EVENT_SUB_PROCESS';
  return ELEMENT_TYPES[element.$type] ?? bug(`no type for ${element.$type}`);
}

function common(element: ModdleElement) {
  return {
    id: idOf(element),
    name: text(element, 'name'),
    eventType: 'UNSPECIFIED' as BpmnEventType,
    incoming: [],
    outgoing: [],
    properties: propertiesOf(element),
    inputs: mappingsOf(element, 'inputParameters'),
    outputs: mappingsOf(element, 'outputParameters'),
    boundaryEvents: [],
    attachedTo: null,
    interrupting: true,
    children: [],
    noneStartEvent: null,
  };
}

function contentsOf(scope: ModdleElement): Pick<ExecutableElement, 'children' | 'noneStartEvent'> {
  const nodes = flowNodesOf(scope);
  const start = nodes.find((node) => node.$type === 'bpmn:StartEvent' && eventKind(node) === null);
  return { children: nodes.map(idOf), noneStartEvent: start ? idOf(start) : null };
}

/** Tasks are `UNSPECIFIED`, but for the receive task, which Zeebe counts as a message event. */
function eventTypeOf(element: ModdleElement): BpmnEventType {
  if (element.$type === 'bpmn:ReceiveTask') return 'MESSAGE';
  if (!element.$type.endsWith('Event')) return 'UNSPECIFIED';
  const kind = eventKind(element);
  if (kind === 'Compensate') return 'COMPENSATION';
  return (kind?.toUpperCase() ?? 'NONE') as BpmnEventType;
}

function propertiesOf(element: ModdleElement): Record<string, string> {
  const holder = extension(element, 'zeebe:Properties');
  const entries = holder ? many(holder, 'properties') : [];
  return Object.fromEntries(entries.map((entry) => [text(entry, 'name') ?? '', text(entry, 'value') ?? '']));
}

function mappingsOf(element: ModdleElement, kind: 'inputParameters' | 'outputParameters'): Mapping[] {
  const holder = extension(element, 'zeebe:IoMapping');
  return (holder ? many(holder, kind) : []).map((mapping) => ({
    source: compileValue(text(mapping, 'source')),
    target: (text(mapping, 'target') ?? '').trim(),
  }));
}

function idOf(element: ModdleElement | null): string {
  return element?.id ?? bug('an element without id passed the rules');
}

function bug(message: string): never {
  throw new Error(message);
}
