import { joinFires, leftAfterJoin } from '../../../model/index.js';
import { NO_FAULTS, type Fault } from '../faults.js';
import type { ClockPlaces } from './clocks.js';
import { compensableOf, completeHandled, dropCompensables, wantedBy } from './compensation.js';
import type { Answer, Effect, Question } from './effects.js';
import { findCatch, type Caught } from './catching.js';
import {
  acceptsEvent,
  ACTIVATED,
  BODY,
  canTrigger,
  type Compensable,
  COMPLETING,
  FLOWS_MAX,
  flowScopeOf,
  hasNoActivePath,
  INNER,
  type Instance,
  listensTo,
  newInstance,
  PLAIN,
  type Role,
  type SetTimer,
  TERMINATING,
} from './instance.js';
import type { Place, Places } from './places.js';
import { type Slice, WHOLE } from './slicing.js';

/** A follow-up of what just happened, done first in first out as in the engine. */
export type Command =
  | { readonly op: 'activate'; readonly place: Place; readonly role: Role; readonly scope: Instance }
  | { readonly op: 'complete'; readonly scope: Instance }
  | { readonly op: 'terminate'; readonly scope: Instance }
  | { readonly op: 'terminateChildren'; readonly scope: Instance }
  | { readonly op: 'activateInner'; readonly scope: Instance; readonly count: number }
  | { readonly op: 'signal'; readonly scope: Instance; readonly name: string };

/** Thrown to leave a command whose answer is not known yet; whoever runs it starts it again with the answer. */
export class Unanswered {
  constructor(readonly question: Question) {}
}

/** More tokens on one flow, or equal instances in one scope, are counted as "so many or more". */
export const COUNT_MAX = 3;

/**
 * One run of a procedure, moved as the engine's core moves it: see `src/engine/core/behaviors`, of which every rule here is the
 * abstraction without data, keys and records. What data decides is asked; what happens is told in `effects`.
 */
export class Simulator {
  root: Instance | null = null;
  readonly queue: Command[] = [];
  effects: Effect[] = [];
  /** Answers to the questions of the first command, in order. */
  answers: readonly Answer[] = [];
  private answered = 0;
  /** The place that the world acted on, until its effect is told. */
  external: Place | null = null;
  /** False: something was counted as "or more" on the way. */
  exact = true;

  constructor(
    private readonly places: Places,
    private readonly clocks: ClockPlaces,
    private readonly faults: ReadonlySet<Fault> = NO_FAULTS,
    private readonly slice: Slice = WHOLE,
  ) {}

  /** The first command of the queue; throws `Unanswered` when it needs to know more, and is then half done. */
  step(): void {
    const command = this.queue.shift();
    if (!command) throw new Error('expected a command, found none');
    this.answered = 0;
    this.run(command);
    this.answers = [];
  }

  /** True when the command may ask: the state before it is then a state of its own. */
  asks(command: Command): boolean {
    switch (command.op) {
      case 'activate':
        return this.activationAsks(command.place, command.role, command.scope);
      case 'complete': {
        const { place, role } = command.scope;
        if (role === INNER) return true;
        return place.type === 'START_EVENT' && this.clockAsks(command.scope.parent);
      }
      default:
        return false;
    }
  }

  private activationAsks(place: Place, role: Role, scope: Instance): boolean {
    if (role === BODY) return true;
    if (place.type === 'EXCLUSIVE_GATEWAY' || place.type === 'INCLUSIVE_GATEWAY') return !isTrivial(place);
    if (place.type === 'PARALLEL_GATEWAY') {
      for (const [key, count] of scope.joins) if (gatewayOf(key) === place.index && count >= COUNT_MAX) return true;
      return false;
    }
    return place.listens.some((event) => this.clocks.asks.has(event.index));
  }

  private clockAsks(instance: Instance | null): boolean {
    return instance !== null && listensTo(instance).some((event) => this.clocks.asks.has(event.index));
  }

