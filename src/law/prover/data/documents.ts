import type { LocalText } from '../../../model/index.js';
import type { AttributeDefinition, StepDefinition } from '../../obligations/definition.js';
import type { Node } from '../seam.js';
import { declaredRoots } from './declared.js';
import { type Location, locationOf } from './draft.js';
import type { Instruction, Origin, Variant } from './instruction.js';
import { ATTRIBUTES, DOCUMENT, rootOf, rootScope } from './scopes.js';
import { resolveAt, type Words } from './words.js';

/** What a job, script, decision, event or called process brings when it is done: variables in the scope `DOCUMENT`. */
export interface JobDocument {
  readonly program: readonly Instruction[];
  /** Root names of the variables it brings. */
  readonly names: ReadonlySet<string>;
  /** A variable of these names may be missing in it. */
  readonly mayBeAbsent: boolean;
  readonly outcome: Variant['outcome'];
  readonly assumed: LocalText | null;
}

type Assignment = { readonly target: Location; readonly origin: Origin };

const NO_OUTCOME = { kind: 'fixed', outcome: null } as const;
const NOTHING: JobDocument = {
  program: [],
  names: new Set(),
  mayBeAbsent: false,
  outcome: NO_OUTCOME,
  assumed: null,
};

/** What the completing element may bring, in each way in which it can. */
export function documentsOf(words: Words, node: Node, step: StepDefinition | null): readonly JobDocument[] {
  const { element } = node;
  if (step) return stepDocuments(words, node, step);
  if (element.script) return [scriptDocument(words, node)];
  if (element.calledDecision) return [decisionDocument(words, node)];
  if (element.type === 'CALL_ACTIVITY') return callDocuments(words, node);
  if (element.type === 'USER_TASK') return anyVariables(words, node);
  return element.job ? jobDocuments(words, node) : [NOTHING];
}

/** What a message, signal or error may bring to the event. Timers and escalations bring nothing. */
export function eventDocuments(words: Words, node: Node): readonly JobDocument[] {
  const { message, signal, eventType } = node.element;
  if (message) {
    const listed = message.name.isStatic ? words.obligations.messages.get(message.name.source) : undefined;
    return listed ? [listedVariables(words, listed)] : anyVariables(words, node);
  }
  if (signal) return anyVariables(words, node);
  return eventType === 'ERROR' && mayBeThrownByAnyWorker(words, node) ? anyVariables(words, node) : [NOTHING];
}

function jobDocuments(words: Words, node: Node): readonly JobDocument[] {
  const type = node.element.job?.type;
  const listed = type?.isStatic ? words.obligations.workers.get(type.source) : undefined;
  return listed ? [listedVariables(words, listed)] : anyVariables(words, node);
}

function listedVariables(words: Words, variables: readonly string[]): JobDocument {
  return { ...NOTHING, ...anyOf(words, new Set(variables.map(rootOf)), null) };
}

/** Whatever the file does not declare may be written; that something declared is, is an assumption. */
function anyVariables(words: Words, node: Node): readonly JobDocument[] {
  const declared = declaredRoots(words.obligations);
  const all = words.dictionary.roots();
  const undeclared = all.filter((root) => !declared.has(root));
  const writesUndeclared = { ...NOTHING, ...anyOf(words, new Set(undeclared), null) };
  if (undeclared.length === all.length) return [writesUndeclared];
  const assumed = mayWrite(
    node,
    all.filter((root) => declared.has(root)),
  );
  return [writesUndeclared, { ...NOTHING, ...anyOf(words, new Set(all), null), assumed }];
}

function anyOf(words: Words, names: ReadonlySet<string>, assumed: LocalText | null) {
  const each = [...names].flatMap((root) => assignments(words, root, (path) => words.origins.any(path, assumed)));
  return { program: [{ kind: 'assign-all', each } as const], names };
}

function assignments({ dictionary }: Words, root: string, origin: (path: string) => Origin): readonly Assignment[] {
  return dictionary.tracked(root).map((path) => ({ target: locationOf(DOCUMENT, path), origin: origin(path) }));
}

