import type { Answer } from './effects.js';
import { COUNT_MAX, type Command } from './simulator.js';
import { BODY, type Compensable, type Instance, newInstance, type Role, type State } from './instance.js';
import type { Place } from './places.js';

/** What an instance is at one moment, apart from its children: small numbers and texts only. */
interface Shape {
  readonly place: Place;
  readonly role: Role;
  /** The parts that are not children, as they are put back. */
  readonly parts: Parts;
  readonly children: readonly number[];
  /** Positions in the queue of the commands whose scope this is. */
  readonly commands: readonly number[];
}

interface Parts {
  readonly state: State;
  readonly flows: number;
  readonly joins: readonly (readonly [number, number])[];
  readonly interruptedBy: Place | null;
  readonly acceptsEvents: boolean;
  readonly interruptedByEvent: boolean;
  readonly triggers: readonly Place[];
  readonly timers: readonly { readonly event: Place; readonly left: number; readonly limit: string | null }[];
  readonly loop: readonly [number, number, number, number] | null;
  readonly outcome: string | null | undefined;
  readonly compensables: readonly Compensable[];
}

/** A queued command without its scope: that is named by the instance. */
type Queued =
  | { readonly op: 'activate'; readonly place: Place; readonly role: Role }
  | { readonly op: 'complete' | 'terminate' | 'terminateChildren' }
  | { readonly op: 'activateInner'; readonly count: number }
  | { readonly op: 'signal'; readonly name: string };

export interface Marking {
  readonly id: number;
  /** Null: the instance is over. */
  readonly root: number | null;
  readonly queue: readonly Queued[];
  readonly answers: readonly Answer[];
}

/** A run taken up again at a marking. */
export interface Restored {
  readonly root: Instance | null;
  readonly queue: readonly Command[];
  readonly answers: readonly Answer[];
  /** Equal instances have equal numbers; among siblings that tells which are the same. */
  readonly shapes: ReadonlyMap<Instance, number>;
}

/**
 * Markings, each with a number: equal states of a run have equal numbers. The tree of instances is hash-consed bottom up; equal
 * siblings are in a fixed order, and more than `COUNT_MAX` of them count as so many.
 */
export class Markings {
  private readonly shapes: Shape[] = [];
  private readonly shapeIds = new Map<string, number>();
  private readonly markings: Marking[] = [];
  private readonly markingIds = new Map<string, number>();

  /** `ordered`: the age of siblings counts, because a signal reaches the oldest first. */
  constructor(private readonly ordered: boolean) {}

  get(id: number): Marking {
    return this.markings[id]!;
  }

  get size(): number {
    return this.markings.length;
  }

  /** The number of the state, and whether nothing was left out of it. */
  put(root: Instance | null, commands: readonly Command[], answers: readonly Answer[]): { id: number; exact: boolean } {
    const queue = commands.filter(({ scope }) => !scope.gone && root !== null);
    const scopes = new Map<Instance, number[]>();
    queue.forEach(({ scope }, i) => {
      const known = scopes.get(scope);
      if (known) known.push(i);
      else scopes.set(scope, [i]);
    });
    const exact = { value: true };
    const rootId = root && this.shapeOf(root, scopes, exact);
    const queued = queue.map(withoutScope);
    const queueKey = queued.map(keyOfQueued).join(';');
    const key = `${rootId}|${queueKey}|${answers.length > 0 ? JSON.stringify(answers) : ''}`;
    let id = this.markingIds.get(key);
    if (id === undefined) {
      id = this.markings.length;
      this.markings.push({ id, root: rootId, queue: queued, answers });
      this.markingIds.set(key, id);
    }
    return { id, exact: exact.value };
  }

  /** The same state with one answer more. */
  answered({ root, queue, answers }: Marking, answer: Answer): number {
    const queueKey = queue.map(keyOfQueued).join(';');
    const all = [...answers, answer];
    const key = `${root}|${queueKey}|${JSON.stringify(all)}`;
    const known = this.markingIds.get(key);
    if (known !== undefined) return known;
    const id = this.markings.length;
    this.markings.push({ id, root, queue, answers: all });
    this.markingIds.set(key, id);
    return id;
  }

  restore({ root, queue, answers }: Marking): Restored {
    const scopes = new Map<number, Instance>();
    const shapes = new Map<Instance, number>();
    const tree = root === null ? null : this.instanceOf(root, null, scopes, shapes);
    const commands = queue.map((queued, i) => ({ ...queued, scope: scopes.get(i)! }) as Command);
    return { root: tree, queue: commands, answers, shapes };
  }

  private shapeOf(instance: Instance, scopes: ReadonlyMap<Instance, number[]>, exact: { value: boolean }): number {
    let children = instance.children.map((child) => this.shapeOf(child, scopes, exact));
    if (!this.ordered) children.sort((a, b) => a - b);
    if (instance.role !== BODY && children.length > COUNT_MAX) children = this.capped(children, exact);
    const commands = scopes.get(instance) ?? [];
    const { place, role } = instance;
    const key = `${place.index},${role}/${partsKey(instance)}/${children.join(',')}/${commands.join(',')}`;
    const known = this.shapeIds.get(key);
    if (known !== undefined) return known;
    const id = this.shapes.length;
    this.shapes.push({ place, role, parts: partsOf(instance), children, commands });
    this.shapeIds.set(key, id);
    return id;
  }

