import { bpmn } from '../scenario.js';
import { KEY } from './draw.js';
import { DURATIONS, MESSAGES } from './generate.js';
import type { Seeded } from './seeded.js';

type Part = bpmn.Part;
const KINDS = { service: 4, script: 1, task: 1, exclusive: 2, parallel: 2.5, inclusive: 2, caught: 1, end: 1 } as const;

/** A diagram without structure: nodes in a row, joined by random flows, some of them back. Joins may starve or fire twice. */
export function randomDiagram(random: Seeded, mark = ''): string {
  const nodes = random.list(random.int(4, 9), (i) => ({ id: `n${i}`, kind: random.weighted(KINDS) }));
  const flows = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  nodes.forEach(({ id, kind }, i) => {
    if (kind === 'end') return;
    const targets = new Set<string>();
    if (i + 1 < nodes.length) targets.add(nodes[i + 1]!.id);
    const more =
      kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive'
        ? random.int(1, 2)
        : random.chance(0.15)
          ? 1
          : 0;
    for (let j = 0; j < more; j++) {
      // Back from where it waits only: other loops might never come to rest.
      const back = (kind === 'service' || kind === 'caught') && i > 0 && random.chance(0.5);
      const at = back ? random.int(0, i - 1) : random.int(Math.min(i + 1, nodes.length - 1), nodes.length - 1);
      if (at !== i) targets.add(nodes[at]!.id);
    }
    flows.set(id, [...targets]);
  });
  const parts = nodes.flatMap(({ id, kind }) => draw(id, kind, flows.get(id)!, random, mark));
  return bpmn.process(`main${mark}`, [bpmn.start(), bpmn.flow('start', nodes[0]!.id), ...parts]);
}

function draw(id: string, kind: keyof typeof KINDS, targets: readonly string[], random: Seeded, mark: string): Part[] {
  const plain = () => targets.map((target) => bpmn.flow(id, target));
  switch (kind) {
    case 'service':
    case 'task':
      return [bpmn[kind](id), ...plain()];
    case 'script':
      return [bpmn.script(id, '=x + 1', 'x'), ...plain()];
    case 'parallel':
      return [bpmn.parallel(id), ...plain()];
    case 'end':
      return [bpmn.end(id)];
    case 'caught': {
      const event = random.chance(0.5)
        ? bpmn.duration(random.pick(DURATIONS))
        : bpmn.message(random.pick(MESSAGES) + mark, KEY);
      return [bpmn.catching(id, event), ...plain()];
    }
    case 'exclusive':
    case 'inclusive': {
      const [last, ...others] = [...targets].reverse();
      if (last === undefined) return [bpmn[kind](id)];
      const chosen = others.length > 0 ? { default: `${id}-${last}` } : {};
      const conditions = others.map((target) =>
        bpmn.flowIf(id, target, `=x ${random.pick(['<', '>', '='])} ${random.int(0, 4)}`),
      );
      return [bpmn[kind](id, chosen), bpmn.flow(id, last), ...conditions];
    }
  }
}
