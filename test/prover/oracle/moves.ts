import type { ExecutableElement, SequenceFlow } from '../../../src/model/index.js';
import type { Json } from '../../../src/protocol/index.js';
import { performed, processOf } from './case.js';
import { decide, namesOf } from './decisions.js';
import { Facts, type Payload } from './facts.js';
import type { Inst, Todo } from './state.js';
import { type Val, withAt } from './values.js';

/** Jobs wait for the world outside. */
export const isJob = ({ job, script, calledDecision }: ExecutableElement): boolean =>
  job !== null && script === null && calledDecision === null;

const FIRST_TO_LAST = <T>(all: readonly T[]): readonly T[] => [...all].reverse();

/** What the engine does by itself: elements are entered, complete and are left. */
export abstract class Moves extends Facts {
  abstract throwError(from: Inst, code: string): boolean;
  abstract throwEscalation(inst: Inst, code: string): 'on' | 'stays' | 'gone';
  abstract throwCompensation(inst: Inst): boolean;
  abstract broadcast(name: string): void;
  abstract compensable(inst: Inst): void;
  abstract handled(inst: Inst): void;

  el(inst: Inst): ExecutableElement {
    return this.element(inst.p, inst.e);
  }

  /** The oldest thing to be done. */
  step(): void {
    const todo = this.state.todo.shift()!;
    if (todo.do === 'signal') return this.broadcast(todo.f);
    const scope = this.find(todo.s);
    if (!scope) return;
    if (todo.do === 'complete') return this.complete(scope);
    if (todo.do === 'enter') return void this.enter(this.element(scope.p, todo.e), scope, todo.i);
    const flow = processOf(this.subject, scope.p)!.flows.get(todo.f)!;
    const target = this.element(scope.p, flow.target);
    if (target.type === 'PARALLEL_GATEWAY' && !this.joins(target, scope)) return this.scopeCheck(scope);
    this.enter(target, scope);
  }

  private joins({ incoming }: ExecutableElement, scope: Inst): boolean {
    if (!incoming.every(({ id }) => (scope.j[id] ?? 0) > 0)) return false;
    for (const { id } of incoming) {
      scope.j[id]!--;
      if (scope.j[id] === 0) delete scope.j[id];
    }
    return true;
  }

  take(flow: SequenceFlow, scope: Inst): void {
    const target = this.element(scope.p, flow.target);
    const waiting = this.state.todo.some(
      (todo) =>
        todo.do === 'flow' &&
        todo.s === scope.i &&
        processOf(this.subject, scope.p)!.flows.get(todo.f)!.target === target.id,
    );
    if (target.type === 'PARALLEL_GATEWAY') {
      scope.j[flow.id] = (scope.j[flow.id] ?? 0) + 1;
      if (scope.j[flow.id]! > 1) this.twice.push(`${scope.p}/${target.id}`);
    } else if (waiting) this.twice.push(`${scope.p}/${target.id}`);
    this.state.todo.push({ do: 'flow', f: flow.id, s: scope.i });
  }

  later(todo: Todo): void {
    this.state.todo.push(todo);
  }

  enter(element: ExecutableElement, scope: Inst, i?: number): Inst {
    const same = this.children(scope.i).some(({ e }) => e === element.id);
    if (same && element.type !== 'EVENT_SUB_PROCESS' && !element.isForCompensation)
      this.twice.push(`${scope.p}/${element.id}`);
    this.activated.push(`${scope.p}/${element.id}`);
    const inst = this.create(element.id, scope.p, scope.i, element.multiInstance ? 'body' : 'plain', i);
    if (element.multiInstance) this.enterBody(inst, element);
    else this.activate(inst, element);
    return inst;
  }