  private capped(children: readonly number[], exact: { value: boolean }): number[] {
    const counts = new Map<number, number>();
    return children.filter((child) => {
      const count = (counts.get(child) ?? 0) + 1;
      counts.set(child, count);
      const keeps = count <= COUNT_MAX || this.shapes[child]!.commands.length > 0;
      if (!keeps) exact.value = false;
      return keeps;
    });
  }

  private instanceOf(
    id: number,
    parent: Instance | null,
    scopes: Map<number, Instance>,
    shapeIds: Map<Instance, number>,
  ): Instance {
    const { place, role, parts, children, commands } = this.shapes[id]!;
    const instance = newInstance(place, role, parent);
    shapeIds.set(instance, id);
    instance.state = parts.state;
    instance.flows = parts.flows;
    if (parts.joins.length > 0) instance.joins = new Map(parts.joins);
    instance.interruptedBy = parts.interruptedBy;
    instance.acceptsEvents = parts.acceptsEvents;
    instance.interruptedByEvent = parts.interruptedByEvent;
    if (parts.triggers.length > 0) instance.triggers = [...parts.triggers];
    if (parts.timers.length > 0) instance.timers = parts.timers.map((timer) => ({ ...timer }));
    if (parts.loop) [instance.items, instance.begun, instance.completed, instance.terminated] = parts.loop;
    instance.outcome = parts.outcome;
    if (parts.compensables.length > 0) instance.compensables = parts.compensables.map(copyOf);
    for (const command of commands) scopes.set(command, instance);
    instance.children = children.map((child) => this.instanceOf(child, instance, scopes, shapeIds));
    return instance;
  }
}

function partsKey(instance: Instance): string {
  const { state, flows, joins, interruptedBy, triggers, timers, role, outcome, compensables } = instance;
  const flags = (instance.acceptsEvents ? 1 : 0) + (instance.interruptedByEvent ? 2 : 0);
  let key = `${state}.${flows}.${flags}`;
  if (joins.size > 0)
    key += `j${joinsOf(instance)
      .map((join) => join.join(':'))
      .join(',')}`;
  if (interruptedBy) key += `i${interruptedBy.index}`;
  if (triggers.length > 0) key += `t${triggers.map(({ index }) => index).join(',')}`;
  if (timers.length > 0)
    key += `c${timers.map(({ event, left, limit }) => `${event.index}:${left}:${limit ?? ''}`).join(',')}`;
  if (role === BODY) {
    const { items, begun, completed, terminated } = instance;
    key += `l${items}.${begun}.${completed}.${terminated}o${outcome === undefined ? '' : JSON.stringify(outcome)}`;
  }
  if (compensables.length > 0) key += `k${compensables.map(keyOfCompensable).sort().join(',')}`;
  return key;
}

function partsOf(instance: Instance): Parts {
  const { state, flows, interruptedBy, acceptsEvents, interruptedByEvent, role, outcome } = instance;
  const { items, begun, completed, terminated } = instance;
  return {
    state,
    flows,
    joins: joinsOf(instance),
    interruptedBy,
    acceptsEvents,
    interruptedByEvent,
    triggers: [...instance.triggers],
    timers: instance.timers.map((timer) => ({ ...timer })),
    loop: role === BODY ? [items, begun, completed, terminated] : null,
    outcome,
    compensables: instance.compensables.map(copyOf),
  };
}

function joinsOf({ joins }: Instance): (readonly [number, number])[] {
  return [...joins].sort(([a], [b]) => a - b);
}

function copyOf(compensable: Compensable): Compensable {
  return { ...compensable, inner: compensable.inner.map(copyOf) };
}

function keyOfCompensable({ place, hasHandler, handled, triggered, throwPlace, inner }: Compensable): string {
  const flags = (hasHandler ? 1 : 0) + (handled ? 2 : 0) + (triggered ? 4 : 0);
  return `${place.index}:${flags}:${throwPlace?.index ?? ''}(${inner.map(keyOfCompensable).sort().join(',')})`;
}

function withoutScope(command: Command): Queued {
  switch (command.op) {
    case 'activate':
      return { op: 'activate', place: command.place, role: command.role };
    case 'activateInner':
      return { op: 'activateInner', count: command.count };
    case 'signal':
      return { op: 'signal', name: command.name };
    default:
      return { op: command.op };
  }
}

function keyOfQueued(queued: Queued): string {
  switch (queued.op) {
    case 'activate':
      return `a${queued.place.index}.${queued.role}`;
    case 'activateInner':
      return `n${queued.count}`;
    case 'signal':
      return `s${JSON.stringify(queued.name)}`;
    default:
      return queued.op;
  }
}
