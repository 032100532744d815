import type { Json } from '../../protocol/index.js';
import { EvaluationFailure, SyntaxFailure } from './failure.js';
import { Evaluation, type Scope } from './scope.js';
import type { FeelValue } from './value.js';

/** Where an expression finds its variables, and the time it counts as now. */
export interface EvaluationContext {
  /** Undefined: no such variable; FEEL reads it as null. */
  get(name: string): Json | undefined;
  readonly nowMs: number;
}

export type Compilation<T> =
  { readonly ok: true; readonly expression: T } | { readonly ok: false; readonly message: string };

/** What `compile` makes, or the message of the syntax error it meets. */
export function compiling<T>(compile: () => T): Compilation<T> {
  try {
    return { ok: true, expression: compile() };
  } catch (error) {
    if (error instanceof SyntaxFailure) return { ok: false, message: error.message };
    if (error instanceof RangeError) return { ok: false, message: 'expected an expression less deeply nested' };
    throw error;
  }
}

/** What `run` gives in a scope of the context's variables, or the message of what stopped it. */
export function evaluating<T>(
  context: EvaluationContext,
  run: (scope: Scope) => T,
): { ok: true; value: T } | { ok: false; message: string } {
  try {
    return { ok: true, value: run(new RootScope(context)) };
  } catch (error) {
    if (error instanceof EvaluationFailure) return { ok: false, message: error.message };
    // The stack overflows only where the expression's own functions call themselves too deeply.
    if (error instanceof RangeError)
      return { ok: false, message: 'expected an expression that ends, found endless recursion' };
    throw error;
  }
}

class RootScope implements Scope {
  readonly evaluation: Evaluation;

  constructor(private readonly context: EvaluationContext) {
    this.evaluation = new Evaluation(context.nowMs);
  }

  lookup(name: string): FeelValue | undefined {
    return this.context.get(name);
  }
}
