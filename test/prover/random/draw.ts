import * as bpmn from '../../conformance/bpmn.js';
import { processes } from '../../conformance/bpmn-parts.js';
import type { Around, Block, Caught, Diagram, Ending, Leaf, Trigger } from './blocks.js';

type Part = bpmn.Part;
type Drawn = { readonly parts: readonly Part[]; readonly first: string; readonly last: string | null };

const KEY = '="k"';
export const TABLE = 'thresholds-table';

/** BPMN text of the diagram and of all that it calls. */
export function drawDiagram(diagram: Diagram): string {
  const drawing = new Drawing();
  drawing.process('main', diagram);
  return processes(drawing.all);
}

class Drawing {
  readonly all: { id: string; parts: readonly Part[] }[] = [];

  process(id: string, diagram: Diagram): void {
    const place = this.all.push({ id, parts: [] }) - 1;
    this.all[place] = { id, parts: this.scope(diagram) };
  }

  private scope({ n, body, events }: Diagram): Part[] {
    const start = `start${n}`;
    const drawn = this.block(body);
    const parts = [bpmn.start(start), ...drawn.parts, bpmn.flow(start, drawn.first), ...this.closed(n, drawn.last)];
    return [...parts, ...events.map((event) => this.eventSub(event))];
  }

  private closed(n: number, last: string | null): Part[] {
    return last === null ? [] : [bpmn.end(`end${n}`), bpmn.flow(last, `end${n}`)];
  }

  private eventSub({ n, trigger, interrupting, step, then }: Caught): Part {
    const [id, start] = [`events${n}`, `on${n}`];
    const drawn = this.block(then);
    const begin = bpmn.start(start, definition(trigger), { interrupting });
    return bpmn.eventSub(
      id,
      [begin, ...drawn.parts, bpmn.flow(start, drawn.first), ...this.closed(n, drawn.last)],
      tagged(step),
    );
  }

  private block(block: Block): Drawn {
    switch (block.kind) {
      case 'leaf': {
        const id = `${block.leaf.does}${block.n}`;
        return this.surrounded(id, leafPart(id, block.leaf, moreOf(block)), block);
      }
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
        return this.surrounded(id, bpmn.sub(id, this.scope(block), { ...moreOf(block), ...tagged(block.step) }), block);
      }
      case 'call': {
        const [id, called] = [`call${block.n}`, `called${block.n}`];
        this.process(called, { n: block.n, body: block.body, events: [] });
        const { parents, children } = block;
        return this.surrounded(id, bpmn.call(id, called, { ...moreOf(block), parents, children }), block);
      }
      case 'compensated':
        return this.compensated(block.n, block.leaf, block.handler);
      case 'end':
        return { parts: [endPart(`stop${block.n}`, block.ending)], first: `stop${block.n}`, last: null };
    }
  }

  private sequence(drawn: readonly Drawn[]): Drawn {
    const ended = drawn.findIndex(({ last }) => last === null);
    const kept = ended < 0 ? drawn : drawn.slice(0, ended + 1);
    const flows = kept.slice(1).map(({ first }, i) => bpmn.flow(kept[i]!.last!, first));
    return { parts: [...kept.flatMap(({ parts }) => parts), ...flows], first: kept[0]!.first, last: kept.at(-1)!.last };
  }

  private fork({ n, gateway, branches, conditions, join }: Extract<Block, { kind: 'fork' }>): Drawn {
    const fork = `fork${n}`;
    const drawn = branches.map((branch) => this.block(branch));
    const flows = drawn.map(({ first }, i) =>
      i === 0 || conditions[i - 1] === undefined
        ? bpmn.flow(fork, first)
        : bpmn.flowIf(fork, first, conditions[i - 1]!),
    );
    const hasDefault = conditions.length > 0 ? { default: `${fork}-${drawn[0]!.first}` } : {};
    const parts = [bpmn[gateway](fork, hasDefault), ...drawn.flatMap((branch) => branch.parts), ...flows];
    const open = drawn.flatMap(({ last }) => (last === null ? [] : [last]));
    if (open.length === 0) return { parts, first: fork, last: null };
    if (join === 'none') {
      const ends = open.flatMap((last, i) => this.closed(n * 1_000 + i, last));
      return { parts: [...parts, ...ends], first: fork, last: null };
    }
    const id = `join${n}`;
    const closing = join === 'exclusive' || gateway !== 'parallel' ? bpmn.exclusive(id) : bpmn.parallel(id);
    return { parts: [...parts, closing, ...open.map((last) => bpmn.flow(last, id))], first: fork, last: id };
  }

  private race(n: number, branches: readonly Caught[]): Drawn {
    const [gateway, join] = [`race${n}`, `join${n}`];
    const drawn = branches.map(({ n: branch, trigger, step, then }) => {
      const event = `caught${branch}`;
      const caught = { parts: [bpmn.catching(event, definition(trigger), tagged(step))], first: event, last: event };
      return this.sequence([caught, this.block(then)]);
    });
    const open = drawn.flatMap(({ last }) => (last === null ? [] : [last]));
    const flows = drawn.map(({ first }) => bpmn.flow(gateway, first));
    const parts = [bpmn.eventBased(gateway), ...drawn.flatMap((branch) => branch.parts), ...flows];
    if (open.length === 0) return { parts, first: gateway, last: null };
    return {
      parts: [...parts, bpmn.exclusive(join), ...open.map((last) => bpmn.flow(last, join))],
      first: gateway,
      last: join,
    };
  }

  private loop({ n, body, again }: Extract<Block, { kind: 'loop' }>): Drawn {
    const [merge, work, check, out] = [`merge${n}`, `round${n}`, `again${n}`, `out${n}`];
    const drawn = this.block(body);
    if (drawn.last === null) return drawn;
    const parts = [
      bpmn.exclusive(merge),
      bpmn.service(work, { type: 'known' }),
      bpmn.exclusive(check, { default: `${check}-${out}` }),
      bpmn.task(out),
      ...drawn.parts,
      bpmn.flow(merge, work, drawn.first),
      bpmn.flow(drawn.last, check, out),
      bpmn.flowIf(check, merge, again),
    ];
    return { parts, first: merge, last: out };
  }

  private compensated(n: number, leaf: Leaf, handler: Leaf): Drawn {
    const [id, event, undo] = [`work${n}`, `undone${n}`, `undo${n}`];
    const parts = [
      leafPart(id, leaf, {}),
      bpmn.boundary(event, id, bpmn.compensated()),
      leafPart(undo, handler, { forCompensation: true }),
      bpmn.association(event, undo),
    ];
    return { parts, first: id, last: id };
  }

  /** The activity and what hangs on its boundary, each branch to an end of its own. */
  private surrounded(id: string, activity: Part, { boundaries }: Around): Drawn {
    const branches = boundaries.flatMap(({ n, trigger, interrupting, step, then }) => {
      const event = `boundary${n}`;
      const drawn = this.block(then);
      const begin = bpmn.boundary(event, id, definition(trigger), { interrupting, ...tagged(step) });
      return [begin, ...drawn.parts, bpmn.flow(event, drawn.first), ...this.closed(n, drawn.last)];
    });
    return { parts: [activity, ...branches], first: id, last: id };
  }
}

