/**
 * The parallel join, one rule for the engine and the prover: it fires when each incoming flow was taken at least once. Source: BPMN
 * 2.0.2 §13.4.1.
 */
export function joinFires(flowsTaken: number, flowsIncoming: number): boolean {
  return flowsTaken >= flowsIncoming;
}

/** What is left of the tokens on one incoming flow when the join fires: surplus tokens wait for the next time (Tetris). */
export function leftAfterJoin(tokens: number): number {
  return tokens - 1;
}
