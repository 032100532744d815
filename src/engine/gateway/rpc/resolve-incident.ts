import { execute, type UnaryRpc } from '../rpc.js';

export const resolveIncident: UnaryRpc<{ readonly incidentKey: string }, object> = async (
  { incidentKey: key },
  { runtime },
) => {
  await execute(runtime, { valueType: 'INCIDENT', intent: 'RESOLVE', key, value: {} });
  return {};
};