  private enterBody(inst: Inst, { multiInstance }: ExecutableElement): void {
    const { inputCollection, outputCollection, isSequential } = multiInstance!;
    const constant = inputCollection.variables.length === 0;
    const list = constant ? this.evaluate(inputCollection, inst.i) : [1, 2].slice(0, this.choose(3));
    if (!Array.isArray(list) || !this.setTimers(inst)) return void (inst.stuck = true);
    inst.m = { items: list.length, begun: 0, done: 0, outcomes: [], cut: false, results: list.map(() => null) };
    if (outputCollection !== null)
      this.setLocal(
        inst.i,
        outputCollection,
        list.map(() => null),
      );
    if (list.length === 0) return this.later({ do: 'complete', s: inst.i });
    for (let n = 0; n < (isSequential ? 1 : list.length); n++) this.enterInner(inst);
  }

  private enterInner(body: Inst): void {
    const element = this.el(body);
    const { inputElement, outputElement, inputCollection } = element.multiInstance!;
    const list = inputCollection.variables.length === 0 ? (this.evaluate(inputCollection, body.i) as Json[]) : [1, 2];
    const inner = this.create(body.e, body.p, body.i, 'inner');
    const n = body.m!.begun++;
    if (inputElement !== null) this.setLocal(inner.i, inputElement, list[n] ?? null);
    const [output] = outputElement?.variables ?? [];
    if (outputElement && output && outputElement.source.replace(/^\s*=\s*/, '').startsWith(output))
      this.setLocal(inner.i, output, null);
    this.setLocal(inner.i, 'loopCounter', n + 1);
    this.activate(inner, element);
  }

  /** Input mappings, then whatever the element's type does. */
  private activate(inst: Inst, element: ExecutableElement): void {
    const mapped = element.type !== 'TASK' && element.type !== 'MANUAL_TASK' && element.type !== 'START_EVENT';
    if (mapped) this.applyInputs(inst, element);
    if (!this.setTimers(inst)) return void (inst.stuck = true);
    if (isJob(element)) return;
    const complete = (): void => this.later({ do: 'complete', s: inst.i });
    switch (element.type) {
      case 'EXCLUSIVE_GATEWAY':
      case 'INCLUSIVE_GATEWAY':
        return this.branch(inst, element);
      case 'PARALLEL_GATEWAY':
        return this.leave(inst);
      case 'START_EVENT':
      case 'TASK':
      case 'MANUAL_TASK':
        return complete();
      case 'INTERMEDIATE_CATCH_EVENT':
        return element.link ? complete() : undefined;
      case 'SCRIPT_TASK':
        inst.w = { [element.script!.resultVariable]: this.plain(inst, element.script!.expression) };
        return complete();
      case 'BUSINESS_RULE_TASK':
        return this.runTable(inst, element);
      case 'SUB_PROCESS':
        return this.later({ do: 'enter', e: element.noneStartEvent!, s: inst.i });
      case 'EVENT_SUB_PROCESS':
        return;
      case 'CALL_ACTIVITY':
        return this.call(inst, element);
      case 'INTERMEDIATE_THROW_EVENT':
      case 'END_EVENT':
        return this.throwing(inst, element);
      default:
        return;
    }
  }

  private branch(inst: Inst, element: ExecutableElement): void {
    const { outgoing, type } = element;
    const [only] = outgoing;
    if (!only || (outgoing.length === 1 && only.condition === null)) return this.leave(inst, outgoing);
    const chosen: SequenceFlow[] = [];
    for (const flow of FIRST_TO_LAST(outgoing)) {
      if (flow.isDefault || !flow.condition) continue;
      const value = this.evaluate(flow.condition, inst.i);
      if (typeof value !== 'boolean') return void (inst.stuck = true);
      if (value) chosen.push(flow);
      if (value && type === 'EXCLUSIVE_GATEWAY') break;
    }
    const taken = chosen.length > 0 ? chosen : outgoing.filter(({ isDefault }) => isDefault);
    if (taken.length === 0) inst.stuck = true;
    else this.leave(inst, taken);
  }

