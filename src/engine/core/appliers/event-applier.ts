import type { WriteState } from '../state/state.js';

/**
 * What an event changes in the state; nothing else changes it. Runs when the event is written and again on every replay,
 * so it reads no clock and no configuration: the state, the deployed processes and the event decide everything.
 */
export type EventApplier<Value> = (state: WriteState, key: string, value: Value) => void;
