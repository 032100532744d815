import type { LocalText } from '../../../model/index.js';
import type { Behavior } from '../behavior/behavior.js';
import type { Effect } from '../behavior/effects.js';
import { ACTIVATED, BODY, FLOWS_MAX, type Instance } from '../behavior/instance.js';
import { normalPlaces } from '../behavior/normal-flow.js';
import type { Place } from '../behavior/places.js';
import type { Fault } from '../faults.js';
import type { Node } from '../seam.js';
import type { Trace } from '../trace.js';
import type { SoundnessKind } from '../verdict.js';
import type { Edge, Exploration, Moment, Watcher } from './explore.js';
import { Graph } from './graph.js';
import type { SoundnessResult } from './result.js';
import { retell, retellState } from './retell.js';
import { soundnessText } from './soundness-texts.js';

/** Findings of one kind that are told apart; more say nothing new. */
const FINDINGS_MAX = 5;

interface Sighting {
  readonly places: readonly Place[];
  readonly exact: boolean;
  readonly at: Moment | number;
}

/** Watches a search and tells afterwards what is unsound in the control flow. */
export class SoundnessWatch implements Watcher {
  readonly graph = new Graph();
  /** Elements that some run reaches. */
  private readonly reached = new Set<Place>();
  /** Steps whose facts some run has; true: one that is possible for sure. */
  readonly steps = new Map<string, boolean>();
  private readonly cutOffs = new Map<string, Sighting>();
  private readonly crowds = new Map<Place, Sighting>();
  private readonly crowdsOf = new Map<number, readonly Place[]>();
  private readonly normal: ReadonlySet<Place>;

  constructor(
    private readonly behavior: Behavior,
    private readonly faults: ReadonlySet<Fault>,
  ) {
    this.normal = normalPlaces(behavior.places);
  }

  onEdge(edge: Edge): void {
    this.graph.add(edge);
  }

  onEffect(effect: Effect, exact: boolean, at: Moment): void {
    if (effect.kind === 'end') return;
    this.reached.add(effect.place);
    if (effect.kind !== 'cutOff') return;
    const places = [effect.place, ...effect.cut];
    const key = places.map(({ index }) => index).join(',');
    if (!this.cutOffs.get(key)?.exact) this.cutOffs.set(key, { places, exact, at });
  }

  onOccurrence(occurrence: Parameters<NonNullable<Watcher['onOccurrence']>>[0], exact: boolean): void {
    if (occurrence.kind === 'step' && !this.steps.get(occurrence.step)) this.steps.set(occurrence.step, exact);
  }

  /** What a search that was not finished has seen already. */
  sightings(explored: Exploration): SoundnessResult[] {
    this.findCrowds(explored);
    return [
      ...told('more-than-one-token', [...this.crowds.values()], explored, this.faults),
      ...told('outlived-end', [...this.cutOffs.values()], explored, this.faults),
    ];
  }

  findings(explored: Exploration): SoundnessResult[] {
    return [...this.standstills(explored), ...this.neverReached(), ...this.sightings(explored)];
  }

  /** Two tokens of the normal flow were surely on one element: from here on tokens may multiply. */
  isCrowded(explored: Exploration): boolean {
    this.findCrowds(explored);
    for (const { exact } of this.crowds.values()) if (exact) return true;
    return false;
  }

  private looked = 0;

  private findCrowds(explored: Exploration): void {
    const from = this.looked;
    this.looked = explored.size;
    for (let state = from; state < explored.size; state++) {
      const marking = explored.marking[state]!;
      if (!this.behavior.isQuiet(marking)) continue;
      for (const place of this.crowdedIn(marking)) {
        const exact = explored.exact[state]!;
        if (!this.crowds.has(place) || (exact && !this.crowds.get(place)!.exact)) {
          this.crowds.set(place, { places: [place], exact, at: state });
        }
      }
    }
  }

  /** Elements of the normal flow with two tokens. */
  private crowdedIn(marking: number): readonly Place[] {
    const known = this.crowdsOf.get(marking);
    if (known) return known;
    const found = this.behavior.instances(marking).flatMap((scope) => this.crowdedWithin(scope));
    this.crowdsOf.set(marking, found);
    return found;
  }

  private crowdedWithin(scope: Instance): Place[] {
    if (scope.role === BODY) return [];
    const places = scope.children.map(({ place }) => place);
    const twice = places.filter((place, i) => places.indexOf(place) < i);
    const atJoins = [...scope.joins].flatMap(([key, count]) => {
      const gateway = this.behavior.places.all[Math.floor(key / FLOWS_MAX)];
      return count > 1 && gateway ? [gateway] : [];
    });
    return [...twice, ...atJoins].filter((place) => this.normal.has(place) && !place.element.isForCompensation);
  }

