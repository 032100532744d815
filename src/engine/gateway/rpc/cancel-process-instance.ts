import { executeOn, type UnaryRpc } from '../rpc.js';

export const cancelProcessInstance: UnaryRpc<{ readonly processInstanceKey: string }, object> = async (
  request,
  { runtime },
) => {
  const key = request.processInstanceKey;
  await executeOn(runtime, key, { valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key, value: {} });
  return {};
};
