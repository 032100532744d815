import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { DecisionRequirements } from '../state/decisions.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import {
  cancelStartTimers,
  closeEventStarts,
  openEventStarts,
  openStartTimers,
} from '../processing/start-subscriptions.js';
import type { Rejection } from '../processing/failure.js';
import type { Step } from '../processing/step.js';
import type { CommandHandler } from './command-handler.js';
import { key } from '../processing/command-fields.js';

/**
 * The process version, decision requirements graph or form is gone, and the version before it is the latest. A process version
 * that has running instances stays.
 */
export const resourceDeletionDelete: CommandHandler = ({ value }, step) => {
  const resourceKey = key(value, 'resourceKey');
  const remove = removalOf(step, resourceKey);
  if (!remove) {
    const reason = `Expected to delete resource but no resource found with key \`${resourceKey}\``;
    return step.reject('NOT_FOUND', reason);
  }
  const rejection = step.attempt(() => {
    const eventKey = step.newKey();
    step.event('RESOURCE_DELETION', 'DELETING', eventKey, { resourceKey, tenantId: '' });
    const failed = remove();
    if (failed) return failed;
    step.reply(step.event('RESOURCE_DELETION', 'DELETED', eventKey, { resourceKey, tenantId: DEFAULT_TENANT }));
    return null;
  });
  if (rejection) step.reject(rejection.type, rejection.reason);
};

/** What removes the resource with this key; null: there is none. */
function removalOf(step: Step, resourceKey: string): (() => Rejection | null) | null {
  const { processes, decisions, forms } = step.read;
  const process = processes.get(resourceKey);
  if (process) return () => removeProcess(step, process);
  const graph = decisions.requirements(resourceKey);
  if (graph) return () => removeGraph(step, graph);
  const form = forms.get(resourceKey);
  if (form) return () => (step.event('FORM', 'DELETED', step.newKey(), form), null);
  return null;
}

function removeProcess(step: Step, definition: ProcessDefinition): Rejection | null {
  const { processDefinitionKey, bpmnProcessId } = definition;
  if (step.read.elements.runsInstanceOf(processDefinitionKey)) {
    const reason = `Expected to delete resource with key \`${processDefinitionKey}\` but there are still running instances`;
    return { type: 'INVALID_STATE', reason };
  }
  const isLatest = step.read.processes.latest(bpmnProcessId)?.processDefinitionKey === processDefinitionKey;
  const value = { ...definition, resource: '', checksum: '' };
  step.event('PROCESS', 'DELETING', step.newKey(), value);
  const rejection = isLatest ? handStartsBack(step, definition) : null;
  if (!rejection) step.event('PROCESS', 'DELETED', step.newKey(), value);
  return rejection;
}

/** Timers, messages and signals start the version before this one again. */
function handStartsBack(step: Step, definition: ProcessDefinition): Rejection | null {
  cancelStartTimers(step, definition.processDefinitionKey);
  closeEventStarts(step, definition.bpmnProcessId);
  const previous = step.read.processes.before(definition.bpmnProcessId, definition.version);
  if (!previous) return null;
  const process = step.read.definitions.process(previous.processDefinitionKey);
  const rejection = openStartTimers(step, previous, process);
  if (!rejection) openEventStarts(step, previous, process);
  return rejection;
}

function removeGraph(step: Step, graph: DecisionRequirements): null {
  const { decisions } = step.read;
  for (const decision of decisions.inRequirements(graph.decisionRequirementsKey)) {
    step.event('DECISION', 'DELETED', step.newKey(), decision);
  }
  const value = { ...graph, resource: decisions.resource(graph.decisionRequirementsKey), namespace: '' };
  step.event('DECISION_REQUIREMENTS', 'DELETED', step.newKey(), value);
  return null;
}