  private ask(question: Question): Answer {
    if (this.answered >= this.answers.length) throw new Unanswered(question);
    const answer = this.answers[this.answered++]!;
    // What was told before the last answer is known already.
    if (this.answered === this.answers.length) this.effects = [];
    return answer;
  }

  private tell(effect: Effect): void {
    this.effects.push(effect);
  }

  private run(command: Command): void {
    switch (command.op) {
      case 'activate':
        return this.activate(command.place, command.role, command.scope);
      case 'complete':
        return this.complete(command.scope);
      case 'terminate':
        return this.terminate(command.scope);
      case 'terminateChildren':
        for (const child of [...command.scope.children]) this.requestTermination(child);
        return;
      case 'activateInner':
        for (let i = 0; i < command.count; i++)
          this.queue.push({ op: 'activate', place: command.scope.place, role: INNER, scope: command.scope });
        return;
      case 'signal':
        return this.broadcast(command.name);
    }
  }

  /** An instance of the procedure begins at the start event. */
  start(event: Place): void {
    const root = newInstance(this.places.root, PLAIN, null);
    this.root = root;
    root.state = ACTIVATED;
    this.tell({ kind: 'start', place: event });
    if (event === this.places.root.start) this.queue.push({ op: 'activate', place: event, role: PLAIN, scope: root });
    else {
      this.external = event;
      this.activateTriggered(event, root);
    }
  }

  // Activation

  private activate(place: Place, role: Role, scope: Instance): void {
    if (scope.gone || scope.state !== ACTIVATED) return;
    if (place.type !== 'PROCESS' && role !== INNER && isInterruptedBy(scope, place)) return;
    if (role === INNER && scope.interruptedBy !== null) return;
    if (place.type === 'PARALLEL_GATEWAY' && role === PLAIN && !this.joins(place, scope)) return;
    const instance = newInstance(place, role, scope);
    scope.children.push(instance);
    if (role === INNER) scope.begun++;
    else this.consumeTokens(place, scope);
    if (place.type === 'START_EVENT' && place.eventSubProcess && scope.parent) {
      const [trigger] = scope.parent.triggers;
      if (trigger) {
        scope.parent.triggers.shift();
        instance.triggers.push(trigger);
      }
    }
    if (role === BODY) this.activateBody(instance);
    else this.activateElement(instance);
  }

  /** Whether the token at the parallel gateway lets it fire. */
  private joins(place: Place, scope: Instance): boolean {
    if (this.faults.has('join-rule-off')) return true;
    let taken = 0;
    for (const key of scope.joins.keys()) if (gatewayOf(key) === place.index) taken++;
    return joinFires(taken, place.element.incoming.length);
  }

  private consumeTokens(place: Place, scope: Instance): void {
    if (place.type === 'PARALLEL_GATEWAY') {
      for (const [key, count] of [...scope.joins]) {
        if (gatewayOf(key) !== place.index) continue;
        const more = count >= COUNT_MAX && this.ask({ kind: 'more', place }) === true;
        const left = more ? count : leftAfterJoin(count);
        if (left > 0) scope.joins.set(key, left);
        else scope.joins.delete(key);
        if (!more) scope.flows = Math.max(0, scope.flows - 1);
      }
      return;
    }
    if (place.type === 'EVENT_SUB_PROCESS' && place.start?.element.interrupting) {
      scope.flows = 0;
      return;
    }
    if (!takesToken(place)) return;
    scope.flows = Math.max(0, scope.flows - 1);
  }

  private activateBody(body: Instance): void {
    const { place } = body;
    const items = Number(this.ask({ kind: 'items', place }));
    if (!this.subscribe(body)) return this.stuck(body);
    body.state = ACTIVATED;
    body.items = items;
    this.tell({ kind: 'bodyActivate', place, items });
    if (items === 0) this.requestCompletion(body);
    else if (place.element.multiInstance?.isSequential) {
      this.queue.push({ op: 'activate', place, role: INNER, scope: body });
    } else this.queue.push({ op: 'activateInner', scope: body, count: items });
  }

