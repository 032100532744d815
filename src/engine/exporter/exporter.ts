import type { RecordSource, ZeebeRecord } from '../../protocol/index.js';
import { bulkRequest, templateOf } from './bulk-request.js';
import type { BulkRequest } from './bulk-request.js';
import { ExportPositionFile } from './export-position.js';
import type { ExportPosition } from './export-position.js';

/** The consumer for which the log keeps what was not exported yet. */
export const EXPORTER_NAME = 'exporter';

const BATCH = 500;
const ANSWER_WITHIN_MS = 30_000;
const PAUSE_FIRST_MS = 100;
const PAUSE_MAX_MS = 30_000;

export interface ExporterTarget {
  /** Where `/_bulk` is, such as http://127.0.0.1:9200. */
  readonly url: string;
  /** Null: nobody asks. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

export interface ExporterOptions {
  readonly target: ExporterTarget;
  readonly records: RecordSource;
  /** Remembers how far the target is. */
  readonly positionFile: string;
  /** Where to begin when nothing was exported yet. */
  readonly beginAfter: number;
  readonly log: { info(text: string): void; warn(text: string): void };
}

/** More than the target takes in one request. */
class TooMuch extends Error {}

/**
 * Sends committed records to whatever speaks Elasticsearch's bulk protocol, in the order of the log, as Zeebe's exporter
 * does: what is not answered is sent again, so each record arrives at least once and is known by its `_id`. A target that
 * was away for a week gets everything since; the log keeps it until then.
 */
export class Exporter {
  private readonly file: ExportPositionFile;
  private reached: ExportPosition;
  private readonly prepared = new Set<string>();
  private readonly ending = new AbortController();
  private limit = BATCH;
  private failures = 0;
  private unsubscribe: () => void = () => undefined;
  private running: Promise<void> | null = null;
  private again = false;

  /** Throws when the file of the position cannot be read. */
  constructor(private readonly options: ExporterOptions) {
    this.file = new ExportPositionFile(options.positionFile);
    this.reached = this.file.read() ?? { position: options.beginAfter, sequences: {} };
  }

  /** Exports from now on what is there and what gets committed. */
  start(): void {
    this.unsubscribe = this.options.records.onCommitted(() => this.wake());
    this.wake();
  }

  /** Nothing is sent any more. */
  async stop(): Promise<void> {
    this.unsubscribe();
    this.ending.abort();
    await this.running;
  }

  private wake(): void {
    this.again = true;
    if (this.running !== null || this.ending.signal.aborted) return;
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  private async run(): Promise<void> {
    this.again = false;
    let records: readonly ZeebeRecord[] = [];
    while (!this.ending.signal.aborted) {
      try {
        records = await this.options.records.read(this.reached.position, this.limit);
        if (records.length === 0) return;
        await this.export(records);
        this.succeeded();
      } catch (error) {
        if (error instanceof TooMuch && records.length > 1) this.limit = Math.floor(records.length / 2);
        else await this.failed(error);
      }
    }
  }

  private async export(records: readonly ZeebeRecord[]): Promise<void> {
    const request = bulkRequest(records, this.reached.sequences);
    if (request.count > 0) await this.send(request);
    const position = records.at(-1)?.position ?? this.reached.position;
    this.reached = { position, sequences: request.sequences };
    this.file.write(this.reached);
    await this.options.records.acknowledge(EXPORTER_NAME, position);
  }

  private async send({ body, indices }: BulkRequest): Promise<void> {
    for (const index of indices.filter((candidate) => !this.prepared.has(candidate))) {
      const template = templateOf(index);
      await this.ask('PUT', `/_index_template/${template.name}`, JSON.stringify(template.body), 'application/json');
      this.prepared.add(index);
    }
    const answer = await this.ask('POST', '/_bulk', body, 'application/x-ndjson');
    const refused = refusalIn(answer);
    if (refused !== null) throw new Error(`the target refused a record: ${refused}`);
  }

  private async ask(method: string, path: string, body: string, type: string): Promise<unknown> {
    const { url, credentials } = this.options.target;
    const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const headers = { 'content-type': type, ...authorization(credentials) };
    const answer = await fetch(`${url.replace(/\/$/, '')}${path}`, { method, body, headers, signal });
    const text = await answer.text();
    if (!answer.ok) {
      const Failure = answer.status === 413 ? TooMuch : Error;
      throw new Failure(`${method} ${path} was answered ${answer.status}: ${text.slice(0, 300)}`);
    }
    return text === '' ? {} : JSON.parse(text);
  }

  private succeeded(): void {
    if (this.failures > 0) this.options.log.info(`exporter: ${this.options.target.url} takes records again`);
    this.failures = 0;
  }

  private async failed(error: unknown): Promise<void> {
    if (this.ending.signal.aborted) return;
    const pauseMs = Math.min(PAUSE_FIRST_MS * 2 ** this.failures, PAUSE_MAX_MS);
    this.failures += 1;
    const after = this.reached.position;
    this.options.log.warn(`exporter: records after position ${after} wait ${pauseMs} ms: ${reasonOf(error)}`);
    await this.pause(pauseMs);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.ending.signal.removeEventListener('abort', end);
        resolve();
      }, ms);
      this.ending.signal.addEventListener('abort', end, { once: true });
    });
  }
}

function authorization(credentials: ExporterTarget['credentials']): Record<string, string> {
  if (credentials === null) return {};
  const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

/** The first error among the items of a bulk answer; null when all were taken. */
function refusalIn(answer: unknown): string | null {
  const { errors, items } = answer as { errors?: unknown; items?: { index?: { error?: unknown } }[] };
  if (errors !== true) return null;
  return JSON.stringify(items?.find((item) => item.index?.error)?.index?.error ?? 'no reason given').slice(0, 300);
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
