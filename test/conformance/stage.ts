import { durationMs } from './duration.js';
import type { OpenCall } from './gateway-client.js';
import type { Ledger } from './ledger.js';
import type { Side } from './side.js';

/** What an act sees: the gateway, the clock, and keys by name. */
export class Stage {
  private readonly calls = new Map<string, OpenCall>();
  private passedMs = 0;

  constructor(
    private readonly side: Side,
    readonly ledger: Ledger,
    /** Shared names of the scenario. */
    private readonly names: ReadonlySet<string>,
  ) {}

  get nowMs(): number {
    return this.side.baseMs + this.passedMs;
  }

  call(method: string, request: object): Promise<object> {
    return this.side.client.call(method, this.named(request) as object);
  }

  open(label: string, method: string, request: object): Promise<string> {
    this.calls.set(label, this.side.client.open(method, this.named(request) as object));
    return Promise.resolve('open');
  }

  async received(label: string, count: number): Promise<unknown> {
    const call = this.calls.get(label);
    if (!call) throw new Error(`expected the open call '${label}', found none`);
    const deadline = performance.now() + 3_000;
    while (!call.ended && call.messages.length < count && performance.now() < deadline) {
      await Promise.race([
        new Promise<void>((resolve) => (call.changed = resolve)),
        new Promise((r) => setTimeout(r, 200)),
      ]);
    }
    if (call.error) throw call.error;
    return { messages: call.messages.splice(0), ended: call.ended };
  }

  hangUp(label: string): Promise<string> {
    this.calls.get(label)?.cancel();
    return Promise.resolve('hung up');
  }

  hangUpAll(): void {
    for (const call of this.calls.values()) call.cancel();
  }

  async advance(byMs: number): Promise<string> {
    this.passedMs += byMs;
    await this.side.setClock(this.nowMs);
    return 'ok';
  }

  /** The text of a resource: shared names get the side's suffix, `{{PT1H}}` is the ISO time an hour after the scenario's start. */
  text(resource: string): string {
    return this.suffixed(this.timed(resource));
  }

  private timed(text: string): string {
    return text.replace(/\{\{P([0-9A-Z.]*)\}\}/g, (_, rest: string) => isoAfter(this.side.baseMs, `P${rest}`));
  }

  private suffixed(text: string): string {
    if (this.side.suffix === '') return text;
    return [...this.names].reduce(
      (done, name) =>
        done.replace(
          new RegExp(`(?<=["'>]|&quot;|href="#)${escaped(name)}(?=["'<]|&quot;)`, 'g'),
          `${name}${this.side.suffix}`,
        ),
      text,
    );
  }

  /** Strings of a request that are a shared name, also within JSON texts, get the suffix. */
  private named(request: unknown): unknown {
    if (Buffer.isBuffer(request)) return request;
    if (typeof request === 'string') return this.namedText(this.timed(request));
    if (Array.isArray(request)) return request.map((item) => this.named(item));
    if (typeof request !== 'object' || request === null) return request;
    return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, this.named(value)]));
  }

  private namedText(text: string): string {
    if (this.names.has(text)) return text + this.side.suffix;
    return text.startsWith('{') || text.startsWith('[') ? this.suffixed(text) : text;
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isoAfter(baseMs: number, duration: string): string {
  return new Date(baseMs + durationMs(duration)).toISOString().replace('.000Z', 'Z');
}