  private activateElement(instance: Instance): void {
    const { place } = instance;
    switch (place.type) {
      case 'PROCESS':
        instance.state = ACTIVATED;
        if (place.start) this.queue.push({ op: 'activate', place: place.start, role: PLAIN, scope: instance });
        return;
      case 'SUB_PROCESS':
      case 'EVENT_SUB_PROCESS':
        this.tell({ kind: 'activate', place });
        instance.state = ACTIVATED;
        if (place.start) this.queue.push({ op: 'activate', place: place.start, role: PLAIN, scope: instance });
        return;
      case 'CALL_ACTIVITY':
        this.tell({ kind: 'activate', place });
        if (this.faults.has('call-not-inlined')) return this.passThrough(instance);
        if (!this.subscribe(instance)) return this.stuck(instance);
        instance.state = ACTIVATED;
        if (place.called) this.queue.push({ op: 'activate', place: place.called, role: PLAIN, scope: instance });
        return;
      case 'EXCLUSIVE_GATEWAY':
      case 'INCLUSIVE_GATEWAY':
        return this.branch(instance);
      case 'PARALLEL_GATEWAY':
        instance.state = COMPLETING;
        this.tell({ kind: 'branch', place, flows: place.element.outgoing, facts: this.facts(instance, false) });
        return this.leave(instance);
      case 'EVENT_BASED_GATEWAY':
        this.tell({ kind: 'activate', place });
        return this.wait(instance);
      case 'INTERMEDIATE_CATCH_EVENT':
        if (place.element.link) return this.passThrough(instance);
        this.tell({ kind: 'activate', place });
        return this.wait(instance);
      case 'END_EVENT':
        return this.activateEnd(instance);
      case 'INTERMEDIATE_THROW_EVENT':
        return this.activateThrow(instance);
      case 'START_EVENT':
      case 'TASK':
      case 'MANUAL_TASK':
        return this.passThrough(instance);
      case 'BOUNDARY_EVENT':
        return this.passThrough(instance);
      default:
        this.tell({ kind: 'activate', place });
        if ((place.isJob || place.type === 'RECEIVE_TASK') && !this.slice.skipped.has(place.index)) {
          this.wait(instance);
        } else this.passThrough(instance);
    }
  }

  private wait(instance: Instance): void {
    if (!this.subscribe(instance)) return this.stuck(instance);
    instance.state = ACTIVATED;
  }

  private passThrough(instance: Instance): void {
    instance.state = ACTIVATED;
    this.requestCompletion(instance);
  }

  private stuck({ place }: Instance): void {
    this.tell({ kind: 'stuck', place });
  }

  private branch(instance: Instance): void {
    const { place } = instance;
    let { outgoing } = place;
    if (!isTrivial(place)) {
      const answer = String(this.ask({ kind: 'branch', place }));
      if (answer === '') return this.stuck(instance);
      const chosen = answer.split(' ');
      outgoing = outgoing.filter(({ flow }) => chosen.includes(flow.id));
      const flows = outgoing.map(({ flow }) => flow);
      this.tell({ kind: 'branch', place, flows, facts: this.facts(instance, false) });
    } else {
      const flows = outgoing.map(({ flow }) => flow);
      this.tell({ kind: 'branch', place, flows, facts: this.facts(instance, false) });
    }
    instance.state = COMPLETING;
    const { parent } = instance;
    this.completed(instance, false);
    if (parent) for (const { flow, target } of outgoing) this.take(flow.id, target, parent);
  }

  private activateEnd(instance: Instance): void {
    switch (instance.place.element.eventType) {
      case 'TERMINATE':
        return this.terminateScope(instance);
      case 'ERROR':
        return this.raiseError(instance);
      case 'MESSAGE':
      case 'SIGNAL':
      case 'ESCALATION':
      case 'COMPENSATION':
        return this.throwing(instance);
      default:
        instance.state = COMPLETING;
        this.tellCompletion(instance);
        return this.leave(instance);
    }
  }

