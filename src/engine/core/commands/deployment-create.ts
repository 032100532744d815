import type { PreparedResource } from '../interface.js';
import {
  type Deployed,
  deploymentValue,
  numberResources,
  renumberDuplicates,
  writeDefinitions,
} from '../processing/deployment.js';
import type { Rejection } from '../processing/failure.js';
import { replaceMessageStarts, replaceStartTimers } from '../processing/start-subscriptions.js';
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

function deploy(step: Step, numbered: Deployed): Rejection | null {
  const changed = [...numbered.processes, ...numbered.graphs].some(({ isDuplicate }) => !isDuplicate);
  const deployed = changed ? renumberDuplicates(step, numbered) : numbered;
  if (changed) {
    writeDefinitions(step, deployed);
    for (const process of deployed.processes) {
      const rejection = replaceStartTimers(step, process);
      if (rejection) return rejection;
    }
  }
  step.reply(step.event('DEPLOYMENT', 'CREATED', step.newKey(), deploymentValue(deployed)));
  if (changed) for (const process of deployed.processes) replaceMessageStarts(step, process);
  return null;
}

/** Null: the resources can stand together. */
function problemOf(resources: readonly PreparedResource[]): string | null {
  if (resources.length === 0) return 'Expected to deploy at least one resource, but none given';
  const seen = new Map<string, string>();
  for (const { id, resourceName } of resources.flatMap(definitionsOf)) {
    const other = seen.get(id);
    if (other !== undefined) {
      return `Expected to deploy new resources, but encountered the following errors:\nDuplicated ${id} in resources '${other}' and '${resourceName}'`;
    }
    seen.set(id, resourceName);
  }
  return null;
}

function definitionsOf(resource: PreparedResource): { id: string; resourceName: string }[] {
  const { resourceName } = resource;
  const ids =
    resource.kind === 'process'
      ? resource.processes.map(({ bpmnProcessId }) => `process id '${bpmnProcessId}'`)
      : [
          `decision requirements id '${resource.drg.id}'`,
          ...resource.drg.decisions.map(({ id }) => `decision id '${id}'`),
        ];
  return ids.map((id) => ({ id, resourceName }));
}
