import { Server, ServerCredentials } from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import { textOf, type EngineLog, type EngineRuntime } from '../runtime/index.js';
import { authenticator, isLoopback, type GatewayCredentials } from './authentication.js';
import { handlers } from './handlers.js';
import { healthService } from './health.js';
import { JobPolls } from './job-polls.js';
import { gatewayMethods, MESSAGE_BYTES_MAX } from './proto.js';

export interface GatewayOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** What clients must send; demanded on every host that other machines can reach. */
  readonly auth?: GatewayCredentials;
  /** PEM files; without them the connection is not encrypted. */
  readonly tls?: { readonly certificateFile: string; readonly keyFile: string };
}

/** Calls that are still open this long after a stop are cut off. */
const STOP_MS = 1_000;
/** Beyond the limit a request is refused by a handler (proto.ts); beyond this the transport does not even read it. */
const TRANSPORT_BYTES_MAX = 16 * MESSAGE_BYTES_MAX;

/** Zeebe's gRPC gateway over a runtime. */
export class Gateway {
  private constructor(
    readonly host: string,
    readonly port: number,
    private readonly server: Server,
    private readonly polls: JobPolls,
    private readonly stopping: AbortController,
  ) {}

  /** Listens. Throws, for the operator, when the port is taken or the host is open to others without credentials. */
  static async start(options: GatewayOptions, runtime: EngineRuntime, log: EngineLog): Promise<Gateway> {
    const { host, auth } = options;
    if (!isLoopback(host) && !auth) {
      throw new Error(
        `the gateway may listen on '${host}' only with credentials, since other machines can reach it: configure a token or a user, or listen on 127.0.0.1`,
      );
    }
    const address = { host, port: options.port };
    const polls = new JobPolls(runtime);
    const stopping = new AbortController();
    const context = { runtime, polls, address, stopping: stopping.signal };
    const server = createServer();
    const methods = gatewayMethods();
    server.addService(methods, handlers(methods, { context, log, authenticate: authenticator(auth) }));
    const health = healthService(stopping.signal);
    server.addService(health.definition, health.implementation);
    address.port = await listen(server, options);
    return new Gateway(host, address.port, server, polls, stopping);
  }

  /** Accepts nothing new, ends waiting polls and streams, lets answers out; cuts off what is left after a second. */
  async stop(): Promise<void> {
    this.polls.close();
    this.stopping.abort();
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => this.server.forceShutdown(), STOP_MS);
      this.server.tryShutdown(() => {
        clearTimeout(cut);
        resolve();
      });
    });
  }
}

function createServer(): Server {
  const server = new Server({
    'grpc.max_receive_message_length': TRANSPORT_BYTES_MAX,
    'grpc.max_send_message_length': TRANSPORT_BYTES_MAX,
    // Statistics of every call that nobody reads.
    'grpc.enable_channelz': 0,
  });
  // Clients with grpc-js before 1.10.5 on Node 20 reset a stream after every call, which Node's http2 takes for an attack after
  // 1,000 of them and closes the connection. From Node 22 on the limit is an option, one that grpc-js does not hand through.
  Object.assign((Reflect.get(server, 'commonServerOptions') ?? {}) as object, {
    streamResetBurst: 1e6,
    streamResetRate: 1e6,
  });
  return server;
}

async function listen(server: Server, { host, port, tls }: GatewayOptions): Promise<number> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const credentials = tls ? secure(tls) : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(target, credentials, (error, bound) =>
      error ? reject(cannotListen(target, error)) : resolve(bound),
    );
  });
}

function secure({ certificateFile, keyFile }: NonNullable<GatewayOptions['tls']>): ServerCredentials {
  const pair = { private_key: readFileSync(keyFile), cert_chain: readFileSync(certificateFile) };
  return ServerCredentials.createSsl(null, [pair]);
}

function cannotListen(target: string, error: Error): Error {
  const reason = error.message.includes('EADDRINUSE')
    ? 'the port is in use (EADDRINUSE): stop the program that has it, or choose another port with FADU_GRPC_PORT'
    : textOf(error);
  return new Error(`the gateway cannot listen on ${target}: ${reason}`, { cause: error });
}