  private activateThrow(instance: Instance): void {
    const { eventType } = instance.place.element;
    if (['MESSAGE', 'SIGNAL', 'ESCALATION', 'COMPENSATION'].includes(eventType)) this.throwing(instance);
    else this.passThrough(instance);
  }

  private throwing(instance: Instance): void {
    const { place } = instance;
    switch (place.element.eventType) {
      case 'MESSAGE':
        this.tell({ kind: 'activate', place });
        return this.wait(instance);
      case 'SIGNAL':
        this.tell({ kind: 'activate', place });
        instance.state = ACTIVATED;
        if (place.signalName !== null && this.root) {
          this.queue.push({ op: 'signal', scope: this.root, name: place.signalName });
        }
        return this.requestCompletion(instance);
      case 'ESCALATION':
        return this.escalate(instance);
      default:
        return this.compensate(instance);
    }
  }

  private terminateScope(instance: Instance): void {
    instance.state = COMPLETING;
    this.tellCompletion(instance);
    const scope = instance.parent;
    if (!scope) return;
    if (scope === this.root) {
      const cut = taggedWork(scope, instance);
      if (cut.length > 0) this.tell({ kind: 'cutOff', place: instance.place, cut });
    }
    this.completed(instance, false);
    if (this.faults.has('terminate-keeps-tokens')) return;
    if (scope.children.length > 0) this.queue.push({ op: 'terminateChildren', scope });
  }

  private raiseError(instance: Instance): void {
    const found = findCatch(instance.parent, instance.place.errorCode, 'error');
    if (!found) return this.stuck(instance);
    instance.state = ACTIVATED;
    this.tell({ kind: 'activate', place: instance.place });
    if (canTrigger(found.instance, found.event)) this.trigger(found);
  }

  private escalate(instance: Instance): void {
    instance.state = ACTIVATED;
    const found = findCatch(instance.parent, instance.place.escalationCode, 'escalation');
    if (found && canTrigger(found.instance, found.event)) this.trigger(found);
    if (!found?.event.element.interrupting) this.requestCompletion(instance);
  }

  private compensate(instance: Instance): void {
    instance.state = ACTIVATED;
    const wanted = wantedBy(instance);
    for (const compensable of wanted) this.triggerCompensation(instance, compensable);
    if (wanted.length > 0) return;
    instance.state = COMPLETING;
    this.tellCompletion(instance);
    this.leave(instance);
  }

  private triggerCompensation(throwEvent: Instance, compensable: Compensable): void {
    compensable.triggered = true;
    compensable.throwPlace = throwEvent.place;
    const { handler } = compensable.place;
    if (compensable.hasHandler && handler && throwEvent.parent) {
      const boundary = compensable.place.boundaries.find(({ element }) => element.eventType === 'COMPENSATION');
      if (boundary) this.tell({ kind: 'event', place: boundary, external: false, facts: [] });
      this.queue.push({
        op: 'activate',
        place: handler,
        role: handler.isMulti ? BODY : PLAIN,
        scope: throwEvent.parent,
      });
    }
    for (const inner of compensable.inner) if (!inner.triggered) this.triggerCompensation(throwEvent, inner);
  }

  // Completion

  requestCompletion(instance: Instance): void {
    this.queue.push({ op: 'complete', scope: instance });
  }

  private complete(instance: Instance): void {
    if (instance.gone || (instance.state !== ACTIVATED && instance.state !== COMPLETING)) return;
    const scope = flowScopeOf(instance);
    if (scope) {
      if (scope.gone || scope.state !== ACTIVATED || isInterruptedBy(scope, instance.place)) return;
    }
    instance.state = COMPLETING;
    const { place } = instance;
    if (instance.role === BODY) return this.completeBody(instance);
    switch (place.type) {
      case 'PROCESS':
        return this.completeProcess(instance);
      case 'EVENT_SUB_PROCESS':
        this.tellCompletion(instance);
        return this.completed(instance, false);
      case 'EVENT_BASED_GATEWAY': {
        const [trigger] = instance.triggers;
        const { parent } = instance;
        this.completed(instance, false);
        if (trigger && parent) this.activateTriggered(trigger, parent);
        return;
      }
      case 'START_EVENT':
        this.tellCompletion(instance);
        if (instance.parent && !this.subscribe(instance.parent)) return this.stuck(instance);
        return this.leave(instance);
      case 'INTERMEDIATE_THROW_EVENT':
        this.tellCompletion(instance);
        if (place.linkTarget && instance.parent) {
          const { parent } = instance;
          this.completed(instance, false);
          parent.flows++;
          this.queue.push({ op: 'activate', place: place.linkTarget, role: PLAIN, scope: parent });
          return;
        }
        return this.leave(instance);
      default:
        this.tellCompletion(instance);
        return this.leave(instance);
    }
  }

