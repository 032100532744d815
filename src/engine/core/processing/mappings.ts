import type { Expression, Mapping } from '../../../model/index.js';
import type { Json, JsonObject } from '../../../protocol/index.js';
import type { ElementContext } from './element-context.js';
import { evaluate, expressionText } from './expressions.js';
import type { Evaluated, Failure, Outcome } from './failure.js';
import { followsEventBasedGateway } from './catch-events.js';
import { mappingText } from './mapping-text.js';
import { mergeLocal, mergeUpward } from './variables.js';

/** The results of the input mappings are local variables of the element instance. */
export function applyInputMappings(context: ElementContext): Outcome {
  const { inputs } = context.element;
  if (inputs.length === 0) return null;
  const result = evaluateMappings(context, inputs, false, () => ({}));
  if (!result.ok) return result.failure;
  mergeLocal(context.step, context.value, context.key, result.value);
  return null;
}

/**
 * What the element leaves behind is in the scopes around it.
 *
 * With output mappings: the event's or job's variables are local to the element, and only the results of the mappings
 * go up, from the flow scope on. Without: the variables themselves go up from the element.
 */
export function applyOutputMappings(context: ElementContext): Outcome {
  const { step, key, value, element } = context;
  const document = takeEventVariables(context);
  const hasVariables = Object.keys(document).length > 0;
  if (element.outputs.length > 0) {
    if (hasVariables) mergeLocal(step, value, key, document);
    const result = evaluateMappings(context, element.outputs, true, (name) => step.read.variables.lookup(key, name));
    if (!result.ok) return result.failure;
    // An inner instance of a multi-instance body keeps the results: the body reads its output element there.
    mergeUpward(step, value, context.isInner ? key : value.flowScopeKey, result.value);
  } else if (hasVariables) {
    mergeUpward(step, value, key, document);
  } else if (holdsEventVariables(context)) {
    mergeUpward(step, value, value.flowScopeKey, step.read.variables.localDocument(key));
  }
  return null;
}

/** The trigger that waits at the element instance is used up; its variables are the result. */
function takeEventVariables(context: ElementContext): JsonObject {
  const { step, key, value, element } = context;
  const trigger = step.read.triggers.peek(key);
  if (!trigger) return {};
  step.event('PROCESS_EVENT', 'TRIGGERED', trigger.eventKey, {
    scopeKey: key,
    targetElementId: element.id,
    variables: {},
    processDefinitionKey: value.processDefinitionKey,
    processInstanceKey: value.processInstanceKey,
    tenantId: value.tenantId,
  });
  return trigger.variables;
}

/** True for events that were given their variables as local ones when they were triggered. */
function holdsEventVariables({ element, process }: ElementContext): boolean {
  if (element.type === 'START_EVENT') return true;
  if (element.type === 'BOUNDARY_EVENT') return element.error === null;
  return followsEventBasedGateway(process, element);
}

/**
 * The mappings' results by root name. A later source sees the results of earlier ones; `existing` is what a path extends,
 * where the mapping `merges` into what is there.
 */
function evaluateMappings(
  context: ElementContext,
  mappings: readonly Mapping[],
  merges: boolean,
  existing: (name: string) => Json | undefined,
): Evaluated<JsonObject> {
  const results = new Map<string, Json>();
  for (const { source, target } of mappings) {
    const result = evaluate(context.step, source, context.key, results);
    if (!result.ok) return { ok: false, failure: mappingFailure(result.failure, mappings, source, merges) };
    const [root, ...path] = target.split('.') as [string, ...string[]];
    const base = results.has(root) ? results.get(root) : existing(root);
    results.set(root, withPath(base, path, result.value));
  }
  return { ok: true, value: Object.fromEntries(results) };
}

/** An assertion that fails names the expression which Zeebe makes of all mappings together. */
function mappingFailure(failure: Failure, mappings: readonly Mapping[], source: Expression, merges: boolean): Failure {
  const message = failure.message.replace(`'${expressionText(source)}'`, () => `'${mappingText(mappings, merges)}'`);
  return { ...failure, errorType: 'IO_MAPPING_ERROR', message };
}

/** `base` with `value` at the path; what is missing or null on the way becomes an object, and of anything else comes null. */
function withPath(base: Json | undefined, path: readonly string[], value: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = base ?? {};
  if (!isObject(object)) return null;
  return { ...object, [name]: withPath(object[name], rest, value) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
