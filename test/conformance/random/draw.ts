import { bpmn, processes } from '../scenario.js';
import type { Around, Block, Caught, Ending, Leaf, RandomProcess, Trigger } from './blocks.js';

type Part = bpmn.Part;

/** A block on the canvas: its parts, and the ids where flows come in and go out (none after an end). */
interface Drawn {
  readonly parts: readonly Part[];
  readonly first: string;
  readonly last: string | null;
}

export const KEY = '="k"';

/** BPMN text of the process and of all processes it calls; `mark` ends every name that an engine's processes share. */
export function drawProcess(process: RandomProcess, mark = ''): string {
  const drawing = new Drawing(mark);
  drawing.process(`main${mark}`, process);
  return processes(drawing.all);
}

class Drawing {
  readonly all: { id: string; parts: readonly Part[] }[] = [];

  constructor(private readonly mark: string) {}

  process(id: string, process: RandomProcess): void {
    const place = this.all.push({ id, parts: [] }) - 1;
    this.all[place] = { id, parts: this.scope(process) };
  }

  /** Start event, body, end event and the event sub-processes of one scope. */
  private scope({ n, body, events }: RandomProcess): Part[] {
    const start = `start${n}`;
    const drawn = this.block(body);
    const parts = [bpmn.start(start), ...drawn.parts, bpmn.flow(start, drawn.first), ...this.closed(n, drawn.last)];
    return [...parts, ...events.map((event) => this.eventSub(event))];
  }

  private closed(n: number, last: string | null): Part[] {
    if (last === null) return [];
    const end = `end${n}`;
    return [bpmn.end(end), bpmn.flow(last, end)];
  }

  private eventSub({ n, trigger, interrupting, then }: Caught): Part {
    const [id, start] = [`events${n}`, `on${n}`];
    const drawn = this.block(then);
    const begin = bpmn.start(start, this.definition(trigger), { interrupting });
    return bpmn.eventSub(id, [begin, ...drawn.parts, bpmn.flow(start, drawn.first), ...this.closed(n, drawn.last)]);
  }

  private block(block: Block): Drawn {
    switch (block.kind) {
      case 'leaf':
        return this.leaf(block.n, block.leaf, block);
      case 'sequence':
        return this.sequence(block.blocks.map((inner) => this.block(inner)));
      case 'fork':
        return this.fork(block);
      case 'race':
        return this.race(block.n, block.branches);
      case 'loop':
        return this.loop(block);
      case 'sub': {
        const id = `sub${block.n}`;
        return this.surrounded(id, bpmn.sub(id, this.scope(block), moreOf(block)), block);
      }
      case 'call': {
        const [id, called] = [`call${block.n}`, `called${block.n}${this.mark}`];
        this.process(called, { n: block.n, body: block.body, events: [] });
        const { parents, children } = block;
        return this.surrounded(id, bpmn.call(id, called, { ...moreOf(block), parents, children }), block);
      }
      case 'compensated':
        return this.compensated(block.n, block.handler);
      case 'end': {
        const id = `stop${block.n}`;
        return { parts: [this.endPart(id, block.ending)], first: id, last: null };
      }
    }
  }

  /** The blocks one after another; what follows an end is left out. */
  private sequence(drawn: readonly Drawn[]): Drawn {
    const ended = drawn.findIndex(({ last }) => last === null);
    const kept = ended < 0 ? drawn : drawn.slice(0, ended + 1);
    const flows = kept.slice(1).map(({ first }, i) => bpmn.flow(kept[i]!.last!, first));
    return { parts: [...kept.flatMap(({ parts }) => parts), ...flows], first: kept[0]!.first, last: kept.at(-1)!.last };
  }

  private fork({ n, gateway, branches, conditions, join }: Extract<Block, { kind: 'fork' }>): Drawn {
    const fork = `fork${n}`;
    const drawn = branches.map((branch) => this.block(branch));
    const flows = drawn.map(({ first }, i) => {
      const condition = i === 0 ? undefined : conditions[i - 1];
      return condition === undefined ? bpmn.flow(fork, first) : bpmn.flowIf(fork, first, condition);
    });
    const hasDefault = conditions.length > 0 ? { default: `${fork}-${drawn[0]!.first}` } : {};
    const parts = [gatewayOf(gateway, fork, hasDefault), ...drawn.flatMap((branch) => branch.parts), ...flows];
    const open = drawn.flatMap(({ last }) => (last === null ? [] : [last]));
    if (open.length === 0) return { parts, first: fork, last: null };
    if (join === 'none')
      return {
        parts: [...parts, ...open.flatMap((last, i) => this.closed(n * 1_000 + i, last))],
        first: fork,
        last: null,
      };
    const id = `join${n}`;
    const closing = gatewayOf(join === 'exclusive' ? 'exclusive' : gateway, id, {});
    return { parts: [...parts, closing, ...open.map((last) => bpmn.flow(last, id))], first: fork, last: id };
  }

  private race(n: number, branches: readonly Caught[]): Drawn {
    const [gateway, join] = [`race${n}`, `join${n}`];
    const drawn = branches.map(({ n: branch, trigger, then }) => {
      const event = `caught${branch}`;
      return this.sequence([
        { parts: [bpmn.catching(event, this.definition(trigger))], first: event, last: event },
        this.block(then),
      ]);
    });
    const flows = drawn.map(({ first }) => bpmn.flow(gateway, first));
    const open = drawn.flatMap(({ last }) => (last === null ? [] : [last]));
    const parts = [bpmn.eventBased(gateway), ...drawn.flatMap((branch) => branch.parts), ...flows];
    if (open.length === 0) return { parts, first: gateway, last: null };
    return {
      parts: [...parts, bpmn.exclusive(join), ...open.map((last) => bpmn.flow(last, join))],
      first: gateway,
      last: join,
    };
  }

