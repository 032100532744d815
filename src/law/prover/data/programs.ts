import type { Mapping } from '../../../model/index.js';
import type { StepDefinition } from '../../obligations/definition.js';
import type { Node } from '../seam.js';
import { declaredRoots } from './declared.js';
import { documentsOf, eventDocuments, type JobDocument, statedAttribute } from './documents.js';
import { type Location, locationOf } from './draft.js';
import { keysOf } from './expression.js';
import { type Instruction, plain, type Variant } from './instruction.js';
import type { Resolve } from './origins.js';
import { performedStep } from './performed-step.js';
import {
  ATTRIBUTES,
  bodyScope,
  DOCUMENT,
  localScope,
  LOOP_COUNTER,
  outputVariable,
  rootOf,
  rootScope,
} from './scopes.js';
import { resolveAt, type Words } from './words.js';

/** Input mappings and loop variables; a call activity also makes the variables of the called process. */
export function activationOf(words: Words, node: Node): readonly Instruction[] {
  const own = [...loopVariables(words, node), ...inputs(words, node).flatMap(({ program }) => program)];
  const saved = isBesideItself(words, node)
    ? inputs(words, node).map(({ root }) => copied(words, node, root, true))
    : [];
  return [...own, ...saved, ...calledVariables(words, node)];
}

/** Where the results of input mappings of inner instances are kept until the body ends. */
function savedScope({ id }: Node): string {
  return `i:${id}`;
}

/** Inner instances that run beside each other and have nothing inside. */
function isBesideItself({ nodes }: Words, node: Node): boolean {
  const loop = node.element.multiInstance;
  return loop != null && !loop.isSequential && !nodes.some(({ scope }) => scope === node.id);
}

function copied({ dictionary }: Words, node: Node, root: string, isSaved: boolean): Instruction {
  const [from, to] = isSaved ? [localScope(node), savedScope(node)] : [savedScope(node), localScope(node)];
  const each = dictionary
    .tracked(root)
    .map((path) => ({ target: locationOf(to, path), origin: read(locationOf(from, path)) }));
  return { kind: 'assign-all', each };
}

/** Inner instances beside each other have variables of their own: the last to complete must not find those of the first. */
function renewed(words: Words, node: Node): readonly Instruction[] {
  if (!isBesideItself(words, node)) return [];
  const again = inputs(words, node).flatMap(({ root, program, readsItem }) =>
    readsItem ? program : [copied(words, node, root, false)],
  );
  return [...loopVariables(words, node), ...again];
}

interface Input {
  readonly root: string;
  readonly program: readonly Instruction[];
  /** Every inner instance has its own. */
  readonly readsItem: boolean;
}

function inputs(words: Words, node: Node): readonly Input[] {
  const { element } = node;
  const done = new Set<string>();
  const own = new Set(loopNames(node));
  return [...byRoot(element.inputs)].map(([root, mappings]) => {
    const before = new Set(done);
    // A mapping sees the results of those before it, and the variables around the element.
    const resolve: Resolve = (key) =>
      before.has(rootOf(key)) ? locationOf(localScope(node), key) : outside(words, node, key);
    const each = mapped(words, node, root, mappings, resolve, localScope(node));
    const readsItem = mappings.some(({ source }) => source.variables.some((name) => own.has(name)));
    done.add(root);
    if (readsItem) own.add(root);
    return { root, program: [{ kind: 'assign-all', each }], readsItem };
  });
}

function outside(words: Words, node: Node, key: string): Location {
  if (node.element.multiInstance && loopNames(node).includes(rootOf(key))) return locationOf(localScope(node), key);
  const [scope] = words.scopes.meets(node, rootOf(key), false);
  return locationOf(scope ?? rootScope(node.frame), key);
}

type Assignment = Extract<Instruction, { kind: 'assign-all' }>['each'][number];

/** The mappings of one variable, for every path of it that anybody reads. */
function mapped(
  { dictionary, origins }: Words,
  node: Node,
  root: string,
  mappings: readonly Mapping[],
  resolve: Resolve,
  scope: string,
): readonly Assignment[] {
  return dictionary.tracked(root).map((path) => {
    const mapping = mappings.filter(({ target }) => path === target || path.startsWith(`${target}.`)).at(-1);
    const target = locationOf(scope, path);
    if (mapping)
      return { target, origin: origins.assigned(mapping.source, mapping.target, path, resolve, node.element.id) };
    // Mappings of other parts leave this one as it is in what they extend.
    const isWhole = mappings.some(({ target: each }) => each.startsWith(`${path}.`));
    const origin = isWhole ? origins.any(path, null) : scope === RESULTS ? read(resolve(path)) : NULL;
    return { target, origin };
  });
}

/** Results of output mappings, before they go up. */
const RESULTS = 'o:';

const NULL = { kind: 'constant', value: null } as const;

function read(location: Location): Assignment['origin'] {
  return { kind: 'location', location };
}

