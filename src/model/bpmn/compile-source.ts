import { compileExpression, type Expression, staticNumber } from '../feel/index.js';

/** Compiles what the rule `valid-expression` has accepted; failing here is a bug. */
export function compileSource(source: string | null): Expression {
  if (source === null) throw new Error('a missing expression passed the rules');
  const result = compileExpression(source);
  if (!result.ok) throw new Error(`an invalid expression passed the rules: ${result.message}`);
  return result.expression;
}

/** As `compileSource`, for a value rather than a name: a static `5` is the number, as in Zeebe. */
export function compileValue(source: string | null): Expression {
  return staticNumber(source ?? '') ?? compileSource(source);
}
