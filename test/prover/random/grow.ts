import type { Seeded } from '../../conformance/random/seeded.js';
import {
  type Around,
  type Block,
  type Caught,
  type Diagram,
  type Ending,
  type Leaf,
  PLAIN,
  type Trigger,
} from './blocks.js';

export const STEPS = ['review', 'decision', 'draft', 'notice', 'hearing', 'waiver'] as const;
const CONDITIONS = [
  '=reviewOutcome = "APPROVE"',
  '=reviewOutcome = "APPROVE"',
  '=reviewOutcome != "APPROVE"',
  '=reviewOutcome = "REJECT"',
  '=major = true',
  '=major = true',
  '=major',
  '=amount >= 100',
  '=amount < 100',
  '=thresholds.panel = true',
  '=urgent = true',
  '=x = 1',
  '=x = 1 or x = 2',
  '=x > 3',
  '=plan = "A"',
  '=grant = "GRANT"',
  '=reviewOutcome = "APPROVE" and major = true',
] as const;
const SCRIPTS = [
  ['="APPROVE"', 'reviewOutcome'],
  ['=true', 'major'],
  ['=1', 'x'],
  ['=2', 'x'],
  ['="A"', 'plan'],
  ['=if major = true then "A" else "B"', 'plan'],
  ['=reviewOutcome', 'plan'],
  ['=x', 'y'],
] as const;
const CODES = ['E1', 'E2'] as const;

/** Grows diagrams; every number and so every id is new. */
export class Growing {
  private n = 0;

  constructor(private readonly random: Seeded) {}

  diagram(): Diagram {
    const size = this.random.int(2, 6);
    return { n: this.n++, body: this.sequence(size, 0), events: this.random.chance(0.12) ? [this.eventSub(1)] : [] };
  }

  private sequence(size: number, depth: number): Block {
    const blocks: Block[] = [];
    for (let left = size; left > 0;) {
      const share = Math.min(left, this.random.int(1, 3));
      blocks.push(this.block(share, depth));
      left -= share;
    }
    return blocks.length === 1 ? blocks[0]! : { n: this.n++, kind: 'sequence', blocks };
  }

  private block(size: number, depth: number): Block {
    const { random } = this;
    if (size <= 1 || depth > 2) return random.chance(0.06) && depth > 0 ? this.end() : this.leafBlock(depth);
    const n = this.n++;
    switch (
      random.weighted({
        exclusive: 4,
        parallel: 2.5,
        inclusive: 1,
        race: 1.2,
        loop: 1.5,
        sub: 1.8,
        call: 1,
        compensated: 0.6,
      })
    ) {
      case 'exclusive':
        return this.fork(n, 'exclusive', size, depth);
      case 'inclusive':
        return this.fork(n, 'inclusive', size, depth);
      case 'parallel':
        return this.fork(n, 'parallel', size, depth);
      case 'race':
        return { n, kind: 'race', branches: random.list(2, () => this.caught(this.raceTrigger(), 1, depth)) };
      case 'loop':
        return { n, kind: 'loop', body: this.sequence(size - 1, depth + 1), again: random.pick(CONDITIONS) };
      case 'sub':
        return {
          n,
          kind: 'sub',
          body: this.sequence(size - 1, depth + 1),
          events: random.chance(0.25) ? [this.eventSub(depth + 1)] : [],
          step: random.chance(0.2) ? random.pick(STEPS) : null,
          ...this.around(depth, true),
        };
      case 'call':
        return {
          n,
          kind: 'call',
          body: this.sequence(size - 1, depth + 1),
          parents: random.chance(0.7),
          children: random.chance(0.7),
          ...this.around(depth, true),
        };
      case 'compensated':
        return {
          n,
          kind: 'sequence',
          blocks: [
            {
              n: this.n++,
              kind: 'compensated',
              leaf: this.person(),
              handler: random.chance(0.5) ? this.person() : this.leaf(),
            },
            ...(random.chance(0.7) ? [this.sequence(1, depth + 1)] : []),
            { n: this.n++, kind: 'leaf', leaf: { does: 'compensate' }, ...PLAIN },
          ],
        };
    }
  }

  private fork(n: number, gateway: 'exclusive' | 'inclusive' | 'parallel', size: number, depth: number): Block {
    const { random } = this;
    const count = size > 2 && random.chance(0.3) ? 3 : 2;
    const share = Math.max(1, Math.floor(size / count));
    const branches = random.list(count, () => this.sequence(share, depth + 1));
    const conditions = gateway === 'parallel' ? [] : random.list(count - 1, () => random.pick(CONDITIONS));
    const odd = random.chance(gateway === 'parallel' ? 0.1 : 0.05);
    const join =
      gateway === 'inclusive' && random.chance(0.3)
        ? 'none'
        : odd
          ? random.pick(['exclusive', 'none'] as const)
          : 'same';
    return { n, kind: 'fork', gateway, branches, conditions, join };
  }

  private leafBlock(depth: number): Block {
    const n = this.n++;
    const leaf = this.leaf();
    const activity = ['user', 'service', 'send', 'script', 'rule', 'receive'].includes(leaf.does);
    const waits = leaf.does === 'user' || leaf.does === 'service' || leaf.does === 'receive';
    return { n, kind: 'leaf', leaf, ...(activity ? this.around(depth, waits) : PLAIN) };
  }