function byRoot(mappings: readonly Mapping[]): ReadonlyMap<string, readonly Mapping[]> {
  const roots = new Map<string, Mapping[]>();
  for (const mapping of mappings) {
    const root = rootOf(mapping.target);
    roots.set(root, [...(roots.get(root) ?? []), mapping]);
  }
  return roots;
}

function loopNames({ element: { multiInstance } }: Node): readonly string[] {
  if (!multiInstance) return [];
  const output = outputVariable(multiInstance.outputElement?.source);
  return [multiInstance.inputElement, output, LOOP_COUNTER].filter((name) => name !== null);
}

/** Of an inner instance: its item, its number, and the output element as a variable of its own. */
function loopVariables({ dictionary, origins }: Words, node: Node): readonly Instruction[] {
  const { multiInstance } = node.element;
  if (!multiInstance) return [];
  const collection = dictionary.meaning(multiInstance.inputCollection);
  const items = collection.kind === 'constant' && Array.isArray(collection.value) ? collection.value : null;
  return loopNames(node).map((name) => {
    const each = dictionary.tracked(name).map((path) => {
      const target = locationOf(localScope(node), path);
      if (name !== multiInstance.inputElement) {
        return { target, origin: name === LOOP_COUNTER ? origins.any(path, null) : NULL };
      }
      const isOneItem = items?.length === 1 && path === name;
      return {
        target,
        origin: isOneItem ? ({ kind: 'constant', value: items[0] ?? null } as const) : origins.any(path, null),
      };
    });
    return { kind: 'assign-all', each };
  });
}

function calledVariables({ dictionary, scopes, nodes }: Words, node: Node): readonly Instruction[] {
  const { calledElement } = node.element;
  if (!calledElement || !nodes.some(({ frame }) => frame === node.id)) return [];
  const own = scopes.localNames(node);
  const each = dictionary.roots().flatMap((root) => {
    const from = own.has(root)
      ? localScope(node)
      : calledElement.propagateAllParentVariables
        ? scopes.reads(node, root)
        : null;
    return dictionary.tracked(root).map((path) => ({
      target: locationOf(rootScope(node.id), path),
      origin: from === null ? ({ kind: 'absent' } as const) : read(locationOf(from, path)),
    }));
  });
  return [{ kind: 'assign-all', each }];
}

/** The element completes, in each way in which it can. */
export function completionsOf(words: Words, node: Node): readonly Variant[] {
  const step = performedStep(node.element, words.obligations);
  return documentsOf(words, node, step).map((document) => ({
    program: [
      { kind: 'read', locations: readsOfCompletion(words, node) },
      ...renewed(words, node),
      ...document.program,
      ...ensured(words, node, document, step),
      ...takenOver(words, node, document),
      ...collected(words, node),
      ...judged(words, node),
      { kind: 'forget', scope: DOCUMENT },
      { kind: 'forget', scope: localScope(node) },
      ...(node.element.calledElement ? [{ kind: 'forget', scope: rootScope(node.id) } as const] : []),
    ],
    outcome: document.outcome,
    assumed: document.assumed,
  }));
}

/** What conditions and legal clocks read there. */
function readsOfCompletion(words: Words, node: Node): readonly Location[] {
  const { element } = node;
  const resolve = resolveAt(words, node);
  const conditions = element.outgoing.flatMap(({ condition }) => (condition ? [condition] : []));
  const completion = element.multiInstance?.completionCondition;
  if (completion) conditions.push(completion);
  const keys = conditions.flatMap((condition) => keysOf(words.dictionary.meaning(condition)));
  return keys.map(resolve);
}

function ensured(
  words: Words,
  node: Node,
  { names }: JobDocument,
  step: StepDefinition | null,
): readonly Instruction[] {
  const { dictionary, origins } = words;
  const resolve = resolveAt(words, node, names);
  return (step?.ensures ?? []).map(({ holds, unlessSeen, because }) => {
    const meaning = dictionary.meaning(holds);
    const args = keysOf(meaning).map(resolve);
    return { kind: 'ensure', formula: origins.formula(meaning), args, unlessSeen: unlessSeen?.source ?? null, because };
  });
}

/** With output mappings only their results go up, from the flow scope on; without, all that the job or event brings. */
function takenOver(words: Words, node: Node, { names, mayBeAbsent }: JobDocument): readonly Instruction[] {
  const { dictionary, scopes } = words;
  const { outputs, multiInstance } = node.element;
  if (outputs.length === 0) return [...names].map((root) => merge(DOCUMENT, root, true, mayBeAbsent));
  const mappings = byRoot(outputs);
  const done = new Set<string>();
  const program: Instruction[] = [];
  for (const [root, each] of mappings) {
    const before = resolveAt(words, node, names);
    const resolve: Resolve = (key) => (done.has(rootOf(key)) ? locationOf(RESULTS, key) : before(key));
    program.push({ kind: 'assign-all', each: mapped(words, node, root, each, resolve, RESULTS) });
    done.add(root);
  }
  for (const root of mappings.keys()) program.push(merge(RESULTS, root, multiInstance !== null, false));
  return [...program, { kind: 'forget', scope: RESULTS }];

  function merge(from: string, root: string, own: boolean, absent: boolean): Instruction {
    const to = scopes.meets(node, root, own);
    return { kind: 'merge', paths: dictionary.tracked(root), from, to, mayBeAbsent: absent };
  }
}

