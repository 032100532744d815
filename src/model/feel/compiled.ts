// What `dmn` needs below `Expression`: values that stay FEEL values from one cell to the next.
export { compare, equal } from './compare.js';
export type { Code } from './compile/compiler.js';
export { type Compiled, compileExpressionText, compileUnaryTestsText } from './compile/index.js';
export type { TestCode } from './compile/tests.js';
export { asOneFile } from './grammar.js';
export { EvaluationFailure, ExhaustedFailure } from './failure.js';
export { toJson } from './json.js';
export { add, type FeelNumber, isNumber } from './number.js';
export { compiling, evaluating } from './run.js';
export { ContextScope, NameScope, type Scope } from './scope.js';
export { TYPES } from './types.js';
export { type FeelContext, contextOf, FeelFunction, type FeelValue } from './value.js';
export { textOf } from './builtins/text.js';
