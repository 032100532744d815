import { replaced, unknownsIn, type Val } from './values.js';

/** One live instance of an element; the process itself and called processes are instances, too. */
export interface Inst {
  readonly i: number;
  /** Element id, and the process it is of. */
  readonly e: string;
  readonly p: string;
  /** `body` holds the inner instances of a multi-instance activity. */
  readonly k: 'plain' | 'body' | 'inner';
  /** The scope it is in: for a called process its call activity; -1 at the root. */
  readonly up: number;
  v: Record<string, Val>;
  /** Tokens waiting at a join that is in this scope, by flow. */
  j: Record<string, number>;
  /** How often each non-interrupting event fired here. */
  f: Record<string, number>;
  /** Timers that were set here and count for these limits when they fire. */
  t: Record<string, readonly string[]>;
  /** The interrupting event sub-process or terminate end event that took over this scope. */
  x: string | null;
  /** An incident: it never goes on, though it may be interrupted. */
  stuck: boolean;
  m: Loop | null;
  /** What it will complete with: a script's result, an event's variables, what a called process leaves. */
  w: Record<string, Val> | null;
}

export interface Loop {
  readonly items: number;
  begun: number;
  done: number;
  outcomes: (string | null)[];
  cut: boolean;
  results: Val[];
}

/** Something the engine has yet to do, in the order in which it came up. */
export type Todo =
  /** A flow was taken in the scope: its target is entered. */
  | { readonly do: 'flow'; readonly f: string; readonly s: number }
  /** The element is entered without a flow. */
  | { readonly do: 'enter'; readonly e: string; readonly s: number; readonly i?: number }
  | { readonly do: 'complete'; readonly s: number }
  | { readonly do: 'signal'; readonly f: string; readonly s: number };

export interface Compensable {
  /** Activity id, its former instance, the scope it was in, the process instance. */
  readonly a: string;
  readonly i: number;
  readonly s: number;
  readonly r: number;
  readonly handler: string | null;
  /** The throw event that runs the handler, and the handler's instance. */
  by: number | null;
  h: number | null;
}

/** Where one case stands. */
export interface State {
  insts: Inst[];
  todo: Todo[];
  comps: Compensable[];
  /** Domain of each unknown. */
  u: Record<number, string>;
  attrs: Record<string, Val>;
  /** Attributes of a decision that have been worked out at least once. */
  decided: string[];
  /** Patterns of `unlessSeen` whose fact came. */
  seen: string[];
  /** Limits whose `from` step completed. */
  started: string[];
  next: number;
  done: boolean;
}

export function copyOf(state: State): State {
  return {
    ...state,
    insts: state.insts.map((inst) => ({
      ...inst,
      v: { ...inst.v },
      j: { ...inst.j },
      f: { ...inst.f },
      t: { ...inst.t },
      m: inst.m && { ...inst.m, outcomes: [...inst.m.outcomes], results: [...inst.m.results] },
      w: inst.w && { ...inst.w },
    })),
    todo: [...state.todo],
    comps: state.comps.map((one) => ({ ...one })),
    u: { ...state.u },
    attrs: { ...state.attrs },
    decided: [...state.decided],
    seen: [...state.seen],
    started: [...state.started],
  };
}

/** Equal for states that differ in nothing but numbers of instances and unknowns, and in the order of what waits side by side. */
export function keyOf(state: State): string {
  return new Keying(state).key();
}

class Keying {
  private readonly insts = new Map<number, number>();
  private readonly unknowns = new Map<number, number>();
  private readonly children = new Map<number, Inst[]>();

  constructor(private readonly state: State) {
    for (const inst of state.insts) {
      const siblings = this.children.get(inst.up);
      if (siblings) siblings.push(inst);
      else this.children.set(inst.up, [inst]);
    }
  }

  key(): string {
    const { state } = this;
    const parts = [this.below(-1)];
    parts.push(
      state.todo
        .map((one) => `${one.do} ${'f' in one ? one.f : ''}${'e' in one ? one.e : ''} ${this.inst(one.s)}`)
        .join(' '),
    );
    const comps = state.comps.map(
      ({ a, i, s, r, handler, by, h }) =>
        `${a} ${this.inst(i)} ${this.inst(s)} ${this.inst(r)} ${handler} ${by === null ? '' : this.inst(by)} ${h === null ? '' : this.inst(h)}`,
    );
    parts.push(comps.sort().join(';'));
    for (const name of Object.keys(state.attrs).sort()) parts.push(`${name}=${this.value(state.attrs[name]!)}`);
    parts.push([...state.decided].sort().join(), [...state.seen].sort().join(), [...state.started].sort().join());
    parts.push(String(state.done));
    return parts.join('|');
  }

  private below(up: number): string {
    const all = [...(this.children.get(up) ?? [])];
    if (all.length > 1) {
      const names = new Map(all.map((one) => [one, this.nameless(one)]));
      all.sort((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1));
    }
    return all
      .map((one) => {
        this.inst(one.i);
        return `${this.own(one, (value) => this.value(value))}(${this.below(one.i)})`;
      })
      .join('');
  }

  private nameless(inst: Inst): string {
    const { u } = this.state;
    const value = (val: Val) => JSON.stringify(replaced(val, (id) => `?${u[id]}`));
    const inner = (this.children.get(inst.i) ?? []).map((one) => this.nameless(one)).sort();
    return `${this.own(inst, value)}(${inner.join('')})`;
  }

  private own(inst: Inst, value: (val: Val) => string): string {
    const { e, p, k, v, j, f, t, x, stuck, m, w } = inst;
    const entries = (of: Readonly<Record<string, unknown>>) =>
      Object.keys(of)
        .sort()
        .map((name) => `${name}:${JSON.stringify(of[name])}`)
        .join();
    const all = (document: Record<string, Val>) =>
      Object.keys(document)
        .sort()
        .map((name) => `${name}=${value(document[name]!)}`)
        .join();
    const loop = m
      ? `${m.items} ${m.begun} ${m.done} ${m.outcomes.join()} ${m.cut} ${m.results.map(value).join()}`
      : '';
    return `${p}/${e}/${k}[${all(v)}][${entries(j)}][${entries(f)}][${entries(t)}]${x ?? ''}${stuck ? '!' : ''}{${loop}}${w ? all(w) : ''}`;
  }

  private value(value: Val): string {
    for (const id of unknownsIn(value)) if (!this.unknowns.has(id)) this.unknowns.set(id, this.unknowns.size);
    return JSON.stringify(replaced(value, (id) => `?${this.unknowns.get(id)}:${this.state.u[id]}`));
  }

  private inst(i: number): number {
    if (!this.insts.has(i)) this.insts.set(i, this.insts.size);
    return this.insts.get(i)!;
  }
}