/** The inner instance's output element takes its place in the output collection. */
function collected(words: Words, node: Node): readonly Instruction[] {
  const { multiInstance, id } = node.element;
  const name = multiInstance?.outputCollection;
  if (!multiInstance?.outputElement || name == null || !words.dictionary.isNeeded(name)) return [];
  const meaning = words.dictionary.meaning(multiInstance.outputElement);
  const item = words.origins.valueOf(meaning, `${name}[]`, resolveAt(words, node), id);
  const list = locationOf(bodyScope(node), name);
  return [{ kind: 'assign', target: list, origin: { kind: 'filled', list, item } }];
}

/** Where variables of the inner instance that completed last are kept for the completion condition. */
export function judgedScope({ id }: Node): string {
  return `e:${id}`;
}

/** Variables of an inner instance itself that the completion condition reads. */
function judgedPaths({ dictionary, scopes }: Words, node: Node): readonly string[] {
  const condition = node.element.multiInstance?.completionCondition;
  const own = scopes.localNames(node);
  return condition ? keysOf(dictionary.meaning(condition)).filter((key) => own.has(rootOf(key))) : [];
}

function judged(words: Words, node: Node): readonly Instruction[] {
  const each = judgedPaths(words, node).map((path) => ({
    target: locationOf(judgedScope(node), path),
    origin: read(locationOf(localScope(node), path)),
  }));
  return each.length === 0 ? [] : [{ kind: 'assign-all', each }];
}

/** The body begins: its output collection has a place for each item. */
export function bodyActivationOf({ dictionary }: Words, node: Node): readonly Instruction[] {
  const name = node.element.multiInstance?.outputCollection;
  if (name == null || !dictionary.isNeeded(name)) return [];
  return [{ kind: 'assign', target: locationOf(bodyScope(node), name), origin: { kind: 'places' } }];
}

/** The body ends: its output collection goes up from the flow scope on. */
export function bodyCompletionOf(words: Words, node: Node): Variant {
  const { dictionary, scopes } = words;
  const name = node.element.multiInstance?.outputCollection ?? null;
  const asked = judgedPaths(words, node).map((path) => locationOf(judgedScope(node), path));
  const program: Instruction[] = asked.length > 0 ? [{ kind: 'read', locations: asked }] : [];
  if (name !== null && dictionary.isNeeded(name)) {
    const to = scopes.meets(node, name, false);
    program.push({ kind: 'merge', paths: [name], from: bodyScope(node), to, mayBeAbsent: true });
  }
  return plain([...program, ...bodyScopes(node).map((scope) => ({ kind: 'forget', scope }) as const)]);
}

/** Scopes that last as long as the multi-instance body. */
export function bodyScopes(node: Node): readonly string[] {
  return node.element.multiInstance ? [bodyScope(node), savedScope(node), judgedScope(node)] : [];
}

/** A message, signal, timer or error has reached the event, in each way in which it can. */
export function eventsOf(words: Words, node: Node): readonly Variant[] {
  return eventDocuments(words, node).map((document) => ({
    program: [
      { kind: 'read', locations: readsOfCompletion(words, node) },
      ...renewed(words, node),
      ...document.program,
      ...takenOver(words, node, document),
      ...collected(words, node),
      ...judged(words, node),
      { kind: 'forget', scope: DOCUMENT },
      { kind: 'forget', scope: localScope(node) },
    ],
    outcome: document.outcome,
    assumed: document.assumed,
  }));
}

/** A case begins: fixed attributes have their values, declared variables do not exist yet, any other may be given. */
export function beginningOf(words: Words): readonly Instruction[] {
  const { obligations, dictionary, origins } = words;
  const declared = declaredRoots(obligations);
  const attributes = [...obligations.attributes.values()];
  const facts = attributes.map((attribute) => ({
    target: locationOf(ATTRIBUTES, attribute.name),
    origin: attribute.writtenBy.length === 0 ? statedAttribute(words, attribute) : NULL,
  }));
  const variables = dictionary.roots().flatMap((root) =>
    dictionary.tracked(root).map((path) => {
      const fixed = attributes.find(({ variable, writtenBy }) => variable === path && writtenBy.length === 0);
      const given = declared.has(root) ? ({ kind: 'absent' } as const) : origins.any(path, null);
      const target = locationOf(rootScope(''), path);
      return { target, origin: fixed ? read(locationOf(ATTRIBUTES, fixed.name)) : given };
    }),
  );
  return [
    { kind: 'assign-all', each: facts },
    { kind: 'assign-all', each: variables },
  ];
}
