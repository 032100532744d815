import { executeOn, type UnaryRpc } from '../rpc.js';

export const deleteResource: UnaryRpc<{ readonly resourceKey: string }, object> = async (
  { resourceKey: key },
  { runtime },
) => {
  const value = { resourceKey: key };
  await executeOn(runtime, key, { valueType: 'RESOURCE_DELETION', intent: 'DELETE', key, value });
  return {};
};