  private person(): Leaf {
    const { random } = this;
    const step = random.pick(STEPS);
    if (random.chance(0.12)) return { does: 'user', step: null, form: 'note', group: 'clerk' };
    const form = step === 'hearing' ? null : step;
    return {
      does: 'user',
      step: random.chance(0.98) ? step : null,
      form,
      group: random.pick(['legal', 'head', 'clerk']),
    };
  }

  private leaf(): Leaf {
    const { random } = this;
    const step = random.chance(0.08) ? random.pick(STEPS) : null;
    switch (
      random.weighted({
        user: 10,
        service: 1,
        send: 0.3,
        manual: 0.3,
        task: 0.3,
        throw: 0.4,
        script: 1.2,
        rule: 0.8,
        receive: 0.6,
        catch: 1,
        signal: 0.2,
        escalation: 0.5,
      })
    ) {
      case 'user':
        return this.person();
      case 'service':
        return { does: 'service', type: random.chance(0.8) ? 'known' : 'unknown', step };
      case 'send':
        return { does: 'send', type: 'known', step };
      case 'manual':
        return { does: 'manual', step };
      case 'task':
        return { does: 'task', step };
      case 'throw':
        return { does: 'throw', step };
      case 'script': {
        const [expression, result] = random.pick(SCRIPTS);
        return { does: 'script', expression, result, step };
      }
      case 'rule':
        return { does: 'rule', result: 'thresholds' };
      case 'receive':
        return { does: 'receive', name: `m${this.n}`, step };
      case 'catch':
        return { does: 'catch', trigger: this.raceTrigger(), step: random.chance(0.2) ? random.pick(STEPS) : null };
      case 'signal':
        return { does: 'throwSignal', name: 'sig' };
      case 'escalation':
        return { does: 'throwEscalation', code: random.pick(CODES), step };
    }
  }

  private end(): Block {
    const { random } = this;
    const step = random.chance(0.2) ? random.pick(STEPS) : null;
    const ending: Ending = random.pick([
      { ends: 'none', step },
      { ends: 'none', step },
      { ends: 'terminate', step },
      { ends: 'error', code: random.pick(CODES) },
      { ends: 'escalation', code: random.pick(CODES) },
      { ends: 'signal', name: 'sig' },
    ] as const);
    return { n: this.n++, kind: 'end', ending };
  }

  private around(depth: number, waits: boolean): Around {
    const { random } = this;
    const boundaries = waits && depth < 2 && random.chance(0.18) ? [this.boundary(depth)] : [];
    const repeated = random.chance(0.07)
      ? {
          sequential: random.chance(0.5),
          collection: random.pick(['=[1, 2]', '=[1]', '=list']),
          until: random.chance(0.3) ? '=numberOfCompletedInstances >= 1' : null,
        }
      : null;
    const ins = random.chance(0.06) ? [random.pick(INS)] : [];
    const outs = random.chance(0.06) ? [random.pick(OUTS)] : [];
    return { boundaries, repeated, ins, outs };
  }

  private boundary(depth: number): Caught {
    const { random } = this;
    const trigger = this.trigger();
    const kept = trigger.on === 'error' || random.chance(0.6);
    return { ...this.caught(trigger, 1, depth), interrupting: kept };
  }

  private eventSub(depth: number): Caught {
    const trigger = this.trigger();
    const usable = trigger.on === 'clock' ? ({ on: 'duration', value: 'PT1H' } as const) : trigger;
    const interrupting = usable.on === 'error' || this.random.chance(0.6);
    return { ...this.caught(usable, 1, depth), interrupting: usable.on === 'cycle' ? false : interrupting };
  }

  private caught(trigger: Trigger, size: number, depth: number): Caught {
    const { random } = this;
    const step = random.chance(0.15) ? random.pick(STEPS) : null;
    return { n: this.n++, trigger, interrupting: trigger.on !== 'cycle', step, then: this.sequence(size, depth + 1) };
  }

  private raceTrigger(): Trigger {
    const { random } = this;
    return random.pick<Trigger>([
      { on: 'clock', variable: 'windowEnds' },
      { on: 'duration', value: random.pick(['P20D', 'P10D', 'PT1H', 'P15D', 'P16D']) },
      { on: 'message', name: `m${this.n}` },
      { on: 'message', name: `told${this.n}` },
      { on: 'signal', name: 'sig' },
    ]);
  }

  private trigger(): Trigger {
    const { random } = this;
    return random.pick<Trigger>([
      this.raceTrigger(),
      this.raceTrigger(),
      { on: 'cycle', value: 'R2/PT1H' },
      { on: 'error', code: random.pick(['E1', 'E2', null]) },
      { on: 'escalation', code: random.pick(['E1', 'E2', null]) },
    ]);
  }
}

const INS = [
  ['="REJECT"', 'reviewOutcome'],
  ['=reviewOutcome', 'reviewOutcome'],
  ['=false', 'major'],
  ['=major', 'urgentHere'],
  ['=x', 'plan'],
] as const;
const OUTS = [
  ['=reviewOutcome', 'plan'],
  ['=reviewOutcome', 'reviewOutcome'],
  ['="APPROVE"', 'reviewOutcome'],
  ['=major', 'major'],
  ['=amount', 'amount'],
] as const;
