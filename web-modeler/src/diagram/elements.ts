import type { Locale } from '../i18n';
import { diagramWord } from './translate-module';

/** What the table view says of one element of a diagram. */
export interface ElementRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly lane: string;
  readonly step: string;
  readonly next: readonly string[];
}

interface BusinessObject {
  readonly id: string;
  readonly name?: string;
  readonly $type: string;
  readonly lanes?: readonly BusinessObject[];
  readonly outgoing?: readonly { readonly name?: string; readonly targetRef?: BusinessObject }[];
  readonly eventDefinitions?: readonly { readonly $type: string }[];
  readonly extensionElements?: {
    readonly values?: readonly {
      readonly $type: string;
      readonly properties?: readonly { name: string; value: string }[];
    }[];
  };
  readonly $instanceOf: (type: string) => boolean;
}

interface RegistryElement {
  readonly id: string;
  readonly type: string;
  readonly labelTarget?: unknown;
  readonly businessObject: BusinessObject;
}

export interface ElementRegistry {
  filter(test: (element: RegistryElement) => boolean): readonly unknown[];
  get(id: string): unknown;
}

/** Flow nodes of the diagram with lane, legal step and where each leads, in the order of the file. */
export function elementRows(registry: ElementRegistry, locale: Locale): ElementRow[] {
  const nodes = registry.filter(
    (element) => element.labelTarget === undefined && isFlowNode(element.businessObject),
  ) as readonly RegistryElement[];
  const lanes = laneNames(registry);
  return nodes.map(({ businessObject }) => ({
    id: businessObject.id,
    name: businessObject.name ?? '',
    type: typeName(businessObject, locale),
    lane: lanes.get(businessObject.id) ?? '',
    step: stepOf(businessObject),
    next: (businessObject.outgoing ?? []).map((flow) => nextName(flow)),
  }));
}

function isFlowNode(object: BusinessObject | undefined): boolean {
  return object !== undefined && typeof object.$instanceOf === 'function' && object.$instanceOf('bpmn:FlowNode');
}

function laneNames(registry: ElementRegistry): Map<string, string> {
  const lanes = registry.filter((element) => element.type === 'bpmn:Lane') as readonly RegistryElement[];
  const names = new Map<string, string>();
  for (const { businessObject } of lanes) {
    const members = (businessObject as unknown as { flowNodeRef?: readonly BusinessObject[] }).flowNodeRef ?? [];
    for (const member of members) names.set(member.id, businessObject.name ?? businessObject.id);
  }
  return names;
}

/** 'bpmn:IntermediateCatchEvent' with a timer: "Timer intermediate catch event", translated. */
function typeName(object: BusinessObject, locale: Locale): string {
  const words = object.$type
    .replace('bpmn:', '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const event = object.eventDefinitions?.[0]?.$type.replace('bpmn:', '').replace('EventDefinition', '').toLowerCase();
  const english = event === undefined ? words : `${event} ${words}`;
  const label = english.replace('sub process', 'sub-process').replace('event based', 'event-based');
  return diagramWord(label.charAt(0).toUpperCase() + label.slice(1), locale);
}

/** The legal tag of the element: `zeebe:properties`, name `step`. */
function stepOf(object: BusinessObject): string {
  const properties = object.extensionElements?.values?.find((value) => value.$type === 'zeebe:Properties')?.properties;
  return properties?.find((property) => property.name === 'step')?.value ?? '';
}

function nextName(flow: { readonly name?: string; readonly targetRef?: BusinessObject }): string {
  const target = flow.targetRef?.name ?? flow.targetRef?.id ?? '';
  return flow.name === undefined ? target : `${flow.name} → ${target}`;
}
