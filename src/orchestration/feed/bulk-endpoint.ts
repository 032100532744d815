import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGunzip } from 'node:zlib';
import { MalformedBulk, recordsOfBulk } from './bulk-body.js';
import { ForeignRecords } from './received-records.js';
import type { ReceivedRecords } from './received-records.js';

/** Unpacked. Zeebe's exporter flushes at 10 MB, and one record may be 4 MB more. */
const BODY_MAX_BYTES = 32 * 1024 * 1024;

export interface BulkEndpointOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly received: Pick<ReceivedRecords, 'store'>;
  /** Hears why a request was refused: an exporter only repeats it. */
  readonly onRefused: (reason: string) => void;
  readonly bodyMaxBytes?: number;
}

/** An answer that is no success, in Elasticsearch's form. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes the records of a Zeebe cluster: an HTTP server that speaks what the Elasticsearch exporter says. A bulk request
 * is answered when its records are on the disk, and never before; an exporter repeats whatever is not answered so.
 */
export class BulkEndpoint {
  private readonly server: Server;

  private constructor(private readonly options: BulkEndpointOptions) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.requestTimeout = 60_000;
  }

  /** Rejects with the reason when the address cannot be had. */
  static async listen(options: BulkEndpointOptions): Promise<BulkEndpoint> {
    const endpoint = new BulkEndpoint(options);
    await new Promise<void>((resolve, reject) => {
      endpoint.server.once('error', reject);
      endpoint.server.listen(options.port, options.host, resolve);
    });
    return endpoint;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Requests under way are answered; nothing is taken any more. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    setTimeout(() => this.server.closeAllConnections(), 1_000).unref();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!this.isKnown(request))
        throw new Refusal(401, 'security_exception', 'expected the endpoint’s user and password');
      answer(response, 200, await this.handle(request));
    } catch (error) {
      this.refuse(request, response, error);
    }
  }

  private isKnown({ headers }: IncomingMessage): boolean {
    const { username, password } = this.options;
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    return timingSafeEqual(digest(headers.authorization ?? ''), digest(expected));
  }

  private async handle(request: IncomingMessage): Promise<object> {
    const method = request.method ?? '';
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    if (path === '/' && (method === 'GET' || method === 'HEAD')) return SELF;
    const body = await this.bodyOf(request);
    if (/^(?:\/[^/]+)?\/_bulk$/.test(path) && (method === 'POST' || method === 'PUT')) return this.bulk(body);
    // Templates, settings and retention are a search index's; there is none to set up here.
    if (method === 'PUT' && SETUP.test(path)) return { acknowledged: true };
    throw new Refusal(404, 'resource_not_found_exception', `expected _bulk or a template, found ${method} ${path}`);
  }

  private async bulk(body: Buffer): Promise<object> {
    const begunMs = performance.now();
    const records = recordsOfBulk(body.toString('utf8'));
    await this.options.received.store(records);
    const items = records.map(({ partitionId, position }) => ({
      index: { _id: `${partitionId}-${position}`, status: 201 },
    }));
    return { took: Math.round(performance.now() - begunMs), errors: false, items };
  }

  private async bodyOf(request: IncomingMessage): Promise<Buffer> {
    const max = this.options.bodyMaxBytes ?? BODY_MAX_BYTES;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of unpacked(request) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > max) {
        throw new Refusal(
          413,
          'content_too_long_exception',
          `expected at most ${max} bytes, found more; lower bulk.memoryLimit`,
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  private refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const { status, type, message } = refusalOf(error);
    this.options.onRefused(`${request.method ?? ''} ${request.url ?? ''} was refused (${status}): ${message}`);
    if (response.headersSent) return void response.destroy();
    if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="fadu"');
    // What was not read is not waited for.
    if (!request.complete) response.setHeader('Connection', 'close');
    answer(response, status, { error: { type, reason: message, root_cause: [{ type, reason: message }] }, status });
  }
}

/** What an exporter of version 8.x expects of a server it greets. */
const SELF = { name: 'fadu', cluster_name: 'fadu', version: { number: '8.9.2' }, tagline: 'You Know, for Search' };
const SETUP = /^\/(?:_component_template|_index_template|_template|_ilm\/policy)\/[^/]+$|^\/[^/]+\/_settings$/;

function unpacked(request: IncomingMessage): AsyncIterable<unknown> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return request;
  if (encoding === 'gzip') return request.pipe(createGunzip());
  throw new Refusal(415, 'unsupported_media_type', `expected content-encoding gzip or none, found ${encoding}`);
}

function refusalOf(error: unknown): { status: number; type: string; message: string } {
  if (error instanceof Refusal) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MalformedBulk) return { status: 400, type: 'illegal_argument_exception', message };
  if (error instanceof ForeignRecords) return { status: 409, type: 'version_conflict_engine_exception', message };
  if (/^Z_/.test(String((error as NodeJS.ErrnoException).code))) {
    return { status: 400, type: 'illegal_argument_exception', message: `expected a gzip body, found ${message}` };
  }
  return { status: 503, type: 'unavailable', message: `the records could not be stored: ${message}` };
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'X-Elastic-Product': 'Elasticsearch',
  });
  response.end(text);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
