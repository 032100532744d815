import type { Expression } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import type { ElementContext } from './element-context.js';
import type { Evaluated, Failure } from './failure.js';
import type { Step } from './step.js';

type FeelType = 'STRING' | 'NUMBER' | 'BOOLEAN' | 'ARRAY' | 'OBJECT' | 'NULL';

/** Names hide variables of the same name, as earlier mappings do for later ones. */
export type LocalNames = ReadonlyMap<string, Json>;

/** The value of the expression with the variables visible in the scope; a failure is an EXTRACT_VALUE_ERROR. */
export function evaluate(
  step: Step,
  expression: Expression,
  scopeKey: string,
  names: LocalNames = new Map<string, Json>(),
): Evaluated<Json> {
  const result = expression.evaluate({
    get: (name) => (names.has(name) ? names.get(name) : step.read.variables.lookup(scopeKey, name)),
    nowMs: step.nowMs,
  });
  if (result.ok) return result;
  const message = failureText(expressionText(expression), result.message);
  return { ok: false, failure: extractValueError(message, scopeKey) };
}

export function evaluateString(context: ElementContext, expression: Expression): Evaluated<string> {
  const result = evaluate(context.step, expression, context.key);
  if (!result.ok || typeof result.value === 'string') return result as Evaluated<string>;
  return wrongType(expression, "'STRING'", result.value, context.key);
}

export function evaluateBoolean(context: ElementContext, expression: Expression): Evaluated<boolean> {
  return evaluateBooleanAt(context.step, expression, context.key);
}

export function evaluateBooleanAt(
  step: Step,
  expression: Expression,
  scopeKey: string,
  names?: LocalNames,
): Evaluated<boolean> {
  const result = evaluate(step, expression, scopeKey, names);
  if (!result.ok || typeof result.value === 'boolean') return result as Evaluated<boolean>;
  return wrongType(expression, "'BOOLEAN'", result.value, scopeKey);
}

/** A whole number; static text such as `3` counts as one. */
export function evaluateInteger(context: ElementContext, expression: Expression): Evaluated<number> {
  const result = evaluate(context.step, expression, context.key);
  if (!result.ok) return result;
  const number = expression.isStatic && typeof result.value === 'string' ? Number(result.value) : result.value;
  if (typeof number === 'number' && Number.isFinite(number)) return { ok: true, value: Math.trunc(number) };
  return wrongType(expression, "'NUMBER'", result.value, context.key);
}

/** A string, or a number as text; nothing else correlates. */
export function evaluateCorrelationKey(step: Step, expression: Expression, scopeKey: string): Evaluated<string> {
  const result = evaluate(step, expression, scopeKey);
  if (!result.ok) return result;
  if (typeof result.value === 'string') return { ok: true, value: result.value };
  if (typeof result.value === 'number') return { ok: true, value: String(Math.trunc(result.value)) };
  const message =
    `Failed to extract the correlation key for '${expressionText(expression)}': ` +
    `The value must be either a string or a number, but was '${feelType(result.value)}'.`;
  return { ok: false, failure: extractValueError(message, scopeKey) };
}

/** A list of strings; a static text is a list separated by commas. */
export function evaluateStrings(context: ElementContext, expression: Expression): Evaluated<string[]> {
  const result = evaluate(context.step, expression, context.key);
  if (!result.ok) return result;
  const { value } = result;
  if (expression.isStatic && typeof value === 'string') return { ok: true, value: commaSeparated(value) };
  if (!Array.isArray(value)) return wrongType(expression, "'ARRAY'", value, context.key);
  const items = value as readonly Json[];
  if (items.every((item) => typeof item === 'string')) return { ok: true, value: [...(items as string[])] };
  const message =
    `Expected result of the expression '${expressionText(expression)}' to be 'ARRAY' containing 'STRING' items,` +
    ` but was 'ARRAY' containing at least one non-'STRING' item.`;
  return { ok: false, failure: extractValueError(message, context.key) };
}

/** A failed `assert` in Zeebe's words; any other failure says itself what was wrong. */
export function failureText(source: string, message: string): string {
  const [, cause] = /^assertion failed: ([^]*)$/.exec(message) ?? [];
  if (cause === undefined) return message;
  return `Assertion failure on evaluate the expression '${source}': ${cause}`;
}

export function wrongType(expression: Expression, expected: string, found: Json, scopeKey: string): Evaluated<never> {
  const message = `Expected result of the expression '${expressionText(expression)}' to be ${expected}, but was '${feelType(found)}'.`;
  return { ok: false, failure: extractValueError(message, scopeKey) };
}

export function extractValueError(message: string, scopeKey: string): Failure {
  return { errorType: 'EXTRACT_VALUE_ERROR', message, variableScopeKey: scopeKey };
}

function commaSeparated(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function feelType(value: Json): FeelType {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  const types = { string: 'STRING', number: 'NUMBER', boolean: 'BOOLEAN' } as const;
  return types[typeof value as keyof typeof types] ?? 'OBJECT';
}

/** As messages show it: without the leading `=`. */
export function expressionText({ source, isStatic }: Expression): string {
  return isStatic ? source : source.trimStart().slice(1).trim();
}
