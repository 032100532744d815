import type { ExecutableElement, Expression } from '../../../src/model/index.js';
import { performed } from './case.js';
import type { Payload } from './facts.js';
import { isJob, Moves } from './moves.js';
import type { Inst } from './state.js';

/** What the world outside may do in a state. */
export type Happening =
  | { readonly what: 'start'; readonly e: string }
  | { readonly what: 'engine' }
  | { readonly what: 'job'; readonly i: number }
  | { readonly what: 'error'; readonly i: number; readonly code: string }
  | { readonly what: 'event'; readonly i: number; readonly e: string }
  | { readonly what: 'signal'; readonly name: string };

/** How often a non-interrupting event that comes again and again is followed. */
const FIRINGS_MAX = 2;
export const UNNAMED_CODE = 'ANY_OTHER_CODE';

/** Jobs, messages, timers, signals, errors, escalations and compensation reach the elements that wait for them. */
export class Happenings extends Moves {
  /** True when an event was not followed any further. */
  bounded = false;

  possible(): Happening[] {
    if (this.state.done) return [];
    if (this.state.todo.length > 0) return [{ what: 'engine' }];
    const signals = new Set<string>();
    const all = this.state.insts.flatMap((inst): Happening[] => {
      if (inst.stuck) return [];
      const element = this.el(inst);
      const job: Happening[] = inst.k !== 'body' && isJob(element) ? [{ what: 'job', i: inst.i }] : [];
      const errors =
        job.length > 0 ? this.codesAround(inst).map((code): Happening => ({ what: 'error', i: inst.i, code })) : [];
      const events = this.eventsOf(inst).flatMap((event): Happening[] => {
        if (event.signal && this.receives(inst, event)) signals.add(this.nameOf(event));
        if ((!event.message && !event.timer) || !this.receives(inst, event)) return [];
        return [{ what: 'event', i: inst.i, e: event.id }];
      });
      return [...job, ...errors, ...events];
    });
    return [...all, ...[...signals].map((name): Happening => ({ what: 'signal', name }))];
  }

  happen(happening: Happening): void {
    switch (happening.what) {
      case 'engine':
        return this.step();
      case 'job':
        return this.completeJob(this.inst(happening.i));
      case 'error':
        return void this.throwError(this.inst(happening.i), happening.code, this.perhaps());
      case 'event': {
        const inst = this.inst(happening.i);
        return this.reach(inst, this.element(inst.p, happening.e), this.payloadOf(inst, happening.e));
      }
      case 'signal':
        return this.broadcast(happening.name, this.perhaps());
      case 'start':
        return this.begin(happening.e);
    }
  }

  private begin(start: string): void {
    const { procedure } = this.subject;
    const root = this.create(procedure, procedure, -1);
    root.v = this.startVariables();
    const element = this.element(procedure, start);
    if (element.eventType === 'NONE') return this.later({ do: 'enter', e: start, s: root.i });
    const inst = this.enter(element, root);
    inst.w = element.message ? this.carried(String(element.message.name.source), this.subject.set.messages) : {};
  }

  /** Undeclared variables may be there from the start; attributes that nobody writes have their value, all else is null. */
  private startVariables(): Payload {
    const { set } = this.subject;
    const v: Payload = {};
    const undeclared = [...this.domains.roots].filter(
      (root) => !this.domains.declared.has(root) && !set.attributes.has(root),
    );
    const given = undeclared.length > 0 && this.choose(2) === 0;
    if (given && this.someoneWrites()) this.levels.add('unclear');
    for (const root of undeclared) if (given) v[root] = this.anyOf(root);
    for (const { name, writtenBy, variable, decision } of set.attributes.values()) {
      if (writtenBy.length > 0) continue;
      if (decision && this.graphOf(decision.decisionId)) continue;
      const value = this.unknown(`a:${name}`);
      this.state.attrs[name] = value;
      if (variable !== null && !variable.includes('.') && this.domains.roots.has(variable)) v[variable] = value;
    }
    return v;
  }

  private someoneWrites(): boolean {
    return this.subject.processes.some(({ elements }) =>
      [...elements.values()].some(
        (element) =>
          isJob(element) || element.message !== null || element.script !== null || element.outputs.length > 0,
      ),
    );
  }

  private completeJob(inst: Inst): void {
    const element = this.el(inst);
    const step = performed(element, this.subject.set);
    if (!step) {
      inst.w = element.userTask ? this.anything() : this.carried(element.job!.type.source, this.subject.set.workers);
      return this.complete(inst);
    }
    const { payload, outcome } = this.stepPayload(step);
    inst.w = payload;
    this.complete(inst, step, outcome);
  }

  private payloadOf(inst: Inst, event: string): Payload {
    const { message } = this.element(inst.p, event);
    return message ? this.carried(message.name.source, this.subject.set.messages) : {};
  }

