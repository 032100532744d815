/** The one clock port of the service. Engine, calendar and gate take the time of the step from it. */
export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
}