  private runTable(inst: Inst, { calledDecision }: ExecutableElement): void {
    const { decisionId, resultVariable } = calledDecision!;
    const id = String(this.evaluate(decisionId, inst.i));
    const graph = this.graphOf(id);
    // Nobody looks at the result, so neither does the oracle at what it was made of.
    if (!this.domains.roots.has(resultVariable)) return this.later({ do: 'complete', s: inst.i });
    if (!graph) {
      this.levels.add('unclear');
      inst.w = { [resultVariable]: this.anyOf(resultVariable) };
      return this.later({ do: 'complete', s: inst.i });
    }
    const context = Object.fromEntries(
      [...namesOf(graph)].map((name) => [name, this.concrete(this.lookup(inst.i, name) ?? null)]),
    );
    const result = decide(graph, id, context);
    if (!result.ok) return void (inst.stuck = true);
    inst.w = { [resultVariable]: result.value as Val };
    this.later({ do: 'complete', s: inst.i });
  }

  private call(inst: Inst, { calledElement, inputs }: ExecutableElement): void {
    const called = processOf(this.subject, String(this.evaluate(calledElement!.processId, inst.i)));
    const start = called?.elements.get(called.bpmnProcessId)?.noneStartEvent;
    if (!called || !start) return void (inst.stuck = true);
    const visible: Payload = {};
    for (let at: Inst | undefined = inst; at; at = this.isRoot(at) ? undefined : this.find(at.up)) {
      for (const [name, value] of Object.entries(at.v)) if (!(name in visible)) visible[name] = value;
      if (!calledElement!.propagateAllParentVariables) break;
    }
    const root = this.create(called.bpmnProcessId, called.bpmnProcessId, inst.i);
    if (calledElement!.propagateAllParentVariables || inputs.length > 0) root.v = { ...visible };
    this.later({ do: 'enter', e: start, s: root.i });
  }

  private throwing(inst: Inst, element: ExecutableElement): void {
    const complete = (): void => this.later({ do: 'complete', s: inst.i });
    switch (element.eventType) {
      case 'TERMINATE':
        return this.terminateScope(inst, element);
      case 'ERROR':
        if (!this.throwError(this.inst(inst.up), String(this.evaluate(element.error!.errorCode!, inst.i))))
          inst.stuck = true;
        return;
      case 'SIGNAL':
        this.later({ do: 'signal', f: String(this.evaluate(element.signal!.name, inst.i)), s: -1 });
        return complete();
      case 'ESCALATION': {
        const goes = this.throwEscalation(inst, String(this.evaluate(element.escalation!.escalationCode!, inst.i)));
        if (goes === 'on') return complete();
        if (goes === 'stays') inst.stuck = true;
        return;
      }
      case 'COMPENSATION':
        return this.throwCompensation(inst) ? undefined : this.leave(inst);
      default:
        return element.type === 'END_EVENT' ? this.complete(inst) : complete();
    }
  }

  private terminateScope(inst: Inst, element: ExecutableElement): void {
    const scope = this.inst(inst.up);
    this.elementFacts(element, null);
    this.remove(inst);
    const isMain = scope.up === -1;
    for (const child of this.children(scope.i)) {
      if (isMain) this.cutOff.push(...this.tagged(child));
      this.terminate(child);
    }
    this.state.todo = this.state.todo.filter((todo) => todo.s !== scope.i);
    scope.j = {};
    scope.x = element.id;
    this.later({ do: 'complete', s: scope.i });
  }

  private tagged(inst: Inst): string[] {
    const own = this.el(inst).properties['step'] === undefined ? [] : [inst.e];
    return [...own, ...this.children(inst.i).flatMap((child) => this.tagged(child))];
  }

  /** The instance completes with what it waited for. */
  complete(inst: Inst, step = performed(this.el(inst), this.subject.set), outcome: string | null = null): void {
    const element = this.el(inst);
    if (inst.k === 'body') return this.completeBody(inst, element);
    if (element.type === 'PROCESS') return this.completeProcess(inst);
    if (element.type !== 'TASK' && element.type !== 'MANUAL_TASK' && element.eventType !== 'COMPENSATION')
      this.applyOutputs(inst, element);
    if (step) this.ensure(step, inst.up);
    this.leave(inst, element.link && element.type !== 'INTERMEDIATE_CATCH_EVENT' ? [] : undefined, outcome);
  }