function mayWrite({ element }: Node, declared: readonly string[]): LocalText {
  const names = declared.join(', ');
  return {
    zh: `${element.name ?? element.id}（${element.id}）可能改写 ${names}：义务文件没有说明它写入哪些变量，两种情况都考虑。`,
    en: `${element.id} may write ${names}: the obligations do not say what it writes, so both are assumed`,
  };
}

function mayBeThrownByAnyWorker({ nodes, obligations }: Words, event: Node): boolean {
  const host = event.element.attachedTo;
  const outer = nodes.find(({ id }) => id === event.scope);
  return nodes.some(({ element, frame, scope, id }) => {
    const type = element.job?.type;
    if (!type || element.userTask || (type.isStatic && obligations.workers.has(type.source))) return false;
    const hostId = event.frame === '' ? host : `${event.frame}/${host}`;
    if (host !== null && id === hostId) return true;
    for (let around: string | null = scope ?? null; around !== null;) {
      if (around === hostId || (host === null && around === outer?.scope)) return true;
      around = nodes.find((each) => each.id === around)?.scope ?? null;
    }
    return host === null && frame === event.frame && outer?.scope == null;
  });
}

function scriptDocument(words: Words, node: Node): JobDocument {
  const { script } = node.element;
  if (!script) return NOTHING;
  const root = rootOf(script.resultVariable);
  const resolve = resolveAt(words, node);
  const each = assignments(words, root, (path) =>
    words.origins.assigned(script.expression, script.resultVariable, path, resolve, node.element.id),
  );
  return { ...NOTHING, program: [{ kind: 'assign-all', each }], names: new Set([root]) };
}

/** The table's outputs; where it cannot be read, the value that a computed attribute has anyway, and any other output. */
function decisionDocument(words: Words, node: Node): JobDocument {
  const { calledDecision, id } = node.element;
  if (!calledDecision) return NOTHING;
  const { decisionId, resultVariable } = calledDecision;
  const isReadable = decisionId.isStatic && !('reason' in words.dictionary.decision(decisionId.source));
  const resolve = resolveAt(words, node);
  const each = assignments(words, resultVariable, (path) => {
    const attribute = isReadable ? undefined : computed(words, decisionId.source, path);
    if (attribute) return { kind: 'location', location: locationOf(ATTRIBUTES, attribute.name) };
    // What nobody declares may be anything, whoever writes it.
    if (!isReadable && !declaredRoots(words.obligations).has(resultVariable)) return words.origins.any(path, null);
    return words.origins.decided(decisionId.source, path.slice(resultVariable.length + 1), path, resolve, id);
  });
  return { ...NOTHING, program: [{ kind: 'assign-all', each }], names: new Set([resultVariable]) };
}

function computed({ obligations }: Words, decisionId: string, path: string): AttributeDefinition | undefined {
  const all = [...obligations.attributes.values()];
  return all.find(({ decision, variable }) => decision?.decisionId === decisionId && variable === path);
}

/** All variables of the called process that exist. A call that could not be inlined may bring anything. */
function callDocuments(words: Words, node: Node): readonly JobDocument[] {
  const { calledElement, outputs } = node.element;
  if (!words.nodes.some(({ frame }) => frame === node.id)) return anyVariables(words, node);
  if (!calledElement || (!calledElement.propagateAllChildVariables && outputs.length === 0)) return [NOTHING];
  const names = new Set(words.dictionary.roots());
  const each = [...names].flatMap((root) =>
    assignments(words, root, (path) => ({ kind: 'location', location: locationOf(rootScope(node.id), path) })),
  );
  return [{ ...NOTHING, program: [{ kind: 'assign-all', each }], names, mayBeAbsent: true }];
}

/** A person completes the step: the outcome, the attributes it changes, and what else it is declared to write. */
function stepDocuments(words: Words, node: Node, step: StepDefinition): readonly JobDocument[] {
  const program = attributesWritten(words, node, step);
  const names = namesWritten(words, step);
  const document = (origin: Origin, outcome: Variant['outcome']): JobDocument => ({
    ...NOTHING,
    program: [...program, variablesWritten(words, step, names, origin)],
    names,
    outcome,
  });
  if (step.outcomeFollows !== null) {
    const location = locationOf(ATTRIBUTES, step.outcomeFollows);
    return [document({ kind: 'location', location }, { kind: 'follows', location })];
  }
  const outcomes = step.outcomes.length === 0 ? [null] : step.outcomes;
  return outcomes.map((outcome) => document(outcomeOrigin(words, step, outcome), { kind: 'fixed', outcome }));
}

