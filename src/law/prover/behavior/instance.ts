import type { Place } from './places.js';

/** What an instance is to its element: of a multi-instance activity there is a body and inner instances. */
export const PLAIN = 0;
export const BODY = 1;
export const INNER = 2;
export type Role = typeof PLAIN | typeof BODY | typeof INNER;

/** Life cycle, as the engine has it. */
export const ACTIVATING = 0;
export const ACTIVATED = 1;
export const COMPLETING = 2;
export const TERMINATING = 3;
export type State = typeof ACTIVATING | typeof ACTIVATED | typeof COMPLETING | typeof TERMINATING;

/** A timer that is set. `left` firings; `limit`: it is the legal clock of that limit, set after the last fact that starts it. */
export interface SetTimer {
  readonly event: Place;
  left: number;
  limit: string | null;
}

/** Something completed that can be compensated; of a scope with what completed in it. */
export interface Compensable {
  readonly place: Place;
  readonly hasHandler: boolean;
  /** Its handler is done, or it has none. */
  handled: boolean;
  triggered: boolean;
  /** The throw event that waits for it. */
  throwPlace: Place | null;
  inner: Compensable[];
}

/** One element instance of a run. Mutable: the simulator works on its own copy. */
export interface Instance {
  readonly place: Place;
  readonly role: Role;
  readonly parent: Instance | null;
  children: Instance[];
  state: State;
  gone: boolean;
  /** Tokens on their way in the scope, those that wait at joins included. */
  flows: number;
  /** Tokens that wait at joins: `gateway.index * FLOWS_MAX + position of the flow`. */
  joins: Map<number, number>;
  interruptedBy: Place | null;
  acceptsEvents: boolean;
  interruptedByEvent: boolean;
  triggers: Place[];
  timers: SetTimer[];
  /** Multi-instance bodies: items, inner instances begun, completed, terminated. */
  items: number;
  begun: number;
  completed: number;
  terminated: number;
  /** Outcome that all inner instances had; undefined: none completed yet; null: they disagree or were cut off. */
  outcome: string | null | undefined;
  compensables: Compensable[];
}

export const FLOWS_MAX = 1024;

export function newInstance(place: Place, role: Role, parent: Instance | null): Instance {
  return {
    place,
    role,
    parent,
    children: [],
    state: ACTIVATING,
    gone: false,
    flows: 0,
    joins: new Map(),
    interruptedBy: null,
    acceptsEvents: true,
    interruptedByEvent: false,
    triggers: [],
    timers: [],
    items: 0,
    begun: 0,
    completed: 0,
    terminated: 0,
    outcome: undefined,
    compensables: [],
  };
}

/** The scope in its own process; null for processes. */
export function flowScopeOf({ place, parent }: Instance): Instance | null {
  return place.type === 'PROCESS' ? null : parent;
}

/** Events that may reach it while it is active. */
export function listensTo({ place, role }: Instance): readonly Place[] {
  if (!place.isMulti) return place.listens;
  return role === BODY ? place.bodyListens : place.innerListens;
}

/** As the engine: active, no interrupting event reached it, its scope was not interrupted. */
export function canTrigger(instance: Instance, event: Place): boolean {
  if (instance.gone || instance.state !== ACTIVATED || !acceptsEvent(instance, event)) return false;
  return (flowScopeOf(instance)?.interruptedBy ?? null) === null;
}

export function acceptsEvent({ acceptsEvents, interruptedByEvent }: Instance, event: Place): boolean {
  return acceptsEvents && (!interruptedByEvent || event.type === 'BOUNDARY_EVENT');
}

export function hasNoActivePath({ children, flows }: Instance): boolean {
  return children.length === 0 && flows === 0;
}
