import {
  status,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type Metadata,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { traceOf, type EngineLog } from '../runtime/index.js';
import { TooLarge, type Method } from './proto.js';
import { STREAMS, UNARY } from './rpc/index.js';
import type { RpcContext, StreamRpc, UnaryRpc } from './rpc.js';
import { GatewayError, statusOf, tooLarge } from './status.js';

interface Guard {
  readonly context: RpcContext;
  readonly log: EngineLog;
  /** Throws UNAUTHENTICATED. */
  readonly authenticate: (metadata: Metadata) => void;
}

interface Call {
  readonly request: object;
  readonly metadata: Metadata;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** A handler for every method of the protocol: each call is authenticated, bounded, and always answered. */
export function handlers(methods: Readonly<Record<string, Method>>, guard: Guard): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      method.responseStream ? streaming(name, guard) : unary(name, guard),
    ]),
  );
}

function unary(name: string, guard: Guard): handleUnaryCall<object, object> {
  const rpc = UNARY[name] ?? (unimplemented(name) as UnaryRpc<object, object>);
  return (call, callback) => {
    admitted(call, guard, (signal) => rpc(call.request, guard.context, signal)).then(
      (response) => callback(null, response),
      (error: unknown) => callback(answer(name, error, guard.log)),
    );
  };
}

function streaming(name: string, guard: Guard): handleServerStreamingCall<object, object> {
  const rpc = STREAMS[name] ?? (unimplemented(name) as StreamRpc<object, object>);
  return (call) => {
    const send = (message: object) => {
      if (!call.cancelled) call.write(message);
      return !call.cancelled;
    };
    admitted(call, guard, (signal) => rpc(call.request, guard.context, signal, send)).then(
      () => call.end(),
      (error: unknown) => call.emit('error', answer(name, error, guard.log)),
    );
  };
}

async function admitted<T>(call: Call, { authenticate }: Guard, rpc: (signal: AbortSignal) => Promise<T>): Promise<T> {
  authenticate(call.metadata);
  if (call.request instanceof TooLarge) throw tooLarge(call.request);
  const left = new AbortController();
  let open = true;
  // The transport reports every stream that closes, answered ones included, and aborting costs as much as a small call.
  call.on('cancelled', () => open && left.abort());
  try {
    return await rpc(left.signal);
  } finally {
    open = false;
  }
}

function answer(name: string, error: unknown, log: EngineLog): { code: status; details: string } {
  const known = statusOf(error);
  if (known) return known;
  log.error(`the gateway's ${name} failed: ${traceOf(error)}`);
  return {
    code: status.INTERNAL,
    details: `Expected to handle ${name}, but it failed inside the gateway; the engine's log says why`,
  };
}

function unimplemented(name: string) {
  return () => {
    const text = `Expected a method that this engine implements, but ${name} is not one yet; use a Zeebe cluster for it`;
    return Promise.reject(new GatewayError(status.UNIMPLEMENTED, text));
  };
}
