import type { DecisionRequirementsGraph, ExecutableProcess } from '../../../model/index.js';
import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { PreparedResource } from '../interface.js';
import type { DecisionRequirementsValue, DecisionValue, FormValue, ProcessValue } from '../values.js';
import { checksum } from './checksum.js';
import type { Step } from './step.js';

export interface DeployedProcess {
  readonly kind: 'process';
  readonly process: ExecutableProcess;
  readonly value: ProcessValue;
  /** True: the latest version has the same resource name and text, and stands for this one, whatever else the deployment brings. */
  readonly isDuplicate: boolean;
}

export interface DeployedGraph {
  readonly kind: 'graph';
  readonly drg: DecisionRequirementsGraph;
  readonly value: DecisionRequirementsValue;
  readonly decisions: readonly DecisionValue[];
  readonly isDuplicate: boolean;
}

export interface DeployedForm {
  readonly kind: 'form';
  readonly value: FormValue;
  readonly isDuplicate: boolean;
}

type DeployedDefinition = DeployedProcess | DeployedGraph | DeployedForm;

export interface Deployed {
  /** Every definition in the order of the resources. */
  readonly all: readonly DeployedDefinition[];
  readonly processes: readonly DeployedProcess[];
  readonly graphs: readonly DeployedGraph[];
  readonly forms: readonly DeployedForm[];
}

export type ResourceTexts = ReadonlyMap<string, string>;

/** Every definition of the resources with its key and version. What has not changed keeps both. */
export function numberResources(step: Step, resources: readonly PreparedResource[], texts: ResourceTexts): Deployed {
  const all: DeployedDefinition[] = [];
  for (const resource of resources) all.push(...numberResource(step, resource, texts.get(resource.resourceName) ?? ''));
  return {
    all,
    processes: all.filter((one) => one.kind === 'process'),
    graphs: all.filter((one) => one.kind === 'graph'),
    forms: all.filter((one) => one.kind === 'form'),
  };
}

function numberResource(step: Step, resource: PreparedResource, text: string): DeployedDefinition[] {
  const { resourceName } = resource;
  if (resource.kind === 'decision') return [numberGraph(step, resource.drg, resourceName, text)];
  if (resource.kind === 'form') return [numberForm(step, resource.formId, resourceName, text)];
  return resource.processes.map((process) => numberProcess(step, process, resourceName, text));
}

/** What is new can run. */
export function writeDefinitions(step: Step, { all }: Deployed): void {
  for (const one of all.filter(isNew)) writeDefinition(step, one);
}

function writeDefinition(step: Step, one: DeployedDefinition): void {
  if (one.kind === 'process') {
    step.definitions.addProcess(one.value.processDefinitionKey, one.process);
    step.event('PROCESS', 'CREATED', one.value.processDefinitionKey, one.value);
  } else if (one.kind === 'graph') {
    step.definitions.addDrg(one.value.decisionRequirementsKey, one.drg);
    step.event('DECISION_REQUIREMENTS', 'CREATED', one.value.decisionRequirementsKey, one.value);
    for (const decision of one.decisions) step.event('DECISION', 'CREATED', decision.decisionKey, decision);
  } else step.event('FORM', 'CREATED', one.value.formKey, one.value);
}

/** What the reply says about the deployment; the resources' texts stay behind. */
export function deploymentValue({ processes, graphs, forms }: Deployed): object {
  return {
    resources: [],
    processesMetadata: processes.map(({ value, isDuplicate }) => ({
      ...withoutResource(value),
      duplicate: isDuplicate,
    })),
    decisionRequirementsMetadata: graphs.map(({ value, isDuplicate }) => ({
      ...withoutResource(value),
      duplicate: isDuplicate,
    })),
    decisionsMetadata: graphs.flatMap(({ decisions, isDuplicate }) =>
      decisions.map((one) => ({ ...one, duplicate: isDuplicate })),
    ),
    formMetadata: forms.map(({ value, isDuplicate }) => ({ ...withoutResource(value), duplicate: isDuplicate })),
    tenantId: DEFAULT_TENANT,
  };
}