function outcomeOrigin({ faults, origins }: Words, step: StepDefinition, outcome: string | null): Origin {
  if (faults.has('outcome-not-coupled') && step.outcomeVariable !== null)
    return origins.any(step.outcomeVariable, null);
  return { kind: 'constant', value: outcome };
}

/** Stated attributes first, then those that tables make of them. */
function attributesWritten(words: Words, node: Node, step: StepDefinition): readonly Instruction[] {
  const written = [...words.obligations.attributes.values()].filter(({ writtenBy }) => writtenBy.includes(step.step));
  const [stated, decided] = [written.filter(({ decision }) => !decision), written.filter(({ decision }) => decision)];
  return [...stated, ...decided]
    .filter(({ name }) => words.dictionary.isNeeded(`@${name}`))
    .map((attribute) => ({
      kind: 'assign',
      target: locationOf(ATTRIBUTES, attribute.name),
      origin: attributeOrigin(words, node, attribute),
    }));
}

/** Any value of the attribute's type. */
export function statedAttribute(
  { dictionary, origins }: Words,
  { name, title, variable }: AttributeDefinition,
): Origin {
  return origins.any(`@${name}`, null, dictionary.cellsOfAttribute(name), variable ?? title.en);
}

function attributeOrigin(words: Words, node: Node, attribute: AttributeDefinition): Origin {
  const { dictionary, origins, obligations } = words;
  const { decision, name } = attribute;
  if (!decision || 'reason' in dictionary.decision(decision.decisionId)) return statedAttribute(words, attribute);
  const attributes = [...obligations.attributes.values()];
  const resolve = (key: string): Location => {
    const input = attributes.find((each) => each.variable === key);
    return input ? locationOf(ATTRIBUTES, input.name) : resolveAt(words, node)(key);
  };
  return origins.decided(decision.decisionId, outputOf(words, decision), `@${name}`, resolve, node.element.id);
}

/** A table with one output gives it bare. */
function outputOf({ dictionary }: Words, decision: NonNullable<AttributeDefinition['decision']>): string {
  const found = dictionary.decision(decision.decisionId);
  const table = 'graph' in found ? found.graph.decisions.find(({ id }) => id === found.id)?.logic : undefined;
  const isSingle =
    table?.kind === 'LITERAL_EXPRESSION' || (table?.kind === 'DECISION_TABLE' && table.outputs.length === 1);
  return isSingle ? '' : decision.output;
}

function namesWritten({ obligations, faults }: Words, step: StepDefinition): ReadonlySet<string> {
  const names = new Set(faults.has('writer-not-forgotten') ? [] : step.writes.map(rootOf));
  if (step.outcomeVariable !== null) names.add(rootOf(step.outcomeVariable));
  for (const { variable, writtenBy, decision } of obligations.attributes.values())
    if (variable !== null && !decision && writtenBy.includes(step.step)) names.add(rootOf(variable));
  for (const { variable, from } of obligations.clocks) if (from === step.step) names.add(rootOf(variable));
  return names;
}

function variablesWritten(
  words: Words,
  step: StepDefinition,
  names: ReadonlySet<string>,
  outcome: Origin,
): Instruction {
  const { obligations, origins } = words;
  const attributes = [...obligations.attributes.values()];
  const origin = (path: string): Origin => {
    if (path === step.outcomeVariable) return outcome;
    const attribute = attributes.find(
      ({ variable, writtenBy, decision }) => variable === path && !decision && writtenBy.includes(step.step),
    );
    if (attribute) return { kind: 'location', location: locationOf(ATTRIBUTES, attribute.name) };
    const clock = obligations.clocks.find(({ variable, from }) => variable === path && from === step.step);
    return clock ? { kind: 'clock', limit: clock.limit } : origins.any(path, null);
  };
  return { kind: 'assign-all', each: [...names].flatMap((root) => assignments(words, root, origin)) };
}
