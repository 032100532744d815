import type { GatewayOptions } from './gateway/index.js';
import type { ClockSetting, ControlledTime, RetentionOptions } from './runtime/index.js';

/** What the engine's thread is started with. */
export interface EngineThreadOptions {
  readonly dataFile: string;
  readonly gateway: GatewayOptions;
  /** A second door, for the service alone. */
  readonly innerGateway?: GatewayOptions | undefined;
  readonly clock: ClockSetting;
  readonly retention?: RetentionOptions | undefined;
}

export type LogLevel = 'info' | 'warn' | 'error';

/** From the service to the engine's thread; each is answered with the same `id`. */
export type Question =
  | { readonly id: number; readonly ask: 'read'; readonly afterPosition: number; readonly limit: number }
  | { readonly id: number; readonly ask: 'discardedUpTo' }
  /** From now on each commit is told: waking a thread that nobody needs costs as much as a small call. */
  | { readonly id: number; readonly ask: 'watch' }
  | { readonly id: number; readonly ask: 'acknowledge'; readonly consumer: string; readonly position: number }
  | { readonly id: number; readonly ask: 'setClock'; readonly time: ControlledTime }
  | { readonly id: number; readonly ask: 'stop' };

/** From the engine's thread to the service. */
export type Notice =
  | { readonly kind: 'ready'; readonly host: string; readonly port: number; readonly innerPort: number | null }
  /** The engine could not be started; the thread ends. */
  | { readonly kind: 'refused'; readonly message: string }
  /** `json`: an array of records for `read`, a position for `discardedUpTo`, else `null`. */
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly json: string }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly message: string }
  /** Only after `watch`. */
  | { readonly kind: 'committed' }
  | { readonly kind: 'fatal'; readonly message: string }
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string };

/** One end of the connection between service and engine. */
export interface Channel<Sent, Received> {
  post(message: Sent): void;
  listen(listener: (message: Received) => void): void;
}