  /** The element is left over the flows; its facts happen now. */
  leave(inst: Inst, flows?: readonly SequenceFlow[], outcome: string | null = null): void {
    const element = this.el(inst);
    if (inst.k === 'inner') return this.completeInner(inst, outcome);
    this.compensable(inst);
    const scope = this.inst(inst.up);
    this.elementFacts(element, outcome);
    this.remove(inst);
    this.handled(inst);
    for (const flow of flows ?? FIRST_TO_LAST(element.outgoing)) this.take(flow, scope);
    if (element.link && element.type === 'INTERMEDIATE_THROW_EVENT') this.followLink(element, scope);
    this.scopeCheck(scope);
  }

  private followLink({ link }: ExecutableElement, scope: Inst): void {
    const target = this.el(scope).children.find((id) => {
      const child = this.element(scope.p, id);
      return child.type === 'INTERMEDIATE_CATCH_EVENT' && child.link?.name === link!.name;
    });
    this.later({ do: 'enter', e: target!, s: scope.i });
  }

  private completeInner(inner: Inst, outcome: string | null): void {
    const body = this.inst(inner.up);
    const { outputCollection, outputElement, completionCondition, isSequential } = this.el(body).multiInstance!;
    const loop = body.m!;
    if (outputCollection !== null && outputElement) {
      const n = Number(this.lookup(inner.i, 'loopCounter') ?? loop.done + 1) - 1;
      loop.results[n] = this.evaluate(outputElement, inner.i);
      this.setLocal(body.i, outputCollection, [...loop.results] as Json);
    }
    const names = {
      numberOfInstances: loop.begun,
      numberOfActiveInstances: this.children(body.i).length - 1,
      numberOfCompletedInstances: loop.done + 1,
      numberOfTerminatedInstances: 0,
    };
    const enough = completionCondition ? this.evaluate(completionCondition, inner.i, names) : false;
    if (typeof enough !== 'boolean') return void (inner.stuck = true);
    this.remove(inner);
    loop.done++;
    loop.outcomes.push(outcome);
    this.handled(inner);
    if (enough) {
      loop.cut = loop.done < loop.items;
      for (const child of this.children(body.i)) this.terminate(child);
      this.later({ do: 'complete', s: body.i });
    } else if (isSequential && loop.begun < loop.items) this.enterInner(body);
    else if (this.children(body.i).length === 0) this.later({ do: 'complete', s: body.i });
  }

  /** The body's outcome is the one that all of its instances had. */
  private completeBody(body: Inst, element: ExecutableElement): void {
    const { outcomes, cut } = body.m!;
    const { outputCollection } = element.multiInstance!;
    const collected = outputCollection !== null ? body.v[outputCollection] : undefined;
    if (collected !== undefined) this.mergeUpward(body.up, { [outputCollection!]: collected });
    const [first] = outcomes;
    const agreed = !cut && first !== undefined && outcomes.every((one) => one === first) ? first : null;
    this.compensable(body);
    const scope = this.inst(body.up);
    this.elementFacts(element, agreed);
    this.remove(body);
    for (const flow of FIRST_TO_LAST(element.outgoing)) this.take(flow, scope);
    this.scopeCheck(scope);
  }

  private completeProcess(root: Inst): void {
    if (root.up === -1) {
      this.remove(root);
      this.fact({ kind: 'end' });
      this.state.done = true;
      return;
    }
    const caller = this.inst(root.up);
    const { outputs, calledElement } = this.el(caller);
    if (outputs.length > 0 || calledElement!.propagateAllChildVariables) caller.w = { ...root.v };
    this.remove(root);
    this.later({ do: 'complete', s: caller.i });
  }

  /** A scope in which nothing is left to run completes. */
  scopeCheck(scope: Inst): void {
    if (this.el(scope).type === 'MULTI_INSTANCE_BODY' || scope.k === 'body' || this.el(scope).type === 'CALL_ACTIVITY')
      return;
    const busy =
      this.children(scope.i).length > 0 ||
      Object.keys(scope.j).length > 0 ||
      this.state.todo.some((todo) => todo.s === scope.i);
    if (!busy) this.later({ do: 'complete', s: scope.i });
  }