  /** Listed names carry what the file says, in full or not at all; others anything. */
  private carried(name: string, listed: ReadonlyMap<string, readonly string[]>): Payload {
    const variables = listed.get(name);
    if (!variables) return this.anything();
    const read = variables.filter((variable) => this.domains.roots.has(variable));
    if (read.length === 0 || this.choose(2) === 0) return {};
    return Object.fromEntries(read.map((variable) => [variable, this.anyOf(variable)]));
  }

  /** Undeclared variables get any value; declared ones may, too, but that is only assumed. */
  private anything(): Payload {
    const roots = [...this.domains.roots].filter(
      (root) => !this.subject.set.attributes.has(root) || this.domains.declared.has(root),
    );
    const undeclared = roots.filter((root) => !this.domains.declared.has(root));
    const declared = roots.filter((root) => this.domains.declared.has(root));
    const payload: Payload = {};
    if (undeclared.length > 0 && this.choose(2) === 1) for (const root of undeclared) payload[root] = this.anyOf(root);
    if (declared.length > 0 && this.choose(2) === 1) {
      this.levels.add('assumed');
      for (const root of declared) payload[root] = this.anyOf(root);
    }
    return payload;
  }

  /** Variables that signals from outside and thrown errors may carry: the contract does not say. */
  private perhaps(): Payload {
    const payload = this.anything();
    if (Object.keys(payload).length > 0) this.levels.add('unclear');
    return payload;
  }

  /** Whether the event can reach the instance now. */
  private receives(inst: Inst, event: ExecutableElement): boolean {
    if (inst.stuck || !this.find(inst.i)) return false;
    if (inst.x !== null && event.type !== 'BOUNDARY_EVENT') return false;
    const scope = this.find(inst.up);
    if (
      scope &&
      this.el(scope).type !== 'CALL_ACTIVITY' &&
      scope.x !== null &&
      this.element(scope.p, scope.x).type === 'END_EVENT'
    )
      return false;
    return !this.isTired(inst, event);
  }

