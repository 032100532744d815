import { findErrorCatch, throwError } from '../processing/error-events.js';
import { acceptsEvent } from '../processing/event-triggers.js';
import { createJobIncident } from '../processing/incidents.js';
import { NO_CATCH_EVENT_FOUND, type JobRecordValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { object, text } from '../processing/command-fields.js';
import { cutMessage, openJob } from '../processing/open-job.js';

/**
 * The error reaches the event that catches it, with the variables. When none does, the job waits for its
 * UNHANDLED_ERROR_EVENT incident; job and incident then name `NO_CATCH_EVENT_FOUND` as their element, as Zeebe's do.
 */
export const jobThrowError: CommandHandler = ({ key, value }, step) => {
  const job = openJob(step, key, 'throw an error for');
  if (!job) return;
  const thrown: JobRecordValue = {
    ...job.value,
    errorCode: text(value, 'errorCode'),
    errorMessage: cutMessage(text(value, 'errorMessage')),
    variables: object(value, 'variables'),
  };
  const task = step.read.elements.get(thrown.elementInstanceKey);
  const search = findErrorCatch(step, thrown.errorCode, task, thrown.errorMessage);
  if (!search.found) {
    const uncaught = { ...thrown, elementId: NO_CATCH_EVENT_FOUND };
    step.reply(step.event('JOB', 'ERROR_THROWN', key, uncaught));
    return createJobIncident(step, key, uncaught, search.failure);
  }
  if (!acceptsEvent(search.found.instance, search.found.event)) {
    const reason = `Expected to find event scope that is accepting events, but '${search.found.instance.key}' is interrupted`;
    return step.reject('INVALID_STATE', reason);
  }
  step.reply(step.event('JOB', 'ERROR_THROWN', key, thrown));
  throwError(step, search.found, thrown.variables);
};