function numberProcess(
  step: Step,
  process: ExecutableProcess,
  resourceName: string,
  resource: string,
): DeployedProcess {
  const latest = step.read.processes.latest(process.bpmnProcessId);
  const text = latest && step.read.processes.resource(latest.processDefinitionKey);
  if (latest?.resourceName === resourceName && text === resource) {
    return { kind: 'process', process, value: { ...latest, resource }, isDuplicate: true };
  }
  return newProcess(step, process, { resourceName, resource });
}

function newProcess(
  step: Step,
  process: ExecutableProcess,
  { resourceName, resource }: Pick<ProcessValue, 'resourceName' | 'resource'>,
): DeployedProcess {
  const value: ProcessValue = {
    bpmnProcessId: process.bpmnProcessId,
    version: step.read.processes.nextVersion(process.bpmnProcessId),
    processDefinitionKey: step.newKey(),
    resourceName,
    resource,
    checksum: checksum(resource),
    duplicate: false,
    tenantId: DEFAULT_TENANT,
  };
  return { kind: 'process', process, value, isDuplicate: false };
}

function numberGraph(
  step: Step,
  drg: DecisionRequirementsGraph,
  resourceName: string,
  resource: string,
): DeployedGraph {
  const latest = step.read.decisions.latestRequirements(drg.id);
  const text = latest && step.read.decisions.resource(latest.decisionRequirementsKey);
  if (latest?.resourceName === resourceName && text === resource) {
    const decisions = step.read.decisions.inRequirements(latest.decisionRequirementsKey);
    // Another graph may have brought a later version of one of its decisions; then this one is needed again.
    const areLatest = decisions.every(
      (one) => step.read.decisions.latest(one.decisionId)?.decisionKey === one.decisionKey,
    );
    if (areLatest) return { kind: 'graph', drg, value: { ...latest, resource }, decisions, isDuplicate: true };
  }
  return newGraph(step, drg, { resourceName, resource });
}

function newGraph(
  step: Step,
  drg: DecisionRequirementsGraph,
  { resourceName, resource }: Pick<DecisionRequirementsValue, 'resourceName' | 'resource'>,
): DeployedGraph {
  const value: DecisionRequirementsValue = {
    decisionRequirementsId: drg.id,
    decisionRequirementsName: drg.name,
    decisionRequirementsVersion: (step.read.decisions.latestRequirements(drg.id)?.decisionRequirementsVersion ?? 0) + 1,
    decisionRequirementsKey: step.newKey(),
    namespace: drg.namespace,
    resourceName,
    resource,
    checksum: checksum(resource),
    duplicate: false,
    tenantId: DEFAULT_TENANT,
  };
  const decisions = drg.decisions.map(({ id, name }) => ({
    decisionId: id,
    decisionName: name,
    version: (step.read.decisions.latest(id)?.version ?? 0) + 1,
    decisionKey: step.newKey(),
    decisionRequirementsId: drg.id,
    decisionRequirementsKey: value.decisionRequirementsKey,
    duplicate: false,
    tenantId: DEFAULT_TENANT,
  }));
  return { kind: 'graph', drg, value, decisions, isDuplicate: false };
}

function numberForm(step: Step, formId: string, resourceName: string, resource: string): DeployedForm {
  const latest = step.read.forms.latest(formId);
  if (latest?.resourceName === resourceName && latest.resource === resource)
    return { kind: 'form', value: latest, isDuplicate: true };
  const version = step.read.forms.nextVersion(formId);
  const value: FormValue = {
    formId,
    version,
    formKey: step.newKey(),
    resourceName,
    resource,
    checksum: checksum(resource),
    duplicate: false,
    tenantId: DEFAULT_TENANT,
  };
  return { kind: 'form', value, isDuplicate: false };
}

export function isNew({ isDuplicate }: { readonly isDuplicate: boolean }): boolean {
  return !isDuplicate;
}

function withoutResource<T extends { readonly resource: string }>({
  resource: _resource,
  ...rest
}: T): Omit<T, 'resource'> {
  return rest;
}
