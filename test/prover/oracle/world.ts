import type { ExecutableElement, Expression } from '../../../src/model/index.js';
import type { Occurrence } from '../../../src/law/obligations/definition.js';
import type { Json } from '../../../src/protocol/index.js';
import { type Case, processOf } from './case.js';
import type { Domains } from './domains.js';
import type { Inst, State } from './state.js';
import { isUnknown, settled, type Val } from './values.js';

/** How a choice comes about: it surely can; only where the contract has it assumed both ways; where its text is not clear. */
export type Level = 'sure' | 'assumed' | 'unclear';

/** An occurrence, with the guards it was judged by: the ids of those that were false. */
export interface Fact {
  readonly occurrence: Occurrence;
  readonly off: readonly string[];
}

/** The choices of one try; those beyond the script are the first ones, and their alternatives are noted. */
export class Choices {
  readonly alternatives: number[][] = [];
  private readonly made: number[] = [];

  constructor(private readonly script: readonly number[]) {}

  choose(count: number): number {
    const position = this.made.length;
    const choice = this.script[position] ?? 0;
    if (position >= this.script.length)
      for (let other = 1; other < count; other++) this.alternatives.push([...this.made, other]);
    this.made.push(choice);
    return choice;
  }
}

/** The try cannot happen. */
export class Impossible extends Error {}

/** What the pieces of the interpreter share: the state they change, the choices, variables and what was seen on the way. */
export class World {
  readonly facts: Fact[] = [];
  readonly levels = new Set<Level>();
  readonly activated: string[] = [];
  readonly twice: string[] = [];
  /** Tagged work that a terminate end event of the procedure's main flow cut off. */
  readonly cutOff: string[] = [];

  constructor(
    readonly subject: Case,
    readonly domains: Domains,
    readonly state: State,
    private readonly choices: Choices,
  ) {}

  choose(count: number): number {
    return count <= 1 ? 0 : this.choices.choose(count);
  }

  pick<T>(all: readonly T[]): T {
    return all[this.choose(all.length)]!;
  }

  element(process: string, id: string): ExecutableElement {
    const found = processOf(this.subject, process)?.elements.get(id);
    if (!found) throw new Error(`expected element ${id} in ${process}, found none`);
    return found;
  }

  inst(i: number): Inst {
    const found = this.find(i);
    if (!found) throw new Error(`expected instance ${i}, found none`);
    return found;
  }

  find(i: number): Inst | undefined {
    return this.state.insts.find((inst) => inst.i === i);
  }

  children(i: number): Inst[] {
    return this.state.insts.filter(({ up }) => up === i);
  }

  create(e: string, p: string, up: number, k: Inst['k'] = 'plain', i = this.state.next++): Inst {
    const inst: Inst = { i, e, p, k, up, v: {}, j: {}, f: {}, t: {}, x: null, stuck: false, m: null, w: null };
    this.state.insts.push(inst);
    return inst;
  }

  unknown(domain: string): Val {
    const id = this.state.next++;
    this.state.u[id] = domain;
    return { $u: id };
  }

  /** Any value of the root, one unknown for each path that is read of it. */
  anyOf(root: string): Val {
    const paths = this.domains.pathsUnder(root);
    if (paths.length === 1 && paths[0]!.length === 0) return this.unknown(`v:${root}`);
    let value: Val = {};
    for (const path of paths) {
      const [first, ...rest] = path;
      value = { ...(value as object), [first!]: rest.length > 0 ? null : this.unknown(`v:${root}.${first}`) } as Val;
    }
    return value;
  }

  /** The value once somebody looks: each unknown becomes one of its domain, here and wherever else it stands. */
  concrete(value: Val): Json {
    return settled(value, (id) => this.settle(id));
  }

  private settle(id: number): Json {
    const domain = this.state.u[id];
    if (domain === undefined) throw new Error(`expected unknown ${id} to have a domain`);
    const value = this.pick(this.domains.values(domain));
    const put = (one: Val): Val => replaceUnknown(one, id, value);
    for (const inst of this.state.insts) {
      for (const name of Object.keys(inst.v)) inst.v[name] = put(inst.v[name]!);
      for (const name of Object.keys(inst.w ?? {})) inst.w![name] = put(inst.w![name]!);
      if (inst.m) inst.m.results = inst.m.results.map(put);
    }
    for (const name of Object.keys(this.state.attrs)) this.state.attrs[name] = put(this.state.attrs[name]!);
    this.held = this.held.map(put);
    delete this.state.u[id];
    return value;
  }

  /** Values on their way from one place to another, which settling must reach, too. */
  protected held: Val[] = [];

  lookup(i: number, name: string): Val | undefined {
    for (let inst = this.find(i); inst; inst = this.isRoot(inst) ? undefined : this.find(inst.up))
      if (Object.hasOwn(inst.v, name)) return inst.v[name];
    return undefined;
  }

  /** Variables of a called process end at its root. */
  isRoot(inst: Inst): boolean {
    return this.element(inst.p, inst.e).type === 'PROCESS';
  }

  /** The expression's value as the instance sees its variables; null when evaluating fails. */
  evaluate(expression: Expression, i: number, names: Readonly<Record<string, Json>> = {}): Json {
    const get = (name: string): Json | undefined => {
      if (Object.hasOwn(names, name)) return names[name];
      const value = this.lookup(i, name);
      return value === undefined ? undefined : this.concrete(value);
    };
    const result = expression.evaluate({ get, nowMs: NOW_MS });
    return result.ok ? result.value : null;
  }

  setLocal(i: number, name: string, value: Val): void {
    if (this.domains.roots.has(name)) this.inst(i).v[name] = value;
  }

  /** Each entry goes to the nearest scope that has the name, else to the root; an equal value is not used up (zeebe-facts §5.3). */
  mergeUpward(i: number, document: Readonly<Record<string, Val>>): void {
    const names = Object.keys(document).filter((name) => this.domains.roots.has(name));
    const base = this.held.length;
    this.held.push(...names.map((name) => document[name]!));
    names.forEach((name, n) => this.raise(this.inst(i), name, base + n));
    this.held.length = base;
  }

  private raise(from: Inst, name: string, place: number): void {
    let inst = from;
    for (; !this.isRoot(inst); inst = this.inst(inst.up)) {
      if (!Object.hasOwn(inst.v, name) || this.same(inst, name, place)) continue;
      inst.v[name] = this.held[place]!;
      return;
    }
    inst.v[name] = this.held[place]!;
  }

  private same(inst: Inst, name: string, place: number): boolean {
    const [old, fresh] = [inst.v[name]!, this.held[place]!];
    if (isUnknown(old) && isUnknown(fresh) && old.$u === fresh.$u) return true;
    this.concrete(fresh);
    this.concrete(inst.v[name]!);
    return JSON.stringify(inst.v[name]) === JSON.stringify(this.held[place]);
  }
}

/** 2026-01-05; expressions that read the clock are not told apart by it. */
export const NOW_MS = Date.UTC(2026, 0, 5);

function replaceUnknown(value: Val, id: number, by: Json): Val {
  if (isUnknown(value)) return value.$u === id ? by : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, replaceUnknown(entry as Val, id, by)]),
  ) as Val;
}