const tagged = (step: string | null): bpmn.More => (step === null ? {} : { properties: { step } });

export function leafPart(id: string, leaf: Leaf, around: bpmn.More): Part {
  const more = { ...around, ...('step' in leaf ? tagged(leaf.step) : {}) };
  switch (leaf.does) {
    case 'user':
      return bpmn.user(id, {
        ...more,
        candidateGroups: leaf.group,
        ...(leaf.form === null ? {} : { formKey: leaf.form }),
      });
    case 'service':
    case 'send':
      return bpmn[leaf.does](id, { ...more, type: leaf.type });
    case 'manual':
    case 'task':
      return bpmn[leaf.does](id, more);
    case 'throw':
      return bpmn.throwing(id, undefined, more);
    case 'script':
      return bpmn.script(id, leaf.expression, leaf.result, more);
    case 'rule':
      return bpmn.rule(id, TABLE, leaf.result, more);
    case 'receive':
      return bpmn.receive(id, bpmn.message(leaf.name, KEY), more);
    case 'catch':
      return bpmn.catching(id, definition(leaf.trigger), more);
    case 'throwSignal':
      return bpmn.throwing(id, bpmn.signal(leaf.name), more);
    case 'throwEscalation':
      return bpmn.throwing(id, bpmn.escalation(leaf.code), more);
    case 'compensate':
      return bpmn.throwing(id, bpmn.compensate(), more);
  }
}

function endPart(id: string, ending: Ending): Part {
  switch (ending.ends) {
    case 'none':
      return bpmn.end(id, undefined, tagged(ending.step));
    case 'terminate':
      return bpmn.end(id, bpmn.terminate(), tagged(ending.step));
    case 'error':
      return bpmn.end(id, bpmn.error(ending.code));
    case 'escalation':
      return bpmn.end(id, bpmn.escalation(ending.code));
    case 'signal':
      return bpmn.end(id, bpmn.signal(ending.name));
  }
}

export function definition(trigger: Trigger): bpmn.Definition {
  switch (trigger.on) {
    case 'duration':
      return bpmn.duration(trigger.value);
    case 'clock':
      return bpmn.date(`=date and time(${trigger.variable})`);
    case 'cycle':
      return bpmn.cycle(trigger.value);
    case 'message':
      return bpmn.message(trigger.name, KEY);
    case 'signal':
      return bpmn.signal(trigger.name);
    case 'error':
      return bpmn.error(trigger.code ?? undefined);
    case 'escalation':
      return bpmn.escalation(trigger.code ?? undefined);
  }
}

function moreOf({ ins, outs, repeated }: Around): bpmn.More {
  const multi = repeated && {
    collection: repeated.collection,
    element: 'item',
    sequential: repeated.sequential,
    ...(repeated.until === null ? {} : { until: repeated.until }),
  };
  return { in: ins, out: outs, ...(multi ? { multi } : {}) };
}
