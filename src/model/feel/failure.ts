/** An expression that cannot be evaluated at all: a failed `assert`, a runaway loop. Caught by `Expression.evaluate`. */
export class EvaluationFailure extends Error {}

/** An expression that cannot be compiled; the message says what was found and what to write instead. */
export class SyntaxFailure extends Error {}
