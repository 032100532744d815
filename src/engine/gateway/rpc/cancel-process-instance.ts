import { execute, type UnaryRpc } from '../rpc.js';

export const cancelProcessInstance: UnaryRpc<{ readonly processInstanceKey: string }, object> = async (
  request,
  { runtime },
) => {
  const key = request.processInstanceKey;
  await execute(runtime, { valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key, value: {} });
  return {};
};
