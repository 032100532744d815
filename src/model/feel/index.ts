export {
  compileExpression,
  compileFeel,
  compileUnaryTests,
  type EvaluationResult,
  type Expression,
  staticExpression,
  staticNumber,
  type TestResult,
  type UnaryTests,
} from './expression.js';
export type { Compilation, EvaluationContext } from './run.js';
export { asOneFile } from './grammar.js';
export { type FeelSyntax, nameIn, syntaxOf } from './syntax.js';
export { BUILTINS } from './builtins/index.js';
export { instantOf, isoDuration } from './temporal/iso.js';
