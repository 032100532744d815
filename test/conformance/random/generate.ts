import {
  type Around,
  type Block,
  type Caught,
  type Ending,
  type Leaf,
  type Mappings,
  NO_MAPPINGS,
  PLAIN,
  type RandomProcess,
  type Repeated,
  type Trigger,
} from './blocks.js';
import type { Seeded } from './seeded.js';

export const CODES = ['E1', 'E2'] as const;
export const MESSAGES = ['M1', 'M2', 'M3'] as const;
export const SIGNALS = ['S1', 'S2'] as const;
export const DURATIONS = ['PT10M', 'PT1H', 'P1D'] as const;
const CONDITIONS = [
  '=x > 1',
  '=x = 2',
  '=ok',
  '=not(ok)',
  '=x < 3 and ok',
  '=count(list) > 1',
  '=unknown = 1',
] as const;
const ACTIVITIES = ['service', 'user', 'send', 'script', 'receive', 'manual', 'task'] as const;
const WAITING = ['service', 'user', 'send'] as const;

/** What may stand at this place. */
interface Place {
  readonly depth: number;
  /** False in branches that may start again: a signal or escalation thrown there could start them for ever. */
  readonly throws: boolean;
  /** Calls left on the way down. */
  readonly calls: number;
}

/** A block-structured process with everything the engine executes; the same for the same random numbers. */
export function randomProcess(random: Seeded): RandomProcess {
  return new Generator(random).process();
}

class Generator {
  private count = 0;

  constructor(private readonly random: Seeded) {}

  process(): RandomProcess {
    const place = { depth: this.random.int(1, 3), throws: true, calls: 1 };
    return { n: this.number(), body: this.block(place), events: this.events(place, 0.2) };
  }

  private number(): number {
    return ++this.count;
  }

  private block(place: Place): Block {
    const { random } = this;
    const n = this.number();
    if (place.depth <= 0) return this.single(n, place);
    const inner = { ...place, depth: place.depth - 1 };
    const kind = random.weighted({
      leaf: 4,
      sequence: 5,
      fork: 3,
      race: 1,
      loop: 0.7,
      sub: 2.5,
      call: place.calls > 0 ? 1 : 0,
      compensated: 0.8,
    });
    switch (kind) {
      case 'leaf':
        return this.activity(n, inner);
      case 'sequence':
        return this.sequence(n, inner);
      case 'fork':
        return this.fork(n, inner);
      case 'race':
        return { n, kind, branches: this.race(inner) };
      case 'loop':
        return { n, kind, body: this.block(inner), times: random.int(1, 3) };
      case 'sub':
        return { n, kind, body: this.block(inner), events: this.events(inner, 0.3), ...this.around(inner, true) };
      case 'call': {
        const body = this.block({ ...inner, calls: place.calls - 1 });
        return {
          n,
          kind,
          body,
          parents: random.chance(0.7),
          children: random.chance(0.7),
          ...this.around(inner, true),
        };
      }
      default:
        return { n, kind: 'compensated', handler: random.pick(['service', 'script'] as const) };
    }
  }

  private sequence(n: number, place: Place): Block {
    const blocks = this.random.list(this.random.int(2, 3), () => this.block(place));
    const ending = this.random.chance(0.15) ? [this.end(place)] : [];
    return { n, kind: 'sequence', blocks: [...blocks, ...ending] };
  }

  private end(place: Place): Block {
    return { n: this.number(), kind: 'end', ending: this.ending(place) };
  }

  private ending({ throws }: Place): Ending {
    const { random } = this;
    const ends = random.weighted({
      none: 2,
      terminate: 1,
      message: 0.7,
      compensate: 0.5,
      error: 1.5,
      escalation: throws ? 1 : 0,
      signal: throws ? 0.7 : 0,
    });
    if (ends === 'error' || ends === 'escalation') return { ends, code: random.pick(CODES) };
    return ends === 'signal' ? { ends, name: random.pick(SIGNALS) } : { ends };
  }

  private fork(n: number, place: Place): Block {
    const { random } = this;
    const gateway = random.weighted({ parallel: 3, inclusive: 2, exclusive: 3, implicit: 1 });
    const branches = random.list(random.int(2, 3), () => this.block(place));
    const conditional = gateway === 'inclusive' || gateway === 'exclusive';
    const conditions = conditional ? branches.slice(1).map(() => random.pick(CONDITIONS)) : [];
    const join = random.weighted({ same: 6, exclusive: 1.5, none: 1 });
    return {
      n,
      kind: 'fork',
      gateway,
      branches,
      conditions,
      join: gateway === 'implicit' && join === 'same' ? 'none' : join,
    };
  }

  private race(place: Place): Caught[] {
    const { random } = this;
    const all: Trigger[] = [
      { on: 'timer', duration: random.pick(DURATIONS) },
      { on: 'message', name: random.pick(MESSAGES) },
      { on: 'signal', name: random.pick(SIGNALS) },
    ];
    const left = random.int(0, 2);
    return all
      .filter((_, i) => i !== left)
      .map((trigger) => ({ n: this.number(), trigger, interrupting: true, then: this.block({ ...place, depth: 0 }) }));
  }