  applyInputs(inst: Inst, { inputs }: ExecutableElement): void {
    for (const [name, value] of Object.entries(this.mapped(inst, inputs, false))) this.setLocal(inst.i, name, value);
  }

  private applyOutputs(inst: Inst, element: ExecutableElement): void {
    const document = inst.w ?? {};
    inst.w = null;
    if (element.outputs.length === 0) return this.mergeUpward(inst.i, document);
    for (const [name, value] of Object.entries(document)) this.setLocal(inst.i, name, value);
    const results = this.mapped(inst, element.outputs, true);
    this.mergeUpward(inst.k === 'inner' ? inst.i : inst.up, results);
  }

  private mapped(inst: Inst, mappings: ExecutableElement['inputs'], merges: boolean): Payload {
    const base = this.held.length;
    const names: string[] = [];
    for (const { source, target } of mappings) {
      const [root, ...rest] = target.split('.');
      const place = names.indexOf(root!);
      const known = (): Payload => Object.fromEntries(names.map((name, n) => [name, this.held[base + n]!]));
      const value = this.plain(inst, source, known());
      const old = place >= 0 ? this.held[base + place] : merges ? this.lookup(inst.i, root!) : undefined;
      const whole = rest.length === 0 ? value : withAt(old, rest, value);
      if (place >= 0) this.held[base + place] = whole;
      else {
        names.push(root!);
        this.held.push(whole);
      }
    }
    const results = Object.fromEntries(names.map((name, n) => [name, this.held[base + n]!]));
    this.held.length = base;
    return results;
  }

  /** The expression's value; a variable alone is handed on without looking at it. */
  private plain(inst: Inst, expression: ExecutableElement['inputs'][number]['source'], names: Payload = {}): Val {
    const text = expression.source.replace(/^\s*=/, '').trim();
    if (!expression.isStatic && expression.variables.length === 1 && expression.variables[0] === text)
      return names[text] ?? this.lookup(inst.i, text) ?? null;
    const concrete = Object.fromEntries(
      expression.variables.filter((name) => name in names).map((name) => [name, this.concrete(names[name]!)]),
    );
    return this.evaluate(expression, inst.i, concrete);
  }

  /** Timers of the instance begin to run; false: one of them cannot. */
  private setTimers(inst: Inst): boolean {
    for (const event of this.eventsOf(inst)) {
      if (!event.timer || event.type === 'START_EVENT') continue;
      const limits = this.limitsOf(event, inst);
      if (limits === null) return false;
      inst.t[event.id] = limits;
    }
    return true;
  }

  /** Events that may reach the instance while it is active: itself, event sub-processes in it, its boundary. */
  eventsOf(inst: Inst): ExecutableElement[] {
    const element = this.el(inst);
    const of = (id: string): ExecutableElement => this.element(inst.p, id);
    const boundary =
      inst.k === 'inner' ? [] : element.boundaryEvents.map(of).filter(({ eventType }) => eventType !== 'COMPENSATION');
    if (inst.k === 'body') return boundary;
    if (element.type === 'EVENT_BASED_GATEWAY') return element.outgoing.map(({ target }) => of(target));
    if (element.type === 'INTERMEDIATE_CATCH_EVENT' || element.type === 'RECEIVE_TASK') return [element, ...boundary];
    const starts = element.children
      .map(of)
      .filter(({ type }) => type === 'EVENT_SUB_PROCESS')
      .flatMap(({ children }) => children.map(of).filter(({ type }) => type === 'START_EVENT'));
    return [...starts, ...boundary];
  }

  /** The instance and everything in it is gone without a trace. */
  terminate(inst: Inst): void {
    for (const child of this.children(inst.i)) this.terminate(child);
    this.remove(inst);
    const within = (scope: number): void => {
      for (const one of this.state.comps.filter(({ s }) => s === scope)) within(one.i);
      this.state.comps = this.state.comps.filter(({ s }) => s !== scope);
    };
    within(inst.i);
  }

  remove(inst: Inst): void {
    this.state.insts = this.state.insts.filter((one) => one !== inst);
    this.state.todo = this.state.todo.filter((todo) => todo.s !== inst.i);
  }
}
