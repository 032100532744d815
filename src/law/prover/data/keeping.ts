import type { ObligationDefinition } from '../../obligations/definition.js';
import type { Node } from '../seam.js';
import { clockLocations } from './clock.js';
import { type Location, locationOf } from './draft.js';
import { keysOf } from './expression.js';
import type { Instruction } from './instruction.js';
import { type Bits, NONE, number, Numbering, type Transfer, transferOf } from './liveness.js';
import type { NodePrograms } from './node-programs.js';
import { performedStep } from './performed-step.js';
import { END, type Point, type PointGraph, type PointKind, pointOf } from './points.js';
import { ATTRIBUTES } from './scopes.js';
import type { Words } from './words.js';

/**
 * Which locations are still read, before they are overwritten, by anything that may come after a point or runs beside it. All
 * others can be forgotten there: no later answer depends on them.
 */
export class Keeping {
  private readonly numbering = new Numbering();
  private readonly kept = new Map<Point, Bits>();
  private readonly first: Bits;

  constructor(
    private readonly words: Words,
    private readonly programs: NodePrograms,
    /** Whose guards count. */
    private readonly obligations: readonly ObligationDefinition[],
  ) {
    const graph = programs.graph();
    const before = this.readBefore(graph);
    for (const point of graph.after.keys()) this.kept.set(point, this.readAfter(graph, point, before));
    for (const parallel of programs.parallels()) this.keepBeside(parallel, before);
    this.first = union(graph.starts().map((point) => before.get(point) ?? NONE));
  }

  /** Whether the location has to be kept after the point. */
  after(kind: PointKind, node: Node): (location: Location) => boolean {
    const point = pointOf(kind, node);
    const known = this.tests.get(point) ?? this.among(this.kept.get(point));
    this.tests.set(point, known);
    return known;
  }

  private readonly tests = new Map<Point, (location: Location) => boolean>();

  /** Whether the location has to be kept when a case begins. */
  atStart(): (location: Location) => boolean {
    return this.among(this.first);
  }

  private among(bits: Bits | undefined): (location: Location) => boolean {
    const known = new Map<Location, boolean>();
    return (location) => {
      const found = known.get(location);
      if (found !== undefined) return found;
      const bit = this.numbering.known(location);
      const isKept = bits === undefined || bit === null || (bits & bit) !== NONE;
      known.set(location, isKept);
      return isKept;
    };
  }

  private readBefore(graph: PointGraph): ReadonlyMap<Point, Bits> {
    const programs = new Map([...graph.after.keys()].map((point) => [point, this.programsAt(graph, point)]));
    number(this.programs.beginning(), this.numbering);
    for (const all of programs.values()) for (const program of all) number(program, this.numbering);
    const guards = this.guardBits();
    const transfers = new Map(
      [...programs].map(([point, all]) => [point, all.map((program) => transferOf(program, this.numbering))]),
    );
    const before = new Map<Point, Bits>([[END, guards.atEnd]]);
    this.guards = guards.atNodes;
    this.settle(graph, transfers, before);
    return before;
  }

  /** What guards read once the node has completed. */
  private guards: ReadonlyMap<string, Bits> = new Map();

