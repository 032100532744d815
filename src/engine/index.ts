import { Worker } from 'node:worker_threads';
import { EmbeddedEngine } from './embedded-engine.js';
import type { GatewayOptions } from './gateway/index.js';
import type { Channel, EngineThreadOptions, Notice, Question } from './messages.js';
import type { ClockSetting, EngineLog, RetentionOptions } from './runtime/index.js';

export { consumersOf, removeConsumer } from './consumers.js';
export { EmbeddedEngine } from './embedded-engine.js';
export { EXPORTER_NAME, Exporter, type ExporterTarget } from './exporter/index.js';
export type { GatewayCredentials, GatewayOptions } from './gateway/index.js';
export type { ClockSetting, ControlledTime, EngineLog, RetentionOptions, RetentionPolicy } from './runtime/index.js';

export interface EngineOptions {
  /** SQLite file, made when absent; its folder must exist. One engine at a time may have it open. */
  readonly dataFile: string;
  readonly gateway: GatewayOptions;
  /** A second door, for the service alone, where the first one asks for what only others know. */
  readonly innerGateway?: GatewayOptions | undefined;
  readonly clock: ClockSetting;
  /** What becomes of records that their readers have taken. Default: they stay. */
  readonly retention?: RetentionOptions | undefined;
  readonly log: EngineLog;
}

/**
 * Twice Node's default: what a batch makes is mostly gone before the next collection, which then copies less. It is taken under
 * load only.
 */
const YOUNG_GENERATION_MB = 96;

/**
 * The engine runs in a thread of its own and accepts clients. Rejects with one line for the operator when the data file
 * or the port cannot be had, or the gateway would be open to others without credentials.
 */
export function startEngine({ log, ...workerData }: EngineOptions): Promise<EmbeddedEngine> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: workerData satisfies EngineThreadOptions,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  return new Promise((resolve, reject) => {
    let engine: EmbeddedEngine | null = null;
    const lost = (error: Error) => (engine ? engine.threadEnded(error) : reject(error));
    worker.on('error', (error) => lost(new Error(`the engine's thread failed: ${error.message}`, { cause: error })));
    worker.on('exit', (code) => lost(new Error(`the engine's thread ended with code ${code}`)));
    const starting = (notice: Notice) => {
      if (notice.kind === 'log') return log[notice.level](notice.text);
      worker.off('message', starting);
      if (notice.kind === 'ready') resolve((engine = new EmbeddedEngine(channel(worker), notice, log)));
      else if (notice.kind === 'refused') reject(new Error(notice.message));
    };
    worker.on('message', starting);
  });
}

function channel(worker: Worker): Channel<Question, Notice> {
  return {
    post: (question) => worker.postMessage(question),
    listen: (listener) => void worker.on('message', listener),
  };
}