  private completeProcess(process: Instance): void {
    const call = process.parent;
    process.gone = true;
    process.compensables = [];
    if (!call) {
      this.root = null;
      this.tell({ kind: 'end' });
      return;
    }
    call.children = call.children.filter((child) => child !== process);
    if (call.state === TERMINATING) this.terminatedOrInterrupted(call);
    else this.requestCompletion(call);
  }

  private completeBody(body: Instance): void {
    const { place } = body;
    const cutOff = body.terminated > 0 || body.completed < body.items;
    const agreed = body.outcome ?? null;
    const outcome = cutOff && !this.faults.has('multi-instance-any-approves') ? null : agreed;
    this.tell({ kind: 'bodyComplete', place, outcome, facts: this.facts(body, true) });
    this.leave(body);
  }

  /** What its completion means to data and obligations. An inner instance's outcome is asked for, since the body needs it. */
  private tellCompletion(instance: Instance): void {
    const { place, role } = instance;
    const external = this.external === place;
    if (external) this.external = null;
    if (role === INNER) {
      if (place.type === 'RECEIVE_TASK') return this.tell({ kind: 'event', place, external, facts: [] });
      const answer = this.ask({ kind: 'complete', place, external });
      const body = instance.parent;
      if (body) this.collectOutcome(body, answer === null ? null : String(answer));
      return;
    }
    const facts = this.facts(instance, true);
    const kind = isEvent(place) ? 'event' : 'complete';
    this.tell({ kind, place, external, facts });
  }

  private collectOutcome(body: Instance, outcome: string | null): void {
    if (body.outcome === undefined) body.outcome = outcome;
    else if (body.outcome !== outcome) {
      body.outcome = this.faults.has('multi-instance-any-approves') ? (body.outcome ?? outcome) : null;
    }
  }

  /** The steps that this completion is a fact of; what they start begins anew. */
  private facts({ place, role }: Instance, clears: boolean): readonly string[] {
    if (role === INNER) return [];
    if (clears || place.steps.length > 0) {
      for (const step of place.steps) {
        const limits = this.clocks.startedBy.get(step);
        if (limits && this.root && !this.faults.has('stale-timer-counts')) forgetClocks(this.root, limits);
      }
    }
    return place.steps;
  }

  private leave(instance: Instance): void {
    const enough = instance.role === INNER && this.isEnough(instance);
    const { place, parent } = instance;
    const compensable = compensableOf(instance);
    if (compensable && parent) {
      const equal = parent.compensables.filter((one) => one.place === place && !one.triggered).length;
      if (equal < COUNT_MAX) parent.compensables.push(compensable);
      else this.exact = false;
    }
    this.completed(instance, enough);
    this.compensationHandled(instance);
    if (instance.role === INNER || !parent) return;
    for (const { flow, target } of place.outgoing) this.take(flow.id, target, parent);
  }

  private isEnough({ place, parent: body }: Instance): boolean {
    if (!body || !place.element.multiInstance?.completionCondition) return false;
    const counts = {
      instances: body.begun,
      active: body.children.length - 1,
      completed: body.completed + 1,
      terminated: body.terminated,
    };
    return this.ask({ kind: 'enough', place, counts }) === true;
  }

