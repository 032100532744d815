import type { ExecutableElement, ExecutableProcess, Expression } from '../../../src/model/index.js';
import { type Case, performed, processOf } from './case.js';
import { namesOf } from './decisions.js';
import { rootOf } from './domains.js';
import type { State } from './state.js';

type Names = ReadonlySet<string>;

/**
 * Which variables and attributes (`a:` and the name) may still be read before they are written, so that states which differ in
 * nothing else are one. Where a diagram has event sub-processes or compensation everything is kept.
 */
export class Liveness {
  private readonly process: ExecutableProcess;
  private readonly live: ReadonlyMap<string, Names> | null;

  constructor(private readonly subject: Case) {
    this.process = processOf(subject, subject.procedure)!;
    const all = [...this.process.elements.values()];
    const odd = all.some(({ type, compensation }) => type === 'EVENT_SUB_PROCESS' || compensation !== null);
    this.live = odd ? null : this.solve(all);
  }

  /** Forgets in the state what nobody can read any more. */
  prune(state: State): void {
    const { live } = this;
    const root = state.insts.find(({ up }) => up === -1);
    if (!live || !root) return;
    const kept = new Set<string>();
    const keep = (id: string): void => live.get(id)?.forEach((name) => kept.add(name));
    for (const inst of state.insts) {
      if (inst.p !== this.process.bpmnProcessId) continue;
      keep(inst.e);
      for (const flow of Object.keys(inst.j)) keep(this.process.flows.get(flow)!.target);
    }
    for (const name of Object.keys(root.v)) if (!kept.has(name)) delete root.v[name];
    for (const name of Object.keys(state.attrs)) if (!kept.has(`a:${name}`)) delete state.attrs[name];
    state.decided = state.decided.filter((name) => kept.has(`a:${name}`));
  }

  private solve(all: readonly ExecutableElement[]): Map<string, Names> {
    const own = new Map(all.map((element) => [element.id, { reads: this.reads(element), kills: this.kills(element) }]));
    const live = new Map<string, Set<string>>(all.map(({ id }) => [id, new Set<string>()]));
    for (let grown = true; grown;) {
      grown = false;
      for (const element of all) {
        const { reads, kills } = own.get(element.id)!;
        const names = live.get(element.id)!;
        const before = names.size;
        reads.forEach((name) => names.add(name));
        for (const next of this.after(element)) live.get(next)!.forEach((name) => kills.has(name) || names.add(name));
        for (const event of this.around(element)) live.get(event)!.forEach((name) => names.add(name));
        grown ||= names.size > before;
      }
    }
    return live;
  }

  /** Where the token goes when the element completes. */
  private after(element: ExecutableElement): string[] {
    if (element.type === 'PROCESS') return [];
    const inside = element.children.filter((id) => this.process.elements.get(id)!.type === 'START_EVENT');
    const out = element.outgoing.map(({ target }) => target);
    const links = element.link
      ? [...this.process.elements.values()].filter(({ link }) => link?.name === element.link!.name).map(({ id }) => id)
      : [];
    if (out.length > 0 || links.length > 0) return [...inside, ...out, ...links];
    const scope = this.process.elements.get(element.flowScope ?? '')!;
    return scope.type === 'PROCESS' ? inside : [...inside, ...this.after(scope)];
  }

  /** Boundary events that may cut the element off. */
  private around(element: ExecutableElement): string[] {
    const scope = element.flowScope === null ? undefined : this.process.elements.get(element.flowScope);
    return [...element.boundaryEvents, ...(scope ? this.around(scope) : [])];
  }

  private reads(element: ExecutableElement): Names {
    const of = (expression: Expression | null | undefined): readonly string[] => expression?.variables ?? [];
    const { set, decisions } = this.subject;
    const names = new Set<string>([
      ...element.outgoing.flatMap(({ condition }) => of(condition)),
      ...[...element.inputs, ...element.outputs].flatMap(({ source, target }) => [...of(source), rootOf(target)]),
      ...of(element.script?.expression),
      ...of(element.multiInstance?.inputCollection),
      ...of(element.multiInstance?.completionCondition),
      ...of(element.timer?.expression),
      ...(performed(element, set)?.ensures ?? []).flatMap(({ holds }) => [
        ...of(holds),
        ...[...set.attributes.keys()].map((name) => `a:${name}`),
      ]),
      ...(element.calledElement ? this.visible() : []),
    ]);
    if (element.calledDecision) for (const graph of decisions) namesOf(graph).forEach((name) => names.add(name));
    for (const name of this.attributesAt(element)) names.add(name);
    return names;
  }

  /** A called process may read any variable. */
  private visible(): string[] {
    return this.subject.processes.flatMap(({ elements, flows }) => [
      ...[...flows.values()].flatMap(({ condition }) => condition?.variables ?? []),
      ...[...elements.values()].flatMap(({ inputs, outputs, script }) => [
        ...[...inputs, ...outputs].flatMap(({ source }) => source.variables),
        ...(script?.expression.variables ?? []),
      ]),
    ]);
  }

  /** Attributes that guards read where the element completes, and what their tables read; the end reads those of its own rules. */
  private attributesAt(element: ExecutableElement): string[] {
    const { set } = this.subject;
    const called = element.calledElement
      ? this.subject.processes.flatMap(({ elements }) => [...elements.values()])
      : [element];
    const steps = new Set(called.flatMap((one) => [one.properties['step'], performed(one, set)?.step]));
    const follows = called.flatMap((one) => performed(one, set)?.outcomeFollows ?? []);
    const judged = set.obligations.filter(({ form }) => {
      const pattern =
        form.kind === 'absence' || form.kind === 'exactly-one' ? form.of : 'before' in form ? form.before : null;
      const atEnd = form.kind === 'exactly-one' || (form.kind === 'response' && form.before === null);
      return atEnd || (pattern !== null && steps.has(pattern.step));
    });
    const read = [...follows, ...judged.flatMap(({ guard }) => guard?.variables ?? [])];
    const tables = read.some((name) => set.attributes.get(name)?.decision);
    const inputs = tables
      ? [...set.attributes.values()].filter(({ variable }) => variable !== null).map(({ name }) => name)
      : [];
    return [...read, ...inputs].map((name) => `a:${name}`);
  }

  /** What completing the element surely writes anew. */
  private kills(element: ExecutableElement): Names {
    if (element.inputs.length + element.outputs.length > 0 || element.multiInstance) return new Set();
    const { set } = this.subject;
    const step = performed(element, set);
    if (element.script) return new Set([element.script.resultVariable]);
    if (element.calledDecision) return new Set([element.calledDecision.resultVariable]);
    if (!step) return new Set();
    const written = [...set.attributes.values()].filter(({ writtenBy }) => writtenBy.includes(step.step));
    return new Set([
      ...(step.outcomeVariable ? [step.outcomeVariable] : []),
      ...step.writes,
      ...set.clocks.filter(({ from }) => from === step.step).map(({ variable }) => variable),
      ...written.flatMap(({ variable, decision }) =>
        variable && !variable.includes('.') && !decision ? [variable] : [],
      ),
      ...written.map(({ name }) => `a:${name}`),
    ]);
  }
}
