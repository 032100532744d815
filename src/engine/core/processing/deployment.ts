import type { DecisionRequirementsGraph, ExecutableProcess } from '../../../model/index.js';
import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { PreparedResource } from '../interface.js';
import type { DecisionRequirementsValue, DecisionValue, FormValue, ProcessValue } from '../values.js';
import { checksum } from './checksum.js';
import type { Step } from './step.js';

export interface DeployedProcess {
  readonly process: ExecutableProcess;
  readonly value: ProcessValue;
  /** True: the latest version has the same resource name and text, and stands for this one, whatever else the deployment brings. */
  readonly isDuplicate: boolean;
}

export interface DeployedGraph {
  readonly drg: DecisionRequirementsGraph;
  readonly value: DecisionRequirementsValue;
  readonly decisions: readonly DecisionValue[];
  readonly isDuplicate: boolean;
}

export interface DeployedForm {
  readonly value: FormValue;
  readonly isDuplicate: boolean;
}

export interface Deployed {
  readonly processes: readonly DeployedProcess[];
  readonly graphs: readonly DeployedGraph[];
  readonly forms: readonly DeployedForm[];
}

export type ResourceTexts = ReadonlyMap<string, string>;

/** Every definition of the resources with its key and version. What has not changed keeps both. */
export function numberResources(step: Step, resources: readonly PreparedResource[], texts: ResourceTexts): Deployed {
  const processes: DeployedProcess[] = [];
  const graphs: DeployedGraph[] = [];
  const forms: DeployedForm[] = [];
  for (const resource of resources) {
    const text = texts.get(resource.resourceName) ?? '';
    if (resource.kind === 'decision') graphs.push(numberGraph(step, resource.drg, resource.resourceName, text));
    else if (resource.kind === 'form') forms.push(numberForm(step, resource.formId, resource.resourceName, text));
    else
      for (const process of resource.processes)
        processes.push(numberProcess(step, process, resource.resourceName, text));
  }
  return { processes, graphs, forms };
}

/** What is new can run. */
export function writeDefinitions(step: Step, { processes, graphs, forms }: Deployed): void {
  for (const { process, value } of processes.filter(isNew)) {
    step.definitions.addProcess(value.processDefinitionKey, process);
    step.event('PROCESS', 'CREATED', value.processDefinitionKey, value);
  }
  for (const { drg, value, decisions } of graphs.filter(isNew)) {
    step.definitions.addDrg(value.decisionRequirementsKey, drg);
    step.event('DECISION_REQUIREMENTS', 'CREATED', value.decisionRequirementsKey, value);
    for (const decision of decisions) step.event('DECISION', 'CREATED', decision.decisionKey, decision);
  }
  for (const { value } of forms.filter(isNew)) step.event('FORM', 'CREATED', value.formKey, value);
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
    return { process, value: { ...latest, resource }, isDuplicate: true };
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
  return { process, value, isDuplicate: false };
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
    return { drg, value: { ...latest, resource }, decisions, isDuplicate: true };
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
  return { drg, value, decisions, isDuplicate: false };
}

function numberForm(step: Step, formId: string, resourceName: string, resource: string): DeployedForm {
  const latest = step.read.forms.latest(formId);
  if (latest?.resourceName === resourceName && latest.resource === resource)
    return { value: latest, isDuplicate: true };
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
  return { value, isDuplicate: false };
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