  private isTired(inst: Inst, { id, timer, interrupting, type, message, signal }: ExecutableElement): boolean {
    if (interrupting || (type !== 'BOUNDARY_EVENT' && type !== 'START_EVENT')) return false;
    const fired = inst.f[id] ?? 0;
    if (timer && timer.kind !== 'cycle') return fired >= 1;
    const most = timer ? Number(/^R(\d+)\//.exec(timer.expression.source)?.[1] ?? Infinity) : Infinity;
    if (fired < Math.min(most, FIRINGS_MAX)) return false;
    if (most > FIRINGS_MAX && (timer || message || signal)) this.bounded = true;
    return Boolean(timer ?? message ?? signal);
  }

  /** The event reaches the instance. */
  private reach(inst: Inst, event: ExecutableElement, payload: Payload): void {
    this.elapse(inst, event);
    if (event.type === 'START_EVENT') return this.startEventSubProcess(inst, event, payload);
    if (event.type === 'BOUNDARY_EVENT') {
      const scope = this.inst(inst.up);
      if (event.interrupting) this.terminate(inst);
      else inst.f[event.id] = (inst.f[event.id] ?? 0) + 1;
      return this.fire(event, scope, payload);
    }
    if (inst.e === event.id) {
      inst.w = payload;
      return this.complete(inst);
    }
    const scope = this.inst(inst.up);
    this.remove(inst);
    this.fire(event, scope, payload);
  }

  private elapse(inst: Inst, event: ExecutableElement): void {
    if (!event.timer || event.type === 'START_EVENT') return;
    for (const limit of inst.t[event.id] ?? []) this.fact({ kind: 'elapsed', limit: limit as never });
  }

  /** The event is passed with its variables as its own. */
  private fire(event: ExecutableElement, scope: Inst, payload: Payload): void {
    this.activated.push(`${scope.p}/${event.id}`);
    const inst = this.create(event.id, scope.p, scope.i);
    inst.w = payload;
    this.later({ do: 'complete', s: inst.i });
  }

  private startEventSubProcess(scope: Inst, start: ExecutableElement, payload: Payload): void {
    const id = start.flowScope!;
    if (start.interrupting) {
      for (const child of this.children(scope.i)) this.terminate(child);
      this.state.todo = this.state.todo.filter((todo) => todo.s !== scope.i);
      scope.j = {};
      scope.x = id;
    } else scope.f[start.id] = (scope.f[start.id] ?? 0) + 1;
    const inst = this.enter(this.element(scope.p, id), scope);
    const begun = this.create(start.id, scope.p, inst.i);
    this.activated.push(`${scope.p}/${start.id}`);
    begun.w = payload;
    this.later({ do: 'complete', s: begun.i });
  }

  throwError(from: Inst, code: string, payload: Payload = {}): boolean {
    for (let inst: Inst | undefined = from; inst && !inst.stuck && inst.x === null; inst = this.find(inst.up)) {
      const event = this.catcher(inst, ({ error }) => error && { code: error.errorCode }, code);
      if (!event) continue;
      this.reach(inst, event, payload);
      return true;
    }
    return false;
  }

  throwEscalation(thrower: Inst, code: string): 'on' | 'stays' | 'gone' {
    for (let inst = this.find(thrower.up); inst; inst = this.find(inst.up)) {
      const event = this.catcher(inst, ({ escalation }) => escalation && { code: escalation.escalationCode }, code);
      if (!event) continue;
      if (this.receives(inst, event)) this.reach(inst, event, {});
      else if (event.interrupting) return 'stays';
      return event.interrupting ? 'gone' : 'on';
    }
    return 'on';
  }

  private catcher(
    inst: Inst,
    caught: (event: ExecutableElement) => { readonly code: Expression | null } | null,
    code: string,
  ): ExecutableElement | undefined {
    const events = this.eventsOf(inst).filter((event) => event.type !== 'INTERMEDIATE_CATCH_EVENT' && caught(event));
    const of = (event: ExecutableElement): string | null => caught(event)!.code?.source ?? null;
    return events.find((event) => of(event) === code) ?? events.find((event) => of(event) === null || of(event) === '');
  }

  /** Codes a job may throw: those that something around it names, and another where something catches all. */
  private codesAround(from: Inst): string[] {
    const codes = new Set<string>();
    for (let inst: Inst | undefined = from; inst && !inst.stuck && inst.x === null; inst = this.find(inst.up))
      for (const { error } of this.eventsOf(inst)) if (error) codes.add(error.errorCode?.source || UNNAMED_CODE);
    return [...codes];
  }

  private nameOf(event: ExecutableElement): string {
    return event.signal!.name.source;
  }

  /** All that wait for the signal get it. */
  broadcast(name: string, payload: Payload = {}): void {
    const waiting = this.state.insts.flatMap((inst) =>
      this.eventsOf(inst)
        .filter(
          (event) =>
            event.signal &&
            event.type !== 'INTERMEDIATE_THROW_EVENT' &&
            event.type !== 'END_EVENT' &&
            this.nameOf(event) === name,
        )
        .map((event) => ({ inst, event })),
    );
    for (const { inst, event } of waiting)
      if (this.find(inst.i) && this.receives(inst, event)) this.reach(inst, event, payload);
  }

  compensable(inst: Inst): void {
    const element = this.el(inst);
    const boundary = element.boundaryEvents
      .map((id) => this.element(inst.p, id))
      .find(({ eventType }) => eventType === 'COMPENSATION');
    const holds =
      (element.type === 'SUB_PROCESS' || inst.k === 'body') && this.state.comps.some(({ s }) => s === inst.i);
    if (!boundary && !holds) return;
    const handler = boundary?.compensation?.handler ?? null;
    this.state.comps.push({ a: inst.e, i: inst.i, s: inst.up, r: this.rootOf(inst), handler, by: null, h: null });
  }

  private rootOf(inst: Inst): number {
    return this.isRoot(inst) ? inst.i : this.rootOf(this.inst(inst.up));
  }

  throwCompensation(thrower: Inst): boolean {
    const scope = this.inst(thrower.up);
    const scopes = this.el(scope).type === 'EVENT_SUB_PROCESS' ? [scope.i, scope.up] : [scope.i];
    const ref = this.el(thrower).compensation?.activityRef ?? null;
    const wanted = this.state.comps.filter(
      ({ by, s, a }) => by === null && scopes.includes(s) && (ref === null || a === ref),
    );
    for (const one of wanted) this.compensate(thrower, one);
    return wanted.length > 0;
  }

  private compensate(thrower: Inst, one: Happenings['state']['comps'][number]): void {
    one.by = thrower.i;
    if (one.handler !== null) {
      one.h = this.state.next++;
      this.later({ do: 'enter', e: one.handler, s: thrower.up, i: one.h });
    }
    for (const inner of this.state.comps) if (inner.s === one.i && inner.by === null) this.compensate(thrower, inner);
  }

  handled(inst: Inst): void {
    const one = this.state.comps.find(({ h }) => h === inst.i);
    if (!one) return;
    const thrower = one.by!;
    this.dropHandled(one);
    if (!this.state.comps.some(({ by }) => by === thrower) && this.find(thrower))
      this.later({ do: 'complete', s: thrower });
  }

  private dropHandled(one: Happenings['state']['comps'][number]): void {
    this.state.comps = this.state.comps.filter((other) => other !== one);
    const outer = this.state.comps.find(({ handler, by, i }) => handler === null && by !== null && i === one.s);
    if (outer && !this.state.comps.some(({ s }) => s === one.s)) this.dropHandled(outer);
  }
}
