import { traceOf, type EngineLog } from '../runtime/index.js';
import { status, type Answer, type Caller, type Failure, type Route } from './grpc/index.js';
import { TooLarge, type Method } from './proto.js';
import { STREAMS, UNARY } from './rpc/index.js';
import type { RpcContext, StreamRpc, UnaryRpc } from './rpc.js';
import { GatewayError, statusOf, tooLarge } from './status.js';

interface Guard {
  readonly context: RpcContext;
  readonly log: EngineLog;
  /** Throws UNAUTHENTICATED. */
  readonly authenticate: (authorization: string | undefined) => void;
}

type Serve = Route['serve'];

/** A route for every method of the protocol: each call is authenticated, bounded, and always answered. */
export function routes(methods: Readonly<Record<string, Method>>, guard: Guard): Route[] {
  return Object.entries(methods).map(([name, { path, requestDeserialize, responseSerialize, responseStream }]) => ({
    path,
    requestDeserialize,
    responseSerialize,
    serve: responseStream ? streaming(name, guard) : unary(name, guard),
  }));
}

function unary(name: string, guard: Guard): Serve {
  const rpc = UNARY[name] ?? (unimplemented(name) as UnaryRpc<object, object>);
  return admitted(name, guard, (request, caller, answer) =>
    rpc(request, guard.context, caller).then((response) => answer.sendLast(response)),
  );
}

function streaming(name: string, guard: Guard): Serve {
  const rpc = STREAMS[name] ?? (unimplemented(name) as StreamRpc<object, object>);
  return admitted(name, guard, (request, caller, answer) =>
    rpc(request, guard.context, caller, (message) => answer.send(message)).then(() => answer.end()),
  );
}

function admitted(
  name: string,
  { authenticate, log }: Guard,
  serve: (request: object, caller: Caller, answer: Answer) => Promise<void>,
): Serve {
  return (request, caller, answer) => {
    try {
      authenticate(caller.authorization);
      if (request instanceof TooLarge) throw tooLarge(request);
    } catch (error) {
      return answer.fail(failure(name, error, log));
    }
    serve(request, caller, answer).catch((error: unknown) => answer.fail(failure(name, error, log)));
  };
}

function failure(name: string, error: unknown, log: EngineLog): Failure {
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
