import type { Json } from '../../protocol/index.js';
import { type Compiled, compileExpressionText, compileUnaryTestsText } from './compile/index.js';
import type { Code } from './compile/compiler.js';
import { toJson } from './json.js';
import { parseNumber, toNumber } from './number.js';
import { type Compilation, compiling, evaluating, type EvaluationContext } from './run.js';

export type EvaluationResult =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** A FEEL expression, or a static text, compiled once and evaluated any number of times. Holds no state. */
export interface Expression {
  /** The text as written, with its `=` if it has one. */
  readonly source: string;
  /** True: `source` itself is the value. */
  readonly isStatic: boolean;
  /** Names the expression reads from its context, each once; names read inside filters may be entries of the items. */
  readonly variables: readonly string[];
  /** Fails only where FEEL has no null to give: `assert`, runaway loops. */
  evaluate(context: EvaluationContext): EvaluationResult;
}

/** A cell of a decision table: one or more tests of an input value. */
export interface UnaryTests {
  readonly source: string;
  readonly variables: readonly string[];
  /** Null: the input cannot be compared with what the cell says. */
  test(input: Json, context: EvaluationContext): TestResult;
}

export type TestResult =
  { readonly ok: true; readonly value: boolean | null } | { readonly ok: false; readonly message: string };

/** Compiles a Zeebe property: FEEL after a leading `=`, anything else is a static text. */
export function compileExpression(source: string): Compilation<Expression> {
  const text = source.trimStart();
  if (!text.startsWith('=')) return { ok: true, expression: staticExpression(source) };
  return compiling(() => dynamicExpression(source, compileExpressionText(text.slice(1))));
}

/** Compiles FEEL as it stands, without `=`. */
export function compileFeel(text: string): Compilation<Expression> {
  return compiling(() => dynamicExpression(text, compileExpressionText(text)));
}

/** Compiles an input cell of a decision table; blank and `-` accept every input. */
export function compileUnaryTests(text: string): Compilation<UnaryTests> {
  return compiling(() => {
    const { code, variables } = compileUnaryTestsText(text.trim() === '' ? '-' : text);
    return {
      source: text,
      variables,
      test: (input, context) => evaluating(context, (scope) => code(scope, input)),
    };
  });
}

/** The static text as an expression; its value is the text. */
export function staticExpression(source: string): Expression {
  return { source, isStatic: true, variables: [], evaluate: () => ({ ok: true, value: source }) };
}

/** A static text that is a number, as an expression of that number; null for any other text. */
export function staticNumber(source: string): Expression | null {
  const number = parseNumber(source.trim());
  return number === null
    ? null
    : { ...staticExpression(source), evaluate: () => ({ ok: true, value: toNumber(number) }) };
}

function dynamicExpression(source: string, { code, variables }: Compiled<Code>): Expression {
  const evaluate = (context: EvaluationContext): EvaluationResult =>
    evaluating(context, (scope) => toJson(code(scope)));
  return { source, isStatic: false, variables, evaluate };
}
