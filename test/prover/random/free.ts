import * as bpmn from '../../conformance/bpmn.js';
import type { Seeded } from '../../conformance/random/seeded.js';
import { leafPart } from './draw.js';
import { STEPS } from './grow.js';

type Kind = 'person' | 'work' | 'exclusive' | 'parallel' | 'end';
export interface FreeNode {
  readonly id: string;
  readonly kind: Kind;
  readonly step: string | null;
  readonly to: readonly { readonly target: string; readonly when: string }[];
}

const CONDITIONS = [
  '=reviewOutcome = "APPROVE"',
  '=reviewOutcome = "REJECT"',
  '=major = true',
  '=amount >= 100',
  '=x = 1',
];

/** A diagram without structure: nodes in a row, joined by random flows, some of them back. Joins may starve or fire twice. */
export function freeNodes(random: Seeded): FreeNode[] {
  const count = random.int(4, 8);
  const kinds = random.list(count, () =>
    random.weighted<Kind>({ person: 5, work: 0.7, exclusive: 2.2, parallel: 1.2, end: 0.7 }),
  );
  return kinds.map((kind, i) => {
    const id = `n${i}`;
    const step = kind === 'person' && random.chance(0.9) ? random.pick(STEPS) : null;
    if (kind === 'end') return { id, kind, step: null, to: [] };
    const targets = new Set<string>();
    if (i + 1 < count) targets.add(`n${i + 1}`);
    const more = kind === 'exclusive' || kind === 'parallel' ? 1 : random.chance(0.12) ? 1 : 0;
    for (let j = 0; j < more; j++) {
      const back = (kind === 'exclusive' || kind === 'person') && i > 0 && random.chance(0.45);
      const at = back ? random.int(0, i - 1) : random.int(Math.min(i + 1, count - 1), count - 1);
      if (at !== i) targets.add(`n${at}`);
    }
    return { id, kind, step, to: [...targets].map((target) => ({ target, when: random.pick(CONDITIONS) })) };
  });
}

export function drawFree(nodes: readonly FreeNode[]): string {
  const [first] = nodes;
  return bpmn.process('main', [bpmn.start(), bpmn.flow('start', first!.id), ...nodes.flatMap(parts)]);
}

function parts({ id, kind, step, to }: FreeNode): bpmn.Part[] {
  const plain = (): bpmn.Part[] => to.map(({ target }) => bpmn.flow(id, target));
  switch (kind) {
    case 'person':
      return [
        leafPart(id, { does: 'user', step, form: step === 'hearing' ? null : (step ?? 'note'), group: 'legal' }, {}),
        ...plain(),
      ];
    case 'work':
      return [bpmn.service(id, { type: 'known' }), ...plain()];
    case 'parallel':
      return [bpmn.parallel(id), ...plain()];
    case 'end':
      return [bpmn.end(id)];
    case 'exclusive': {
      const [last, ...others] = [...to].reverse();
      if (!last) return [bpmn.exclusive(id)];
      const chosen = others.length > 0 ? { default: `${id}-${last.target}` } : {};
      return [
        bpmn.exclusive(id, chosen),
        bpmn.flow(id, last.target),
        ...others.map(({ target, when }) => bpmn.flowIf(id, target, when)),
      ];
    }
  }
}
