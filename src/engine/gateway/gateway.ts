import { readFileSync } from 'node:fs';
import { textOf, type EngineLog, type EngineRuntime } from '../runtime/index.js';
import { authenticator, isLoopback, type GatewayCredentials } from './authentication.js';
import { GrpcServer } from './grpc/index.js';
import { routes } from './handlers.js';
import { healthRoutes } from './health.js';
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
    private readonly server: GrpcServer,
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
    const methods = routes(gatewayMethods(), { context, log, authenticate: authenticator(auth) });
    const server = new GrpcServer({
      routes: [...methods, ...healthRoutes(stopping.signal)],
      messageBytesMax: TRANSPORT_BYTES_MAX,
      tls: options.tls && pemTexts(options.tls),
    });
    address.port = await listen(server, options);
    return new Gateway(host, address.port, server, polls, stopping);
  }

  /** Accepts nothing new, ends waiting polls and streams, lets answers out; cuts off what is left after a second. */
  async stop(): Promise<void> {
    this.polls.close();
    this.stopping.abort();
    const cut = setTimeout(() => this.server.cut(), STOP_MS);
    await this.server.close();
    clearTimeout(cut);
  }
}

async function listen(server: GrpcServer, { host, port }: GatewayOptions): Promise<number> {
  try {
    return await server.listen(host, port);
  } catch (error) {
    throw cannotListen(`${host.includes(':') ? `[${host}]` : host}:${port}`, error as Error);
  }
}

function pemTexts({ certificateFile, keyFile }: NonNullable<GatewayOptions['tls']>): { key: Buffer; cert: Buffer } {
  return { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
}

function cannotListen(target: string, error: Error): Error {
  const reason = error.message.includes('EADDRINUSE')
    ? 'the port is in use (EADDRINUSE): stop the program that has it, or choose another port with FADU_GRPC_PORT'
    : textOf(error);
  return new Error(`the gateway cannot listen on ${target}: ${reason}`, { cause: error });
}
