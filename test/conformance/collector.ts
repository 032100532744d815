import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for Elasticsearch: takes the exporter's bulk requests and hands the records to whoever has the session. */
export class Collector {
  /** Those who wait for the session; the first one has it. */
  private readonly sessions: ServerResponse[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => collector.server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url === '/session') return this.queue(response);
    const body = await textOf(request);
    if (url.startsWith('/_bulk')) this.take(body);
    response.setHeader('content-type', 'application/json').setHeader('X-Elastic-Product', 'Elasticsearch');
    response.end(url.startsWith('/_bulk') ? '{"errors":false,"items":[]}' : '{"acknowledged":true}');
  }

  /** A session is a response that goes on: its first line says that it is granted, then come the records until the client goes. */
  private queue(response: ServerResponse): void {
    this.sessions.push(response);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.flushHeaders();
    response.on('close', () => {
      const place = this.sessions.indexOf(response);
      this.sessions.splice(place, 1);
      if (place === 0) this.grant();
    });
    if (this.sessions.length === 1) this.grant();
  }

  private grant(): void {
    this.sessions[0]?.write('{"granted":true}\n');
  }

  /** Pairs of lines: where to index, and the record. */
  private take(body: string): void {
    const records = body.split('\n').filter((line, i) => i % 2 === 1 && line !== '');
    for (const record of records) this.sessions[0]?.write(`${record}\n`);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
