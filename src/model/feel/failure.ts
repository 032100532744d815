/** An expression that cannot be evaluated at all: a failed `assert`, a runaway loop. Caught by `Expression.evaluate`. */
export class EvaluationFailure extends Error {}

/** The work or size one evaluation may use up is used up; nothing that goes on in spite of failures goes on after it. */
export class ExhaustedFailure extends EvaluationFailure {}

/** An expression that cannot be compiled; the message says what was found and what to write instead. */
export class SyntaxFailure extends Error {}
