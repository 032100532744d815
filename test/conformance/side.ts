import type { GatewayClient } from './gateway-client.js';
import type { Tape } from './tape.js';

/** One of the two engines, ready for one scenario: nothing else happens on it meanwhile. */
export interface Side {
  readonly client: GatewayClient;
  /** Records since the scenario began. */
  readonly tape: Tape;
  /** Where the scenario's clock starts, epoch ms: a Monday, 00:00 UTC. It stands still. */
  readonly baseMs: number;
  /** Ends every shared name of the scenario, so that scenarios on one engine do not meet. */
  readonly suffix: string;
  setClock(nowMs: number): Promise<void>;
  /** Real milliseconds after which the engine has noticed that its clock was moved. */
  readonly noticesClockWithinMs: number;
  close(): Promise<void>;
}

/** Something that runs scenarios one after the other. */
export interface Engine {
  open(): Promise<Side>;
  close(): Promise<void>;
}