  /** Goes back until its counter says it is enough; the counter starts over each time the loop is entered. */
  private loop({ n, body, times }: Extract<Block, { kind: 'loop' }>): Drawn {
    const [reset, merge, count, check] = [`reset${n}`, `merge${n}`, `count${n}`, `again${n}`];
    const drawn = this.block(body);
    if (drawn.last === null) return drawn;
    const counter = `rounds_${count}`;
    const parts = [
      bpmn.script(reset, '=0', counter),
      bpmn.exclusive(merge),
      bpmn.script(count, `=${counter} + 1`, counter),
      bpmn.exclusive(check, { default: `${check}-${merge}` }),
      ...drawn.parts,
      bpmn.flow(reset, merge, drawn.first),
      bpmn.flow(drawn.last, count, check),
      bpmn.flow(check, merge),
    ];
    const out = `out${n}`;
    return {
      parts: [...parts, bpmn.task(out), bpmn.flowIf(check, out, `=${counter} >= ${times}`)],
      first: reset,
      last: out,
    };
  }

  private compensated(n: number, handler: 'service' | 'script'): Drawn {
    const [id, event, undo] = [`work${n}`, `undone${n}`, `undo${n}`];
    const more = { forCompensation: true };
    const handling =
      handler === 'service' ? bpmn.service(undo, more) : bpmn.script(undo, '="undone"', `did_${undo}`, more);
    const parts = [
      bpmn.service(id),
      bpmn.boundary(event, id, bpmn.compensated()),
      handling,
      bpmn.association(event, undo),
    ];
    return { parts, first: id, last: id };
  }

  private leaf(n: number, leaf: Leaf, around: Around): Drawn {
    const id = `${leaf.does}${n}`;
    return this.surrounded(id, this.leafPart(id, leaf, moreOf(around)), around);
  }

  /** The activity and what hangs on its boundary, each branch to an end of its own. */
  private surrounded(id: string, activity: Part, { boundaries }: Around): Drawn {
    const branches = boundaries.flatMap(({ n, trigger, interrupting, then }) => {
      const event = `boundary${n}`;
      const drawn = this.block(then);
      const begin = bpmn.boundary(event, id, this.definition(trigger), { interrupting });
      return [begin, ...drawn.parts, bpmn.flow(event, drawn.first), ...this.closed(n, drawn.last)];
    });
    return { parts: [activity, ...branches], first: id, last: id };
  }

  private leafPart(id: string, leaf: Leaf, more: bpmn.More): Part {
    switch (leaf.does) {
      case 'service':
      case 'user':
      case 'send':
      case 'manual':
      case 'task':
        return bpmn[leaf.does](id, more);
      case 'throw':
        return bpmn.throwing(id, undefined, more);
      case 'throwMessage':
        return bpmn.throwing(id, bpmn.message('sent'), { ...more, type: id });
      case 'script':
        return bpmn.script(id, leaf.expression, leaf.result, more);
      case 'receive':
        return bpmn.receive(id, bpmn.message(leaf.message + this.mark, KEY), more);
      case 'catch':
        return bpmn.catching(id, this.definition(leaf.trigger), more);
      case 'throwSignal':
        return bpmn.throwing(id, bpmn.signal(leaf.name + this.mark), more);
      case 'throwEscalation':
        return bpmn.throwing(id, bpmn.escalation(leaf.code), more);
      case 'compensate':
        return bpmn.throwing(id, bpmn.compensate(), more);
    }
  }

  private endPart(id: string, ending: Ending): Part {
    switch (ending.ends) {
      case 'none':
        return bpmn.end(id);
      case 'terminate':
        return bpmn.end(id, bpmn.terminate());
      case 'message':
        return bpmn.end(id, bpmn.message('sent'), { type: id });
      case 'compensate':
        return bpmn.end(id, bpmn.compensate());
      case 'error':
        return bpmn.end(id, bpmn.error(ending.code));
      case 'escalation':
        return bpmn.end(id, bpmn.escalation(ending.code));
      case 'signal':
        return bpmn.end(id, bpmn.signal(ending.name + this.mark));
    }
  }

  private definition(trigger: Trigger): bpmn.Definition {
    switch (trigger.on) {
      case 'timer':
        return bpmn.duration(trigger.duration);
      case 'cycle':
        return bpmn.cycle(trigger.cycle);
      case 'message':
        return bpmn.message(trigger.name + this.mark, KEY);
      case 'signal':
        return bpmn.signal(trigger.name + this.mark);
      case 'error':
        return bpmn.error(trigger.code ?? undefined);
      case 'escalation':
        return bpmn.escalation(trigger.code ?? undefined);
    }
  }
}

function moreOf({ mappings, repeated }: Around): bpmn.More {
  const multi = repeated && {
    collection: repeated.collection,
    element: 'item',
    sequential: repeated.sequential,
    ...(repeated.output ? { output: 'results', outputElement: '=x' } : {}),
    ...(repeated.until === null ? {} : { until: repeated.until }),
  };
  return { in: mappings.in, out: mappings.out, ...(multi ? { multi } : {}) };
}

function gatewayOf(
  gateway: 'parallel' | 'inclusive' | 'exclusive' | 'implicit',
  id: string,
  more: { default?: string },
): Part {
  if (gateway === 'parallel') return bpmn.parallel(id);
  if (gateway === 'inclusive') return bpmn.inclusive(id, more);
  return gateway === 'exclusive' ? bpmn.exclusive(id, more) : bpmn.task(id);
}
