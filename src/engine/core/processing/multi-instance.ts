import type { Expression, MultiInstanceDefinition } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import { ElementContext } from './element-context.js';
import { innerElementOf } from './element-views.js';
import { evaluate, extractValueError, type LocalNames, wrongType } from './expressions.js';
import type { Evaluated, Outcome } from './failure.js';
import type { Loop } from '../state/element-instances.js';
import type { Step } from './step.js';
import { mergeLocal } from './variables.js';

export function loopOf({ element }: ElementContext): MultiInstanceDefinition {
  if (!element.multiInstance) throw new Error(`expected ${element.id} to be a multi-instance body`);
  return element.multiInstance;
}

/** Counts of the instance: see `Loop`. */
export function countsOf({ step, key }: ElementContext): Loop {
  return step.read.elements.require(key).loop ?? { counter: 0, completed: 0, terminated: 0 };
}

/**
 * The items to run for, as the scope sees them now. Every inner instance asks again; while the variables that the expression
 * reads are the same, so is the answer, and it is not worked out again.
 */
export function readCollection(
  step: Step,
  { inputCollection }: MultiInstanceDefinition,
  scopeKey: string,
): Evaluated<readonly Json[]> {
  const texts = inputCollection.variables.map((name) => step.read.variables.lookupText(scopeKey, name));
  if (last?.expression === inputCollection && last.nowMs === step.nowMs && sameTexts(last.texts, texts)) {
    return { ok: true, value: last.items };
  }
  const result = evaluate(step, inputCollection, scopeKey);
  if (!result.ok) return result;
  if (!Array.isArray(result.value)) return wrongType(inputCollection, "'ARRAY'", result.value, scopeKey);
  const items = result.value as readonly Json[];
  last = { expression: inputCollection, nowMs: step.nowMs, texts, items };
  return { ok: true, value: items };
}

/** The last list that was worked out: what it was made from, and its items. It may be lost at any time. */
let last: {
  readonly expression: Expression;
  readonly nowMs: number;
  readonly texts: readonly (string | undefined)[];
  readonly items: readonly Json[];
} | null = null;

function sameTexts(one: readonly (string | undefined)[], other: readonly (string | undefined)[]): boolean {
  return one.every((text, i) => text === other[i]);
}

/** So many more inner instances are about to be activated. */
export function activateInner(body: ElementContext, count = 1): void {
  // One value for all of them: the log then keeps it once.
  const value = body.valueOf(innerElementOf(body.process, body.element), body.key);
  for (let i = 0; i < count; i++) body.step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', body.step.newKey(), value);
}

/**
 * The inner instance has its item, its number and, where the output element is a variable, that variable: so what its job
 * leaves stays with it.
 */
export function setLoopVariables(child: ElementContext, loop: MultiInstanceDefinition, item: Json): void {
  const { step, value, key } = child;
  const set = (name: string, content: Json): void => mergeLocal(step, value, key, { [name]: content });
  if (loop.inputElement !== null) set(loop.inputElement, item);
  const output = loop.outputElement && variableOf(loop.outputElement);
  if (output && output !== loop.inputElement && output !== LOOP_COUNTER) set(output, null);
  set(LOOP_COUNTER, countsOf(child).counter);
}

/** The inner instance's output element has its place in the output collection. */
export function collectOutput(body: ElementContext, child: ElementContext): Outcome {
  const { outputCollection: name, outputElement } = loopOf(body);
  if (name === null || !outputElement) return null;
  const output = evaluate(body.step, outputElement, child.key);
  if (!output.ok) return output.failure;
  const variable = body.step.read.variables.local(body.key, name);
  const collection = variable ? (JSON.parse(variable.value) as Json) : null;
  const position = countsOf(child).counter;
  const problem = cannotCollect(collection, name, position);
  if (problem !== null) return extractValueError(problem, body.key);
  const updated = (collection as readonly Json[]).with(position - 1, output.value);
  mergeLocal(body.step, body.value, body.key, { [name]: updated });
  return null;
}

/** How many inner instances there are, as the completion condition sees them: the child that asks counts as completed. */
export function loopNames(body: ElementContext): LocalNames {
  const { counter, completed, terminated } = countsOf(body);
  return new Map<string, Json>([
    ['numberOfInstances', counter],
    ['numberOfActiveInstances', body.step.read.elements.require(body.key).childCount - 1],
    ['numberOfCompletedInstances', completed + 1],
    ['numberOfTerminatedInstances', terminated],
  ]);
}

const LOOP_COUNTER = 'loopCounter';

function cannotCollect(collection: Json, name: string, position: number): string | null {
  const unable = `Unable to update an item in output collection '${name}'`;
  const hint = 'This may happen when multiple BPMN elements write to the same variable.';
  if (!Array.isArray(collection)) {
    return `${unable} because the type of the output collection is: ${packedType(collection)}. ${hint}`;
  }
  if (position <= collection.length) return null;
  return `${unable} at position ${position} because the size of the collection is: ${collection.length}. ${hint}`;
}

/** Zeebe names the type of the value's binary form. */
function packedType(value: Json): string {
  if (value === null) return 'NIL';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  const types = { string: 'STRING', boolean: 'BOOLEAN' } as const;
  return types[typeof value as keyof typeof types] ?? 'MAP';
}

/** The variable that the expression is, or is a part of, such as `review` of `=review.outcome`; null for any other. */
function variableOf({ source, isStatic, variables }: Expression): string | null {
  const [only] = variables;
  return !isStatic && only !== undefined && PATH.test(source) ? only : null;
}

const PATH = /^\s*=\s*[\p{L}_$][\p{L}\p{N}_$]*(\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*\s*$/u;