  /** One element of any kind, without anything around it. */
  private single(n: number, place: Place): Block {
    const { random } = this;
    if (random.chance(0.6)) return { n, kind: 'leaf', leaf: this.leafOf(random.pick(ACTIVITIES)), ...PLAIN };
    return { n, kind: 'leaf', leaf: this.event(place), ...PLAIN };
  }

  private activity(n: number, place: Place): Block {
    const around = this.around(place, false);
    const waits = around.boundaries.length > 0 || around.repeated?.until;
    const does = waits ? this.random.pick(WAITING) : this.random.pick(ACTIVITIES);
    return { n, kind: 'leaf', leaf: this.leafOf(does), ...around };
  }

  private leafOf(does: (typeof ACTIVITIES)[number]): Leaf {
    const { random } = this;
    if (does === 'receive') return { does, message: random.pick(MESSAGES) };
    if (does !== 'script') return { does };
    return {
      does,
      ...random.pick([
        { expression: '=x + 1', result: 'x' },
        { expression: '=[x, 7]', result: 'list' },
        { expression: '={a: x}', result: 'made' },
      ]),
    };
  }

  private event({ throws }: Place): Leaf {
    const { random } = this;
    const does = random.weighted({
      catch: 4,
      throw: 1,
      throwMessage: 1,
      throwSignal: throws ? 1 : 0,
      throwEscalation: throws ? 1.5 : 0,
      compensate: 1,
    });
    if (does === 'throwSignal') return { does, name: random.pick(SIGNALS) };
    if (does === 'throwEscalation') return { does, code: random.pick(CODES) };
    if (does !== 'catch') return { does };
    const on = random.pick(['timer', 'message', 'signal'] as const);
    return { does, trigger: this.trigger(on, true) };
  }

  private trigger(on: Trigger['on'], interrupting: boolean): Trigger {
    const { random } = this;
    if (on === 'message') return { on, name: random.pick(MESSAGES) };
    if (on === 'signal') return { on, name: random.pick(SIGNALS) };
    if (on === 'error' || on === 'escalation') return { on, code: random.chance(0.3) ? null : random.pick(CODES) };
    if (!interrupting && random.chance(0.4)) return { on: 'cycle', cycle: `R${random.int(2, 3)}/PT30M` };
    return { on: 'timer', duration: random.pick(DURATIONS) };
  }

  private around(place: Place, scope: boolean): Around {
    const { random } = this;
    const boundaries = random.chance(0.35) ? this.distinct(random.int(1, 2), place, scope) : [];
    const repeated = random.chance(0.15) ? this.repeated(!scope) : null;
    return { boundaries, repeated, mappings: random.chance(0.3) ? this.mappings() : NO_MAPPINGS };
  }

  private events(place: Place, probability: number): Caught[] {
    return this.random.chance(probability) ? this.distinct(this.random.int(1, 2), place, true) : [];
  }

  /** Branches whose triggers cannot be confused: one of a kind. */
  private distinct(count: number, place: Place, scope: boolean): Caught[] {
    const { random } = this;
    const kinds = new Set<Trigger['on']>();
    const choice = { timer: 2, message: 2, signal: 1.5, error: 2, ...(scope ? { escalation: 2 } : {}) };
    for (let i = 0; i < count; i++) kinds.add(random.weighted(choice));
    return [...kinds].map((on) => {
      const interrupting = on === 'error' || random.chance(0.6);
      const throws = place.throws && interrupting;
      const then = this.block({ ...place, throws, depth: Math.min(1, place.depth - 1) });
      return { n: this.number(), trigger: this.trigger(on, interrupting), interrupting, then };
    });
  }

  /** Only jobs end one by one for sure: where two inner instances end at once, Zeebe may never complete a body with a condition. */
  private repeated(onlyJobs: boolean): Repeated {
    const { random } = this;
    const until = onlyJobs && random.chance(0.25) ? random.pick(['=x = 2', '=numberOfCompletedInstances = 1']) : null;
    return {
      sequential: random.chance(0.5),
      collection: random.pick(['=list', '=[1, 2, 3]', '=[]']),
      output: random.chance(0.5),
      until,
    };
  }

  private mappings(): Mappings {
    const { random } = this;
    const inputs = [
      ['=x', 'local'],
      ['=x + 1', 'x'],
      ['=list[1]', 'one'],
      ['=x', 'a.b'],
    ] as const;
    const outputs = [
      ['=x', 'y'],
      ['=[x]', 'list'],
      ['=local', 'kept'],
      ['=x > 1', 'ok'],
      ['=x', 'a.c'],
    ] as const;
    return {
      in: random.chance(0.6) ? [random.pick(inputs)] : [],
      out: random.chance(0.6) ? [random.pick(outputs)] : [],
    };
  }
}
