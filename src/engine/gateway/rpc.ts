import type { ZeebeRecord } from '../../protocol/index.js';
import type { Command } from '../core/index.js';
import type { EngineRuntime } from '../runtime/index.js';
import type { Caller } from './grpc/index.js';
import type { JobPolls } from './job-polls.js';
import { accepted } from './status.js';
import { checkPartition } from './validation.js';

/** What every method of the gateway works with. */
export interface RpcContext {
  readonly runtime: EngineRuntime;
  readonly polls: JobPolls;
  /** Aborts when the gateway stops. */
  readonly stopping: AbortSignal;
  /** Where the gateway listens. */
  readonly address: { readonly host: string; readonly port: number };
}

/** A method with one answer. Throws `GatewayError` or `NotProcessed`; `caller` knows whether the answer is still waited for. */
export type UnaryRpc<Request, Response extends object> = (
  request: Request,
  context: RpcContext,
  caller: Caller,
) => Promise<Response>;

/** A method that answers with messages; the stream ends when the promise resolves. `send` is false when the caller has left. */
export type StreamRpc<Request, Response extends object> = (
  request: Request,
  context: RpcContext,
  caller: Caller,
  send: (message: Response) => boolean,
) => Promise<void>;

/** The record of the accepted command; throws as its rejection's status. */
export async function execute(runtime: EngineRuntime, command: Command, signal?: AbortSignal): Promise<ZeebeRecord> {
  const reply = await runtime.submit(command, signal ? { signal } : {});
  if (reply === null) throw new Error(`expected a reply to ${command.valueType} ${command.intent}, but got none`);
  return accepted(reply);
}

/** As `execute`, for a command about what has this key: throws UNAVAILABLE when the key names another partition. */
export async function executeOn(runtime: EngineRuntime, key: string, command: Command): Promise<ZeebeRecord> {
  checkPartition(key);
  return execute(runtime, command);
}
