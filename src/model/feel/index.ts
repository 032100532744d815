export {
  type Compilation,
  compileExpression,
  compileFeel,
  compileUnaryTests,
  type EvaluationContext,
  type EvaluationResult,
  type Expression,
  staticExpression,
  type TestResult,
  type UnaryTests,
} from './expression.js';
export { BUILTINS } from './builtins/index.js';
export { instantOf, isoDuration } from './temporal/iso.js';
