import type { BpmnElementType, ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import { eventsOf } from './catch-events.js';
import { ElementContext, elementOf } from './element-context.js';
import { subscribe, unsubscribeMessage } from './event-subscriptions.js';
import { evaluateString } from './expressions.js';
import type { Rejection } from './failure.js';
import type { Step } from './step.js';

export interface Migration {
  readonly instance: ElementInstance;
  readonly source: ExecutableProcess;
  readonly target: ProcessDefinition;
  /** The target's graph. */
  readonly process: ExecutableProcess;
  /** Target element by source element. */
  readonly mapping: ReadonlyMap<string, string>;
}

/** What 8.5 migrates; everything else is refused. */
const SUPPORTED: ReadonlySet<string> = new Set([
  'PROCESS',
  'SERVICE_TASK',
  'USER_TASK',
  'SUB_PROCESS',
  'CALL_ACTIVITY',
] satisfies BpmnElementType[]);

/** Every element instance, its job, incident and variables belong to the target definition. */
export function migrateInstance(step: Step, plan: Migration): Rejection | null {
  const reason = eventSubProcessProblem(plan);
  if (reason !== null) return { type: 'INVALID_STATE', reason };
  const waiting = [plan.instance];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const problem = migrateElement(step, plan, next);
    if (problem !== null) return { type: 'INVALID_STATE', reason: `${expected(plan)} ${problem}` };
    waiting.push(...step.read.elements.children(next.key));
  }
  return null;
}

