import { executeOn, type UnaryRpc } from '../rpc.js';

export const resolveIncident: UnaryRpc<{ readonly incidentKey: string }, object> = async (
  { incidentKey: key },
  { runtime },
) => {
  await executeOn(runtime, key, { valueType: 'INCIDENT', intent: 'RESOLVE', key, value: {} });
  return {};
};
