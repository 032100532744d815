import { processElement } from '../processing/process-element.js';
import type { Step } from '../processing/step.js';
import type { CommandHandler } from './command-handler.js';

/**
 * The incident is gone, and what failed is tried again: a job may be activated again, an element instance repeats the
 * command it failed in. A failure again is a new incident. A job without retries is refused: INVALID_STATE in the log,
 * NOT_FOUND to the client, as Zeebe answers.
 */
export const incidentResolve: CommandHandler = ({ key }, step) => {
  const incident = step.read.incidents.get(key);
  const expected = `Expected to resolve incident with key '${key}', but`;
  if (!incident) return step.reject('NOT_FOUND', `${expected} no such incident was found`);
  const job = incident.jobKey === '-1' ? null : step.read.jobs.get(incident.jobKey);
  if (job && job.value.retries <= 0) {
    const hint = 'Please update the job retries and retry resolving the incident';
    const reason = `${expected} job with key '${incident.jobKey}' has no retries left. ${hint}`;
    return step.reject('INVALID_STATE', reason, 'NOT_FOUND');
  }
  step.reply(step.event('INCIDENT', 'RESOLVED', key, incident));
  if (incident.jobKey === '-1') repeat(step, incident.elementInstanceKey);
};

function repeat(step: Step, elementInstanceKey: string): void {
  const { key, state, value } = step.read.elements.require(elementInstanceKey);
  if (state !== 'ELEMENT_ACTIVATING' && state !== 'ELEMENT_COMPLETING') {
    throw new Error(
      `expected the incident's element ${value.elementId} to be activating or completing, found ${state}`,
    );
  }
  const refusal = processElement(
    step,
    state === 'ELEMENT_ACTIVATING' ? 'ACTIVATE_ELEMENT' : 'COMPLETE_ELEMENT',
    key,
    value,
  );
  if (refusal !== null) throw new Error(`expected element ${value.elementId} to go on after its incident: ${refusal}`);
}