/** Each once, in the order in which they come again. */
export function duplicatesIn(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

const expected = ({ instance }: Migration): string => `Expected to migrate process instance '${instance.key}' but`;

/** Null: the element instance is migrated. */
function migrateElement(step: Step, plan: Migration, instance: ElementInstance): string | null {
  const target = targetOf(plan, instance);
  if (typeof target === 'string') return target;
  const problem =
    flowScopeProblem(step, plan, instance, target) ??
    boundaryProblem('active', instance.value.elementId, step.read.definitions, instance.value) ??
    targetBoundaryProblem(plan, target) ??
    concurrencyProblem(instance);
  if (problem !== null) return problem;
  const { processDefinitionKey, bpmnProcessId, version } = plan.target;
  const value = { ...instance.value, processDefinitionKey, bpmnProcessId, version, elementId: target.id };
  step.event('PROCESS_INSTANCE', 'ELEMENT_MIGRATED', instance.key, value);
  migrateJob(step, instance.jobKey, value);
  migrateIncident(step, instance.jobKey ?? instance.key, value);
  migrateVariables(step, instance.key, value);
  return migrateEvents(step, plan, instance.value.elementId, instance.key, value);
}

/** The element to go on in, or what is wrong. */
function targetOf({ mapping, process }: Migration, { value }: ElementInstance): ExecutableElement | string {
  const { elementId, bpmnElementType } = value;
  const active = `active element with id '${elementId}'`;
  if (!SUPPORTED.has(bpmnElementType)) {
    return `${active} has an unsupported type. The migration of a ${bpmnElementType} is not supported.`;
  }
  if (bpmnElementType === 'PROCESS') return elementOf(process, process.bpmnProcessId);
  const targetId = mapping.get(elementId);
  if (targetId === undefined) {
    return `no mapping instruction defined for ${active}. Elements cannot be migrated without a mapping.`;
  }
  const target = elementOf(process, targetId);
  const targetType = target.multiInstance ? 'MULTI_INSTANCE_BODY' : target.type;
  if (targetType === bpmnElementType) return target;
  return (
    `${active} and type '${bpmnElementType}' is mapped to an element with id '${targetId}' and different type '${targetType}'. ` +
    `Elements must be mapped to elements of the same type.`
  );
}

function flowScopeProblem(
  step: Step,
  { process }: Migration,
  { value }: ElementInstance,
  target: ExecutableElement,
): string | null {
  if (target.id === process.bpmnProcessId) return null;
  // Scopes are migrated before what they hold.
  const scopeId = step.read.elements.require(value.flowScopeKey).value.elementId;
  if (scopeId === target.flowScope) return null;
  return (
    `the flow scope of active element with id '${value.elementId}' is changed. The flow scope of the active element is ` +
    `expected to be '${scopeId}' but was '${target.flowScope}'. The flow scope of an element cannot be changed during migration yet.`
  );
}

function boundaryProblem(
  side: 'active' | 'target',
  elementId: string,
  definitions: Step['read']['definitions'],
  { processDefinitionKey }: Pick<ProcessInstanceValue, 'processDefinitionKey'>,
): string | null {
  const process = definitions.process(processDefinitionKey);
  const events = elementOf(process, elementId).boundaryEvents.map((id) => elementOf(process, id));
  const types = new Set(events.map(({ eventType }) => eventType).filter((type) => type !== 'MESSAGE'));
  if (types.size === 0) return null;
  return (
    `${side} element with id '${elementId}' has one or more boundary events of types '${[...types].join(',')}'. ` +
    `Migrating ${side} elements with boundary events of these types is not possible yet.`
  );
}

function targetBoundaryProblem({ process, target }: Migration, { id }: ExecutableElement): string | null {
  return boundaryProblem('target', id, { process: () => process } as never, target);
}

/** A token on its way to an element is not in the state of any. */
function concurrencyProblem({ activeSequenceFlows }: ElementInstance): string | null {
  if (activeSequenceFlows === 0) return null;
  return 'a concurrent command was executed on the process instance. Please retry the migration.';
}

function eventSubProcessProblem({ source, process }: Migration): string | null {
  const text = 'Expected to migrate process instance but';
  const has = (graph: ExecutableProcess) =>
    elementOf(graph, graph.bpmnProcessId).children.some((id) => elementOf(graph, id).type === 'EVENT_SUB_PROCESS');
  if (has(source)) {
    return `${text} process instance has an event subprocess. Process instances with event subprocesses cannot be migrated yet.`;
  }
  if (!has(process)) return null;
  return `${text} target process has an event subprocess. Target processes with event subprocesses cannot be migrated yet.`;
}

function migrateJob(step: Step, jobKey: string | null, value: ProcessInstanceValue): void {
  const job = jobKey === null ? undefined : step.read.jobs.get(jobKey);
  if (jobKey === null || !job) return;
  const { processDefinitionKey, bpmnProcessId, version: processDefinitionVersion, elementId } = value;
  const migrated = { ...job.value, processDefinitionKey, bpmnProcessId, processDefinitionVersion, elementId };
  step.event('JOB', 'MIGRATED', jobKey, migrated);
}

function migrateIncident(step: Step, ownerKey: string, value: ProcessInstanceValue): void {
  const key = step.read.incidents.keyOf(ownerKey);
  const incident = key === null ? undefined : step.read.incidents.get(key);
  if (key === null || !incident) return;
  const { processDefinitionKey, bpmnProcessId, elementId } = value;
  step.event('INCIDENT', 'MIGRATED', key, { ...incident, processDefinitionKey, bpmnProcessId, elementId });
}

/** The record leaves the value out, as Zeebe's does. */
function migrateVariables(step: Step, scopeKey: string, value: ProcessInstanceValue): void {
  const { processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId } = value;
  for (const name of Object.keys(step.read.variables.localDocument(scopeKey))) {
    const { key } = step.read.variables.local(scopeKey, name)!;
    const owner = { scopeKey, processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId };
    step.event('VARIABLE', 'MIGRATED', key, { name, value: 'null', ...owner });
  }
}

/** The instance no longer waits for the events of its old element, and waits for those of the new one. */
function migrateEvents(
  step: Step,
  { process, mapping }: Migration,
  sourceId: string,
  key: string,
  value: ProcessInstanceValue,
): string | null {
  const context = new ElementContext(step, key, value);
  const mapped = new Set(mapping.values());
  const events = eventsOf(process, context.element);
  const catching = events.find(({ id }) => mapped.has(id));
  if (catching) {
    return (
      `active element with id '${sourceId}' is mapped to element with id '${value.elementId}' that must be subscribed to ` +
      `mapped catch event with id '${catching.id}'. Migrating active elements with mapped catch events is not possible yet.`
    );
  }
  for (const event of events) {
    const name = event.message && evaluateString(context, event.message.name);
    if (!name?.ok || !step.read.subscriptions.ofProcess(key, name.value)) continue;
    return (
      `active element with id '${value.elementId}' attempts to subscribe to a message it is already subscribed to with name ` +
      `'${name.value}'. Migrating active elements that subscribe to a message they are already subscribed to is not possible yet. ` +
      `Please provide a mapping instruction to message catch event with id '${event.id}' to migrate the respective message subscription.`
    );
  }
  const old = step.read.subscriptions.ofElement(key);
  const failure = events.length > 0 ? subscribe(context) : null;
  if (failure) {
    return (
      `active element with id '${sourceId}' is mapped to element with id '${value.elementId}' that must be subscribed to ` +
      `a message catch event. ${failure.message}`
    );
  }
  for (const subscription of old) unsubscribeMessage(step, subscription);
  return null;
}