  private compensationHandled(instance: Instance): void {
    if (!instance.place.element.isForCompensation || !instance.parent) return;
    const throwEvent = completeHandled(instance);
    if (throwEvent && !throwEvent.gone) this.requestCompletion(throwEvent);
  }

  private take(flowId: string, target: Place, scope: Instance): void {
    scope.flows++;
    if (target.type === 'PARALLEL_GATEWAY') {
      const key = target.index * FLOWS_MAX + (target.incoming.get(flowId) ?? 0);
      const count = (scope.joins.get(key) ?? 0) + 1;
      if (count > COUNT_MAX) {
        scope.flows--;
        this.exact = false;
      } else scope.joins.set(key, count);
    }
    this.queue.push({ op: 'activate', place: target, role: target.isMulti ? BODY : PLAIN, scope });
  }

  /** The instance is gone; where its path ends here, its scope may complete. */
  private completed(instance: Instance, enough: boolean): void {
    const { place, role, parent } = instance;
    this.remove(instance);
    if (!parent) return;
    if (role === INNER) parent.completed++;
    if (
      place.type === 'END_EVENT' &&
      place.element.eventType === 'TERMINATE' &&
      !this.faults.has('terminate-keeps-tokens')
    ) {
      parent.flows = 0;
      parent.interruptedBy = place;
    }
    const endsPath = role === INNER || (place.outgoing.length === 0 && place.linkTarget === null);
    if (endsPath) this.childCompleted(parent, enough);
  }

  private childCompleted(scope: Instance, enough: boolean): void {
    if (scope.role !== BODY) {
      if (hasNoActivePath(scope)) this.requestCompletion(scope);
      return;
    }
    const isSequential = scope.place.element.multiInstance?.isSequential ?? false;
    const left = scope.items - scope.begun;
    if (enough) {
      const isWaiting = scope.children.length > 0;
      if (isWaiting) this.queue.push({ op: 'terminateChildren', scope });
      if (!isWaiting || isSequential) this.requestCompletion(scope);
    } else if (isSequential && left > 0) {
      this.queue.push({ op: 'activate', place: scope.place, role: INNER, scope });
    } else if (left === 0 && hasNoActivePath(scope)) this.requestCompletion(scope);
  }

  // Termination

  private requestTermination(instance: Instance): void {
    if (instance.state !== TERMINATING) this.queue.push({ op: 'terminate', scope: instance });
  }

  private terminate(instance: Instance): void {
    if (instance.gone || instance.state === TERMINATING) return;
    instance.state = TERMINATING;
    const { place, role } = instance;
    if (place.type === 'SUB_PROCESS' && role !== BODY) dropCompensables(instance);
    if (instance.children.length > 0) this.queue.push({ op: 'terminateChildren', scope: instance });
    else this.ended(instance);
  }

  /** What is left to do when nothing is left inside an instance that ends. */
  private ended(instance: Instance): void {
    if (instance.place.type === 'PROCESS') {
      const call = instance.parent;
      this.remove(instance);
      if (call) this.terminatedOrInterrupted(call);
    } else if (canBeInterrupted(instance)) this.terminatedOrInterrupted(instance);
    else this.terminated(instance);
  }

  private terminatedOrInterrupted(instance: Instance): void {
    const scope = flowScopeOf(instance);
    const [trigger] = instance.triggers;
    const isOpen = scope?.state === ACTIVATED && scope.interruptedBy === null;
    if (!isOpen || !trigger || trigger === instance.place) return this.terminated(instance);
    this.tell({ kind: 'terminate', place: instance.place, body: instance.role === BODY });
    this.remove(instance);
    this.activateTriggered(trigger, scope);
  }

  private terminated(instance: Instance): void {
    const { place, role, parent } = instance;
    this.tell({ kind: 'terminate', place, body: role === BODY });
    this.remove(instance);
    if (!parent) return;
    if (role === INNER) parent.terminated++;
    this.childTerminated(parent);
  }

