import { status } from '../grpc/index.js';
import { execute, type UnaryRpc } from '../rpc.js';
import { GatewayError } from '../status.js';
import {
  createdInstance,
  creationValue,
  type CreatedProcessInstance,
  type CreateProcessInstanceRequest,
} from './create-process-instance.js';

/** How long a request waits that names no time, as in the real gateway. */
const REQUEST_TIMEOUT_MS = 15_000;

interface WithResultRequest {
  readonly request: CreateProcessInstanceRequest | null;
  /** Milliseconds; 0: the default. */
  readonly requestTimeout: string;
  /** Empty: all. */
  readonly fetchVariables: readonly string[];
}

/** What proto3 reads where nothing was sent. */
const NO_REQUEST: CreateProcessInstanceRequest = {
  processDefinitionKey: '0',
  bpmnProcessId: '',
  version: 0,
  variables: '',
  startInstructions: [],
  tenantId: '',
};

type Response = CreatedProcessInstance & { readonly variables: string };

/** As Java prints a duration: `PT1M30.5S`. */
function isoDuration(ms: number): string {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms % 60_000) / 1_000];
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean);
  return `PT${parts.join('') || '0S'}`;
}

/** Answers when the instance has completed; DEADLINE_EXCEEDED when that takes too long, and the instance goes on. */
export const createProcessInstanceWithResult: UnaryRpc<WithResultRequest, Response> = async (
  call,
  { runtime },
  { signal },
) => {
  const value = {
    ...creationValue('CreateProcessInstanceWithResult', call.request ?? NO_REQUEST),
    fetchVariables: call.fetchVariables,
  };
  const timeoutMs = Number(call.requestTimeout) || REQUEST_TIMEOUT_MS;
  const deadline = new AbortController();
  const expire = setTimeout(() => deadline.abort(), timeoutMs);
  signal.addEventListener('abort', () => deadline.abort(), { once: true });
  const command = {
    valueType: 'PROCESS_INSTANCE_CREATION',
    intent: 'CREATE_WITH_AWAITING_RESULT',
    key: '-1',
    value,
  } as const;
  try {
    const record = await execute(runtime, command, deadline.signal);
    return { ...createdInstance(record.value), variables: JSON.stringify(record.value['variables']) };
  } catch (error) {
    if (!deadline.signal.aborted || signal.aborted) throw error;
    throw new GatewayError(
      status.DEADLINE_EXCEEDED,
      `Time out between gateway and broker: Request timed out after ${isoDuration(timeoutMs)}`,
    );
  } finally {
    clearTimeout(expire);
  }
};