  /** Goes backwards until nothing is added any more. */
  private settle(
    graph: PointGraph,
    transfers: ReadonlyMap<Point, readonly Transfer[]>,
    before: Map<Point, Bits>,
  ): void {
    const into = new Map<Point, Point[]>();
    for (const [from, all] of graph.after) for (const to of all) into.set(to, [...(into.get(to) ?? []), from]);
    const waiting = [...graph.after.keys()];
    const isWaiting = new Set(waiting);
    for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
      isWaiting.delete(point);
      const after = this.readAfter(graph, point, before);
      const found = union((transfers.get(point) ?? []).map((transfer) => transfer(after)));
      if (before.get(point) === found) continue;
      before.set(point, found);
      for (const from of into.get(point) ?? [])
        if (!isWaiting.has(from)) {
          isWaiting.add(from);
          waiting.push(from);
        }
    }
  }

  private readAfter(graph: PointGraph, point: Point, before: ReadonlyMap<Point, Bits>): Bits {
    const node = graph.nodeAt.get(point);
    const isCompletion = point.startsWith('C ') || point.startsWith('BC ');
    const guarded = node && isCompletion ? (this.guards.get(node.id) ?? NONE) : NONE;
    return union([guarded, ...(graph.after.get(point) ?? []).map((next) => before.get(next) ?? NONE)]);
  }

  private keepBeside(parallel: readonly ReadonlySet<Point>[], before: ReadonlyMap<Point, Bits>): void {
    const read = parallel.map((region) => union([...region].map((point) => before.get(point) ?? NONE)));
    for (const [index, region] of parallel.entries()) {
      const others = parallel.length === 1 ? read : read.filter((_, other) => other !== index);
      const beside = union(others);
      if (beside === NONE) continue;
      for (const point of region) this.kept.set(point, (this.kept.get(point) ?? NONE) | beside);
    }
  }

  /** All programs that may run at the point. */
  private programsAt(graph: PointGraph, point: Point): readonly (readonly Instruction[])[] {
    const node = graph.nodeAt.get(point);
    if (!node) return [[]];
    if (point === pointOf('A', node)) return [this.programs.activation(node)];
    if (point === pointOf('BA', node)) return [this.programs.bodyActivation(node)];
    if (point === pointOf('BC', node)) return [this.programs.bodyCompletion(node).program];
    const variants = isEvent(node) ? this.programs.events(node) : this.programs.completions(node);
    return variants.map(({ program, outcome }) => [
      ...this.readsOfClocks(node),
      ...program,
      ...(outcome.kind === 'follows' ? [{ kind: 'read', locations: [outcome.location] } as const] : []),
    ]);
  }

  /** Whether a timer is set, and to which clock. */
  private readsOfClocks(node: Node): readonly Instruction[] {
    const locations = clockLocations(this.words, node);
    return locations.length === 0 ? [] : [{ kind: 'read', locations }];
  }

  private guardBits(): { readonly atNodes: ReadonlyMap<string, Bits>; readonly atEnd: Bits } {
    const { nodes } = this.words;
    const atNodes = new Map<string, Bits>();
    let atEnd = NONE;
    for (const obligation of this.obligations) {
      const bits = this.bitsOfGuard(obligation);
      if (bits === NONE) continue;
      const steps = stepsWithGuard(obligation);
      if (endsWithGuard(obligation)) atEnd |= bits;
      for (const node of nodes)
        if (stepsOf(node, this.words).some((step) => steps.includes(step)))
          atNodes.set(node.id, (atNodes.get(node.id) ?? NONE) | bits);
    }
    return { atNodes, atEnd };
  }

  private bitsOfGuard({ guard }: ObligationDefinition): Bits {
    if (!guard) return NONE;
    const keys = keysOf(this.words.dictionary.guard(guard));
    return this.numbering.bits(keys.map((key) => locationOf(ATTRIBUTES, key.slice(1))));
  }
}

const EVENTS = ['START_EVENT', 'INTERMEDIATE_CATCH_EVENT', 'BOUNDARY_EVENT', 'RECEIVE_TASK'];

function isEvent({ element: { type } }: Node): boolean {
  return EVENTS.includes(type);
}

function stepsOf({ element }: Node, { obligations }: Words): readonly string[] {
  const performed = performedStep(element, obligations)?.step;
  return [element.properties.step, performed].filter((step) => step !== undefined);
}

/** Steps whose facts may break the obligation. */
function stepsWithGuard({ form }: ObligationDefinition): readonly string[] {
  if ('before' in form) return form.before === null ? [] : [form.before.step];
  if (form.kind === 'exactly-one' || form.kind === 'absence') return [form.of.step];
  return [];
}

function endsWithGuard({ form }: ObligationDefinition): boolean {
  return form.kind === 'exactly-one' || (form.kind === 'response' && form.before === null);
}

function union(all: readonly Bits[]): Bits {
  return all.reduce((bits, each) => bits | each, NONE);
}