  private childTerminated(scope: Instance): void {
    const isEmpty = scope.children.length === 0;
    if (scope.role === BODY) {
      if (scope.state !== TERMINATING) {
        if (hasNoActivePath(scope)) this.requestCompletion(scope);
      } else if (isEmpty) this.terminatedOrInterrupted(scope);
      return;
    }
    if (!isEmpty) return;
    if (scope.state === ACTIVATED && scope.interruptedBy !== null) {
      if (scope.interruptedBy.type === 'END_EVENT') this.requestCompletion(scope);
      else if (scope.place.type !== 'EVENT_SUB_PROCESS') this.startInterrupting(scope);
    } else if (scope.state === TERMINATING) this.ended(scope);
  }

  private startInterrupting(scope: Instance): void {
    const [trigger] = scope.triggers;
    if (trigger?.eventSubProcess) this.activateEventSubProcess(trigger, scope);
  }

  private remove(instance: Instance): void {
    instance.gone = true;
    const { parent } = instance;
    if (parent) parent.children = parent.children.filter((child) => child !== instance);
  }

  // Events

  /** Its timers are set; messages and signals reach it while it is active. False: a timer has no date, so it waits for none of them. */
  private subscribe(instance: Instance): boolean {
    const timers: SetTimer[] = [];
    for (const event of listensTo(instance)) {
      if (event.firings === 0) continue;
      const asked = this.clocks.asks.has(event.index) ? this.ask({ kind: 'clock', place: event }) : null;
      if (asked === false) return false;
      const limit = typeof asked === 'string' ? asked : (this.clocks.constant.get(event.index) ?? null);
      timers.push({ event, left: this.slice.inert.has(event.index) ? Infinity : event.firings, limit });
    }
    instance.timers = timers;
    return true;
  }

  /** The event reaches the instance: it completes, is interrupted, or goes on beside the event. Its timer counts one less. */
  trigger({ instance, event }: Caught): void {
    if (this.faults.has('boundary-transition-forgotten') && event.type === 'BOUNDARY_EVENT') return;
    if (this.faults.has('event-sub-process-forgotten') && event.eventSubProcess) return;
    const accepted = acceptsEvent(instance, event);
    if (accepted) this.takeTrigger(instance, event);
    if (event.eventSubProcess) return this.triggerEventSubProcess(instance, event);
    if (event.type !== 'BOUNDARY_EVENT') return this.requestCompletion(instance);
    if (event.element.interrupting) {
      this.queue.push({ op: 'terminate', scope: instance });
      return;
    }
    instance.triggers = instance.triggers.filter((one) => one !== event);
    const scope = flowScopeOf(instance);
    if (scope) this.activateTriggered(event, scope);
  }

  /** The timer fires; its limit has run out, if it counts one. */
  fire(instance: Instance, event: Place): void {
    const timer = instance.timers.find((one) => one.event === event && one.left > 0);
    if (!timer) return;
    timer.left--;
    const { limit } = timer;
    if (timer.left === 0) instance.timers = instance.timers.filter((one) => one !== timer);
    if (limit === null || event.type === 'START_EVENT') return;
    for (const one of limit.split('|')) this.tell({ kind: 'elapsed', place: event, limit: one });
  }

  private takeTrigger(instance: Instance, event: Place): void {
    instance.triggers.push(event);
    const ownsEvent = ['EVENT_BASED_GATEWAY', 'INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK'].includes(instance.place.type);
    const isAround = event.type === 'BOUNDARY_EVENT' || event.type === 'START_EVENT';
    if (!(isAround ? event.element.interrupting : ownsEvent)) return;
    instance.interruptedByEvent = true;
    instance.acceptsEvents = event.type !== 'BOUNDARY_EVENT';
    if (event.eventSubProcess) instance.interruptedBy = event.eventSubProcess;
  }

  private triggerEventSubProcess(scope: Instance, start: Place): void {
    const isDiscarded = scope.interruptedBy !== null && scope.interruptedBy !== start.eventSubProcess;
    if (isDiscarded || scope.triggers.length === 0) return;
    if (start.element.interrupting) {
      const held = scope.children.length > 0;
      for (const child of scope.children) this.requestTermination(child);
      if (held) return;
    }
    this.activateEventSubProcess(start, scope);
  }

