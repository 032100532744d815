import type { Block, Caught, Diagram } from './blocks.js';
import type { FreeNode } from './free.js';
import { caseOf, drawn, type RandomCase, type Sketch } from './random-case.js';
import type { Case } from '../oracle/case.js';

/** The smallest case found that still fails: pieces are taken away one after another as long as it does. */
export async function shrink(one: RandomCase, fails: (subject: Case) => boolean): Promise<RandomCase> {
  let best = one;
  for (let smaller = true; smaller;) {
    smaller = false;
    for (const next of candidates(best)) {
      const xml = drawn(next.sketch);
      const subject = await caseOf(xml, next.obligations).catch(() => null);
      if (!subject || !fails(subject)) continue;
      best = { ...best, ...next, xml, subject };
      smaller = true;
      break;
    }
  }
  return best;
}

function* candidates({ sketch, obligations }: RandomCase): Iterable<{ sketch: Sketch; obligations: string }> {
  const [head, ...rules] = obligations.split(/(?=^ {2}- )/m);
  if (rules.length > 1)
    for (const dropped of rules)
      yield { sketch, obligations: [head, ...rules.filter((rule) => rule !== dropped)].join('') };
  const sketches =
    sketch.is === 'free'
      ? fewerNodes(sketch.nodes).map((nodes): Sketch => ({ is: 'free', nodes }))
      : smallerDiagrams(sketch.diagram).map((diagram): Sketch => ({ is: 'blocks', diagram }));
  for (const next of sketches) yield { sketch: next, obligations };
}

/** One node less; flows into it go on to where it went. */
function fewerNodes(nodes: readonly FreeNode[]): FreeNode[][] {
  if (nodes.length <= 1) return [];
  return nodes.map((gone) =>
    nodes
      .filter((node) => node !== gone)
      .map((node) => {
        const to = node.to.flatMap((flow) => (flow.target === gone.id ? gone.to.slice(0, 1) : [flow]));
        const unique = [...new Map(to.map((flow) => [flow.target, flow])).values()].filter(
          ({ target }) => target !== node.id,
        );
        return { ...node, to: unique };
      }),
  );
}

function smallerDiagrams(diagram: Diagram): Diagram[] {
  return [
    ...diagram.events.map((gone) => ({ ...diagram, events: diagram.events.filter((event) => event !== gone) })),
    ...smaller(diagram.body).map((body) => ({ ...diagram, body })),
    ...diagram.events.flatMap((event) =>
      smallerCaught(event).map((other) => ({
        ...diagram,
        events: diagram.events.map((one) => (one === event ? other : one)),
      })),
    ),
  ];
}

const smallerCaught = (caught: Caught): Caught[] => [
  ...smaller(caught.then).map((then) => ({ ...caught, then })),
  ...(caught.step === null ? [] : [{ ...caught, step: null }]),
];

/** The block's parts in its place, and the block with one thing less. */
function smaller(block: Block): Block[] {
  const results: Block[] = [];
  if (block.kind === 'sequence') {
    if (block.blocks.length === 1) results.push(block.blocks[0]!);
    else
      for (const gone of block.blocks) results.push({ ...block, blocks: block.blocks.filter((one) => one !== gone) });
    block.blocks.forEach((inner, i) => {
      for (const other of smaller(inner)) results.push({ ...block, blocks: block.blocks.with(i, other) });
    });
    return results;
  }
  if (block.kind === 'fork') {
    results.push(...block.branches);
    block.branches.forEach((inner, i) => {
      for (const other of smaller(inner)) results.push({ ...block, branches: block.branches.with(i, other) });
    });
    return results;
  }
  if (block.kind === 'race') {
    results.push(...block.branches.map(({ then }) => then));
    block.branches.forEach((inner, i) => {
      for (const other of smallerCaught(inner)) results.push({ ...block, branches: block.branches.with(i, other) });
    });
    return results;
  }
  if ('body' in block) {
    results.push(block.body);
    for (const body of smaller(block.body)) results.push({ ...block, body });
  }
  if (block.kind === 'sub') {
    for (const gone of block.events) results.push({ ...block, events: block.events.filter((event) => event !== gone) });
    if (block.step !== null) results.push({ ...block, step: null });
  }
  if ('boundaries' in block) {
    for (const gone of block.boundaries)
      results.push({ ...block, boundaries: block.boundaries.filter((event) => event !== gone) });
    if (block.repeated) results.push({ ...block, repeated: null });
    if (block.ins.length > 0) results.push({ ...block, ins: [] });
    if (block.outs.length > 0) results.push({ ...block, outs: [] });
    block.boundaries.forEach((inner, i) => {
      for (const other of smallerCaught(inner)) results.push({ ...block, boundaries: block.boundaries.with(i, other) });
    });
  }
  return results;
}
