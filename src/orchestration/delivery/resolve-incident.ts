import { IncidentRow } from '../entities/incident.js';
import { EngineError } from '../job-client.js';
import type { Delivery } from './index.js';

/** Gives the job its retries back, then resolves the incident; an incident that is resolved already is delivered. */
export const resolveIncident: Delivery<'resolve-incident'> = async (command, { client, projector, reader }) => {
  try {
    if (command.jobKey !== null) await client.updateJobRetries(command.jobKey, command.retries);
    await client.resolveIncident(command.incidentKey);
  } catch (error) {
    if (!(error instanceof EngineError && error.status === 'NOT_FOUND')) throw error;
    await projector.caughtUp();
    const incident = await reader.findOneBy(IncidentRow, { key: command.incidentKey });
    if (incident?.state !== 'RESOLVED') throw error;
  }
};
