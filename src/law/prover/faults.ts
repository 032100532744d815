/**
 * Deliberate bugs, switched on by tests only: the suite has to notice each of them. One name is one small `if` at the place where
 * the rule is.
 */
export type Fault =
  // behavior and search
  | 'join-rule-off'
  | 'boundary-transition-forgotten'
  | 'event-sub-process-forgotten'
  | 'terminate-keeps-tokens'
  | 'call-not-inlined'
  | 'multi-instance-any-approves'
  | 'stale-timer-counts'
  | 'freshness-ignored'
  | 'guard-ignored'
  | 'skips-too-much'
  | 'error-not-thrown'
  // data
  | 'predicate-dropped'
  | 'writer-not-forgotten'
  | 'outcome-not-coupled'
  | 'default-flow-condition-ignored'
  | 'dmn-first-rule-only'
  | 'null-forgotten'
  | 'input-mapping-shadow-ignored';

export const NO_FAULTS: ReadonlySet<Fault> = new Set();
