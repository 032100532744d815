import { lookup } from 'node:dns/promises';
import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { isIP, type AddressInfo, type Socket } from 'node:net';
import { readRequest } from './request.js';
import type { Route } from './route.js';
import { ServerCall } from './server-call.js';
import { status } from './status-code.js';

export interface GrpcServerOptions {
  readonly routes: readonly Route[];
  /** A larger message is not read, nor sent. */
  readonly messageBytesMax: number;
  /** PEM texts; without them the connection is not encrypted. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer } | undefined;
}

/** Node's bookkeeping of a connection's memory ends calls at random when it is exceeded; messages are bounded by their own limit. */
const SETTINGS = { maxSessionMemory: Number.MAX_SAFE_INTEGER };
/**
 * Clients with grpc-js before 1.10.5 on Node 20 reset a stream after every call, which Node's http2 takes for an attack after
 * 1,000 of them and closes the connection. From Node 22 on the limit is an option, one that older types do not name.
 */
const RESETS = { streamResetBurst: 1e6, streamResetRate: 1e6 };
/** A name may stand for addresses of a kind that this machine does not have. */
const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** gRPC over HTTP/2: one request a call, one answer or a stream of them. */
export class GrpcServer {
  private readonly servers: (Http2Server | Http2SecureServer)[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly routes: ReadonlyMap<string, Route>;

  constructor(private readonly options: GrpcServerOptions) {
    this.routes = new Map(options.routes.map((route) => [route.path, route]));
  }

  /** The port, which all addresses of the host share; `port` 0: any free one. Rejects with what the system said. */
  async listen(host: string, port: number): Promise<number> {
    const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
    let bound = port;
    let refused: unknown;
    for (const address of addresses) {
      try {
        bound = await this.listenOn(address, bound);
      } catch (error) {
        refused ??= error;
        if (!NO_SUCH_ADDRESS.includes((error as NodeJS.ErrnoException).code ?? '')) break;
      }
    }
    if (this.servers.length > 0 && (!refused || NO_SUCH_ADDRESS.includes(codeOf(refused)))) return bound;
    this.cut();
    throw refused;
  }

  /** Takes no new connections or calls; resolves when the open calls have been answered and all connections are closed. */
  async close(): Promise<void> {
    const closed = this.servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const session of this.sessions) session.close();
    await Promise.all(closed);
  }

  /** Breaks every connection. */
  cut(): void {
    for (const server of this.servers) server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async listenOn(address: string, port: number): Promise<number> {
    const server = this.options.tls
      ? createSecureServer({ ...SETTINGS, ...RESETS, ...this.options.tls })
      : createServer({ ...SETTINGS, ...RESETS });
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('session', (session) => this.join(session));
    server.on('stream', (stream, headers) => this.serve(stream, headers));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => (server.off('error', reject), resolve()));
    });
    this.servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  private join(session: ServerHttp2Session): void {
    this.sessions.add(session);
    session.on('close', () => this.sessions.delete(session));
    // What is wrong with a connection ends it; its calls hear that their caller has gone.
    session.on('error', () => undefined);
  }

  private serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    // Every error is followed by a close, which the call is told.
    stream.on('error', () => undefined);
    if (!headers['content-type']?.startsWith('application/grpc')) {
      return stream.respond({ ':status': 415 }, { endStream: true });
    }
    const { messageBytesMax } = this.options;
    const path = String(headers[':path']);
    const route = this.routes.get(path);
    const call = new ServerCall(stream, headers, route ?? NO_MESSAGES, messageBytesMax);
    if (!route) {
      stream.resume();
      const details = `The server does not implement the method ${path}`;
      return call.fail({ code: status.UNIMPLEMENTED, details });
    }
    const done = (request: object) => !call.over && route.serve(request, call, call);
    readRequest(stream, headers, route, messageBytesMax, done, (error) => call.fail(error));
  }
}

const NO_MESSAGES = { responseSerialize: () => Buffer.alloc(0) };

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
