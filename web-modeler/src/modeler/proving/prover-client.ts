import type { ProofAnswer, ProofOrder } from '../../prover-worker/protocol';

/** An order that takes longer than this makes way for a newer text at once. */
const PATIENCE_MS = 150;

/**
 * Proves in a worker, the newest text first: while one order runs only the latest other one waits, and an order that takes long
 * is broken off when a newer text is there. Answers to older texts are dropped.
 */
export class ProverClient {
  private worker: Worker | null = null;
  private running: { readonly order: ProofOrder; readonly sinceMs: number } | null = null;
  private waiting: ProofOrder | null = null;
  private impatience = 0;

  constructor(private readonly answered: (answer: ProofAnswer) => void) {}

  prove(order: ProofOrder): void {
    this.waiting = order;
    if (this.running === null) return this.next();
    const left = Math.max(0, PATIENCE_MS - (performance.now() - this.running.sinceMs));
    window.clearTimeout(this.impatience);
    this.impatience = window.setTimeout(() => this.breakOff(), left);
  }

  /** Nothing is answered any more. */
  close(): void {
    window.clearTimeout(this.impatience);
    this.worker?.terminate();
    [this.worker, this.running, this.waiting] = [null, null, null];
  }

  private breakOff(): void {
    this.worker?.terminate();
    [this.worker, this.running] = [null, null];
    this.next();
  }

  private next(): void {
    const order = this.waiting;
    if (order === null) return;
    this.worker ??= this.hire();
    [this.running, this.waiting] = [{ order, sinceMs: performance.now() }, null];
    this.worker.postMessage(order);
  }

  private hire(): Worker {
    const worker = new Worker(new URL('../../prover-worker/prover.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ProofAnswer>) => this.take(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // A worker that could not be loaded says nothing.
      this.fail(event.message ?? '');
    });
    return worker;
  }

  private take(answer: ProofAnswer): void {
    if (answer.order !== this.running?.order.order) return;
    if (this.waiting === null) this.answered(answer);
    if (answer.kind === 'hint' || answer.kind === 'verdicts') return;
    this.finish();
  }

  /** The worker itself broke: the next order gets a new one. */
  private fail(message: string): void {
    const order = this.running?.order.order;
    this.worker?.terminate();
    this.worker = null;
    if (order !== undefined && this.waiting === null) this.answered({ order, kind: 'failed', message });
    this.finish();
  }

  private finish(): void {
    window.clearTimeout(this.impatience);
    this.running = null;
    this.next();
  }
}
