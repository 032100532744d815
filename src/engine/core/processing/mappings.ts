import type { Expression, Mapping } from '../../../model/index.js';
import type { Json, JsonObject } from '../../../protocol/index.js';
import type { ElementContext } from './element-context.js';
import { evaluate, expressionText } from './expressions.js';
import type { Evaluated, Outcome } from './failure.js';
import { followsEventBasedGateway } from './catch-events.js';
import { mappingText } from './mapping-text.js';
import { isTree, mappingTree, type MappingTree } from './mapping-tree.js';
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

/** What the entries of a context are evaluated with. */
interface Scope {
  readonly context: ElementContext;
  /** Earlier entries, of this context and of those around it: later ones see them. */
  readonly names: ReadonlyMap<string, Json>;
  /** What the name holds already, where mappings extend it. */
  readonly existing: (name: string) => Json | undefined;
  /** All mappings together, as messages show them. */
  readonly text: () => string;
}

/**
 * The mappings' results by root name, evaluated as the one FEEL context that they are together: all entries of a path
 * where its first one stands. A path extends what its variable holds, where the mappings merge at all.
 */
function evaluateMappings(
  context: ElementContext,
  mappings: readonly Mapping[],
  merges: boolean,
  existing: (name: string) => Json | undefined,
): Evaluated<JsonObject> {
  const tree = mappingTree(mappings);
  return evaluateTree(tree, { context, names: new Map(), existing, text: () => mappingText(tree, merges) });
}

function evaluateTree(tree: MappingTree, scope: Scope): Evaluated<JsonObject> {
  const names = new Map(scope.names);
  const entries: [string, Json][] = [];
  for (const [name, node] of tree) {
    const within = { ...scope, names };
    const result = isTree(node) ? extend(scope.existing(name), node, within) : evaluateSource(node, within);
    if (!result.ok) return result;
    names.set(name, result.value);
    entries.push([name, result.value]);
  }
  return { ok: true, value: Object.fromEntries(entries) };
}

/** What is missing or null becomes an object; what is anything else cannot be extended, and null comes of it. */
function extend(base: Json | undefined, tree: MappingTree, scope: Scope): Evaluated<Json> {
  const fields = isObject(base) ? base : {};
  const result = evaluateTree(tree, { ...scope, existing: (name) => fields[name] });
  if (!result.ok || base === undefined || base === null) return result;
  return { ok: true, value: isObject(base) ? { ...base, ...result.value } : null };
}

function evaluateSource(source: Expression, { context, names, text }: Scope): Evaluated<Json> {
  const result = evaluate(context.step, source, context.key, names);
  if (result.ok) return result;
  const message = result.failure.message.replace(`'${expressionText(source)}'`, () => `'${text()}'`);
  return { ok: false, failure: { ...result.failure, errorType: 'IO_MAPPING_ERROR', message } };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
