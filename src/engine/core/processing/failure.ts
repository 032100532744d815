import type { ErrorType, RejectionType } from '../../../protocol/index.js';

/** Why an element instance cannot go on alone: it becomes an incident. */
export interface Failure {
  readonly errorType: ErrorType;
  readonly message: string;
  /** Scope whose variables failed; absent: the element instance itself. */
  readonly variableScopeKey?: string;
}

/** Null: done. So steps chain as `first(x) ?? second(x)`: the second runs only when the first did not fail. */
export type Outcome = Failure | null;

export type Evaluated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Why a command may not be done; the state stays as it was. */
export interface Rejection {
  readonly type: RejectionType;
  readonly reason: string;
}

/** A gateway that chooses among its flows has none to take. */
export const NO_FLOW: Failure = {
  errorType: 'CONDITION_ERROR',
  message: 'Expected at least one condition to evaluate to true, or to have a default flow',
};