  /** States where nothing goes on, and states where something goes on that does not lead to the end. */
  private standstills(explored: Exploration): SoundnessResult[] {
    const { size, marking } = explored;
    const ends: number[] = [];
    const dead: number[] = [];
    const leaves = this.graph.leaving(size);
    for (let state = 0; state < size; state++) {
      if (this.behavior.isOver(marking[state]!)) ends.push(state);
      else if (!leaves[state] && this.behavior.isQuiet(marking[state]!)) dead.push(state);
    }
    const canEnd = this.graph.reaching(size, ends);
    const surelyEnds = this.graph.surelyReaching(size, ends);
    const stops = this.graph.reaching(size, dead);
    const lost: Sighting[] = [];
    for (let state = 0; state < size; state++) {
      if (surelyEnds[state] || stops[state]) continue;
      const exact = explored.exact[state]! && !canEnd[state];
      if (lost.length > 0 && (!exact || lost[0]!.exact)) continue;
      const at = { places: this.activeIn(marking[state]!), exact, at: state };
      lost.splice(0, lost.length, at);
    }
    return [...this.deadlocks(explored, dead), ...told('no-way-to-the-end', lost, explored, this.faults)];
  }

  private deadlocks(explored: Exploration, dead: readonly number[]): SoundnessResult[] {
    const found = new Map<string, Sighting>();
    const leftBehind = new Map<string, Sighting>();
    for (const state of dead) {
      const marking = explored.marking[state]!;
      const exact = explored.exact[state]!;
      const active = this.activeIn(marking);
      keep(found, { places: active, exact, at: state });
      const joins = active.filter((place) => place.type === 'PARALLEL_GATEWAY' && this.reached.has(place));
      if (joins.length > 0) keep(leftBehind, { places: joins, exact, at: state });
    }
    return [
      ...told('deadlock', [...found.values()], explored, this.faults),
      ...told('token-left-behind', [...leftBehind.values()], explored, this.faults),
    ];
  }

  /** Where tokens are: waiting or stuck elements, joins that wait for more; scopes only when nothing is in them. */
  private activeIn(marking: number): Place[] {
    const found = new Set<Place>();
    for (const { place, children, joins, state } of this.behavior.instances(marking)) {
      if (children.length === 0 && place.node && (state !== ACTIVATED || joins.size === 0)) found.add(place);
      for (const key of joins.keys()) found.add(this.behavior.places.all[Math.floor(key / FLOWS_MAX)]!);
    }
    return [...found];
  }

  /** Elements that no run reaches; joins among them to which some token came. */
  private neverReached(): SoundnessResult[] {
    const never = this.behavior.places.all.filter((place) => place.node !== null && !this.reached.has(place));
    const isWaited = (place: Place): boolean => place.type === 'PARALLEL_GATEWAY' && this.isEntered(place);
    const joins = never.filter(isWaited);
    const others = never.filter((place) => !isWaited(place));
    return [
      ...joins.map((place) => result('join-never-fires', [place], true, [])),
      ...(others.length > 0 ? [result('unreachable', others, true, [])] : []),
    ];
  }

  private isEntered(place: Place): boolean {
    return [...this.reached].some(({ outgoing }) => outgoing.some(({ target }) => target === place));
  }
}

function keep(found: Map<string, Sighting>, sighting: Sighting): void {
  const key = sighting.places.map(({ index }) => index).join(',');
  if (!found.has(key) || (sighting.exact && !found.get(key)!.exact)) found.set(key, sighting);
}

function told(
  kind: SoundnessKind,
  sightings: readonly Sighting[],
  explored: Exploration,
  faults: ReadonlySet<Fault>,
): SoundnessResult[] {
  const surely = sightings.filter(({ exact }) => exact);
  const chosen = (surely.length > 0 ? surely : sightings).slice(0, FINDINGS_MAX);
  return chosen.map(({ places, exact, at }) => {
    const trace = typeof at === 'number' ? retellState(explored, at, faults) : retell(explored, at, faults);
    return result(kind, places, exact, trace);
  });
}

function result(kind: SoundnessKind, places: readonly Place[], exact: boolean, trace: Trace): SoundnessResult {
  const nodes = places.flatMap(({ node }) => node ?? []);
  const assumed = trace.flatMap((move) => move.assumed ?? []);
  return {
    kind,
    verdict: exact ? 'refuted' : 'not proved',
    nodes,
    message: withAssumed(soundnessText(kind, nodes.map(nameOf)), exact ? [] : assumed),
    trace,
  };
}

function withAssumed(message: LocalText, assumed: readonly LocalText[]): LocalText {
  if (assumed.length === 0) return message;
  const zh = [...new Set(assumed.map((text) => text.zh))].join('；');
  const en = [...new Set(assumed.map((text) => text.en))].join('; ');
  return { zh: `${message.zh}（假定：${zh}）`, en: `${message.en} (assumed: ${en})` };
}

function nameOf({ element }: Node): string {
  return element.name === null || element.name === '' ? element.id : `${element.name} (${element.id})`;
}