  private activateEventSubProcess(start: Place, scope: Instance): void {
    if (start.eventSubProcess) this.queue.push({ op: 'activate', place: start.eventSubProcess, role: PLAIN, scope });
  }

  /** The triggered event is active and about to complete. */
  private activateTriggered(event: Place, scope: Instance): void {
    if (event.eventSubProcess) return this.activateEventSubProcess(event, scope);
    const instance = newInstance(event, PLAIN, scope);
    instance.state = ACTIVATED;
    scope.children.push(instance);
    this.requestCompletion(instance);
  }

  /** All that wait for the signal get it, the oldest first. */
  broadcast(name: string): void {
    const reached: Caught[] = [];
    const visit = (instance: Instance): void => {
      for (const event of listensTo(instance)) {
        if (event.signalName === name && canTrigger(instance, event)) reached.push({ instance, event });
      }
      instance.children.forEach(visit);
    };
    if (this.root) visit(this.root);
    for (const one of reached) if (canTrigger(one.instance, one.event)) this.trigger(one);
  }

  /** The job throws an error that reaches the event. */
  throwError(instance: Instance, caught: Caught): void {
    this.tell({ kind: 'error', place: instance.place, caughtBy: caught.event });
    if (canTrigger(caught.instance, caught.event)) this.trigger(caught);
  }
}

/** Nothing to decide: no flow, or one without a condition. */
function isTrivial({ outgoing }: Place): boolean {
  return outgoing.length === 0 || (outgoing.length === 1 && outgoing[0]!.flow.condition === null);
}

function gatewayOf(key: number): number {
  return Math.floor(key / FLOWS_MAX);
}

function isInterruptedBy(scope: Instance, place: Place): boolean {
  return scope.interruptedBy !== null && scope.interruptedBy !== place;
}

function takesToken({ type, afterEventGateway, element }: Place): boolean {
  if (element.isForCompensation) return false;
  if (type === 'PROCESS' || type === 'START_EVENT' || type === 'BOUNDARY_EVENT' || type === 'EVENT_SUB_PROCESS')
    return false;
  return !afterEventGateway;
}

function isEvent({ type, element }: Place): boolean {
  if (type === 'INTERMEDIATE_CATCH_EVENT') return element.link === null;
  if (type === 'START_EVENT') return element.message !== null || element.timer !== null || isSignalled(element);
  return type === 'BOUNDARY_EVENT' || type === 'RECEIVE_TASK';
}

function isSignalled({ signal, error, escalation }: Place['element']): boolean {
  return signal !== null || error !== null || escalation !== null;
}

/** Elements that boundary events can interrupt, as the engine ends them. */
function canBeInterrupted({ place, role }: Instance): boolean {
  if (role === BODY) return true;
  switch (place.type) {
    case 'SUB_PROCESS':
    case 'CALL_ACTIVITY':
    case 'RECEIVE_TASK':
    case 'INTERMEDIATE_THROW_EVENT':
    case 'END_EVENT':
      return true;
    default:
      return place.type.endsWith('TASK') && place.type !== 'TASK' && place.type !== 'MANUAL_TASK';
  }
}

/** Elements with a step that are active in the scope, the given one apart. */
function taggedWork(scope: Instance, except: Instance): Place[] {
  return scope.children
    .filter((child) => child !== except)
    .flatMap((child) => [...(child.place.steps.length > 0 ? [child.place] : []), ...taggedWork(child, except)]);
}

function forgetClocks(instance: Instance, limits: ReadonlySet<string>): void {
  for (const timer of instance.timers) {
    if (timer.limit === null) continue;
    const left = timer.limit.split('|').filter((limit) => !limits.has(limit));
    timer.limit = left.length > 0 ? left.join('|') : null;
  }
  for (const child of instance.children) forgetClocks(child, limits);
}
