import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { timeoutMs } from './deadline.js';
import { framed } from './message-reader.js';
import type { Answer, Caller, Route } from './route.js';
import { status, type Failure, type GrpcError } from './status-code.js';
import { OK_TRAILERS, trailersOf } from './trailers.js';

const HEADERS: OutgoingHttpHeaders = { ':status': 200, 'content-type': 'application/grpc+proto' };
const WITH_TRAILERS = { waitForTrailers: true, sendDate: false };
const TRAILERS_ONLY = { endStream: true, sendDate: false };

/** One call on its stream: the caller's side of it, and the answer to it. */
export class ServerCall implements Caller, Answer {
  private left: AbortController | undefined;
  private answered = false;
  private trailers: OutgoingHttpHeaders | undefined;
  private deadline: NodeJS.Timeout | undefined;
  gone = false;

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly headers: IncomingHttpHeaders,
    private readonly route: Pick<Route, 'responseSerialize'>,
    private readonly bytesMax: number,
  ) {
    stream.on('close', () => this.closed());
    const timeout = headers['grpc-timeout'];
    if (timeout !== undefined) this.limit(String(timeout));
  }

  get authorization(): string | undefined {
    return this.headers.authorization;
  }

  get signal(): AbortSignal {
    if (!this.left) {
      this.left = new AbortController();
      if (this.gone) this.left.abort();
    }
    return this.left.signal;
  }

  /** True: nothing can be sent any more. */
  get over(): boolean {
    return this.answered || this.gone || this.stream.destroyed || this.stream.closed;
  }

  send(message: object): boolean {
    const frame = this.over ? null : this.frame(message);
    if (frame) {
      this.respond();
      this.stream.write(frame);
    }
    return frame !== null;
  }

  /** The only message and the end, with one write. */
  sendLast(message: object): void {
    const frame = this.over ? null : this.frame(message);
    if (!frame) return;
    this.respond();
    this.finish(OK_TRAILERS);
    this.stream.end(frame);
  }

  end(): void {
    if (this.over) return;
    this.respond();
    this.finish(OK_TRAILERS);
    this.stream.end();
  }

  fail(failure: Failure): void {
    if (this.over) return;
    const trailers = trailersOf(failure);
    if (this.stream.headersSent) {
      this.finish(trailers);
      this.stream.end();
    } else {
      this.finish(trailers);
      this.stream.respond({ ...HEADERS, ...trailers }, TRAILERS_ONLY);
    }
  }

  private respond(): void {
    if (this.stream.headersSent) return;
    this.stream.on('wantTrailers', () => {
      if (!this.stream.destroyed) this.stream.sendTrailers(this.trailers ?? OK_TRAILERS);
    });
    this.stream.respond(HEADERS, WITH_TRAILERS);
  }

  private finish(trailers: OutgoingHttpHeaders): void {
    this.trailers = trailers;
    this.answered = true;
    clearTimeout(this.deadline);
  }

  /** Null: it cannot be sent, and the call has failed. */
  private frame(message: object): Buffer | null {
    try {
      const frame = framed(this.route.responseSerialize(message));
      if (frame.length <= this.bytesMax) return frame;
      this.fail({
        code: status.RESOURCE_EXHAUSTED,
        details: `Sent message larger than max (${frame.length} vs. ${this.bytesMax})`,
      });
    } catch {
      this.fail({ code: status.INTERNAL, details: 'Error serializing response' });
    }
    return null;
  }

  private limit(header: string): void {
    try {
      const ms = timeoutMs(header);
      if (ms !== null) this.deadline = setTimeout(() => this.expire(), ms);
    } catch (error) {
      this.fail(error as GrpcError);
    }
  }

  private expire(): void {
    this.fail({ code: status.DEADLINE_EXCEEDED, details: 'Deadline exceeded' });
    this.leave();
  }

  private closed(): void {
    clearTimeout(this.deadline);
    if (!this.answered) this.leave();
  }

  private leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.left?.abort();
  }
}
