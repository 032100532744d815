import type { PreparedResource } from '../interface.js';
import { type Deployed, deploymentValue, isNew, numberResources, writeDefinitions } from '../processing/deployment.js';
import type { Rejection } from '../processing/failure.js';
import { replaceEventStarts, replaceStartTimers } from '../processing/start-subscriptions.js';
import type { Step } from '../processing/step.js';
import type { CommandHandler } from './command-handler.js';
import { objects, text } from '../processing/command-fields.js';

/** Every definition of the resources can run and is the latest of its id. A deployment that changes nothing adds nothing. */
export const deploymentCreate: CommandHandler = ({ value, prepared }, step) => {
  if (!prepared) throw new Error('expected DEPLOYMENT CREATE with its resources prepared, but found none');
  if (!prepared.ok) return step.reject('INVALID_ARGUMENT', prepared.reason);
  const reason = problemOf(prepared.resources);
  if (reason !== null) return step.reject('INVALID_ARGUMENT', reason);
  const texts = new Map(
    objects(value, 'resources').map((item) => [text(item, 'resourceName'), text(item, 'resource')]),
  );
  const rejection = step.attempt(() => deploy(step, numberResources(step, prepared.resources, texts)));
  if (rejection) step.reject(rejection.type, rejection.reason);
};

function deploy(step: Step, deployed: Deployed): Rejection | null {
  writeDefinitions(step, deployed);
  const processes = deployed.processes.filter(isNew);
  for (const process of processes) {
    const rejection = replaceStartTimers(step, process);
    if (rejection) return rejection;
  }
  step.reply(step.event('DEPLOYMENT', 'CREATED', step.newKey(), deploymentValue(deployed)));
  for (const process of processes) replaceEventStarts(step, process);
  return null;
}

/** Null: the resources can stand together. */
function problemOf(resources: readonly PreparedResource[]): string | null {
  if (resources.length === 0) return 'Expected to deploy at least one resource, but none given';
  const seen = new Map<string, string>();
  for (const { kind, id, resourceName } of resources.flatMap(idsOf)) {
    const other = seen.get(`${kind} ${id}`);
    if (other !== undefined) {
      const problem = duplicated(kind, id, other, resourceName);
      return `Expected to deploy new resources, but encountered the following errors:\n${problem}`;
    }
    seen.set(`${kind} ${id}`, resourceName);
  }
  return null;
}

type IdKind = 'process' | 'decision' | 'decision requirements' | 'form';
interface ResourceId {
  readonly kind: IdKind;
  readonly id: string;
  readonly resourceName: string;
}

function idsOf(resource: PreparedResource): ResourceId[] {
  const { resourceName } = resource;
  const ids = (kind: IdKind, all: readonly string[]) => all.map((id) => ({ kind, id, resourceName }));
  switch (resource.kind) {
    case 'process':
      return ids(
        'process',
        resource.processes.map(({ bpmnProcessId }) => bpmnProcessId),
      );
    case 'decision':
      return [
        ...ids('decision requirements', [resource.drg.id]),
        ...ids(
          'decision',
          resource.drg.decisions.map(({ id }) => id),
        ),
      ];
    case 'form':
      return ids('form', [resource.formId]);
  }
}

function duplicated(kind: IdKind, id: string, first: string, second: string): string {
  if (kind === 'process') return `Duplicated process id in resources '${first}' and '${second}'`;
  return `Expected the ${kind} ids to be unique within a deployment but found a duplicated id '${id}' in the resources '${first}' and '${second}'.`;
}
