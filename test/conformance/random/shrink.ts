import { type Block, type Caught, NO_MAPPINGS, type RandomProcess } from './blocks.js';
import { drawProcess } from './draw.js';
import type { RandomCase } from './random-case.js';

/** The case with less in it, the greatest cuts first: fewer steps, then fewer blocks. */
export function* smaller(found: RandomCase): Iterable<RandomCase> {
  const { steps, process } = found;
  for (let size = Math.floor(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = steps.length - size; at >= 0; at -= size) {
      yield { ...found, steps: [...steps.slice(0, at), ...steps.slice(at + size)] };
    }
  }
  if (!process) return;
  for (const less of smallerProcesses(process)) yield { ...found, process: less, xml: drawProcess(less) };
}

/** The smallest case that still fails, and how many were tried. */
export async function shrink(
  found: RandomCase,
  fails: (smaller: RandomCase) => Promise<boolean>,
  triesMax = 150,
): Promise<RandomCase> {
  let best = found;
  for (let tries = 0; tries < triesMax;) {
    let better: RandomCase | null = null;
    for (const candidate of smaller(best)) {
      if (++tries > triesMax) break;
      if (!(await fails(candidate))) continue;
      better = candidate;
      break;
    }
    if (!better) break;
    best = better;
  }
  return best;
}

function* smallerProcesses(process: RandomProcess): Iterable<RandomProcess> {
  for (const events of fewer(process.events)) yield { ...process, events };
  for (const body of smallerBlocks(process.body)) yield { ...process, body };
}

function* fewer(caught: readonly Caught[]): Iterable<readonly Caught[]> {
  for (let i = 0; i < caught.length; i++) yield caught.filter((_, j) => j !== i);
  for (let i = 0; i < caught.length; i++) {
    for (const then of smallerBlocks(caught[i]!.then)) yield caught.map((one, j) => (j === i ? { ...one, then } : one));
  }
}

function* smallerBlocks(block: Block): Iterable<Block> {
  yield* parts(block);
  switch (block.kind) {
    case 'sequence':
      for (const blocks of without(block.blocks, 1)) yield { ...block, blocks };
      for (const blocks of within(block.blocks)) yield { ...block, blocks };
      return;
    case 'fork':
      if (block.branches.length > 2) {
        yield { ...block, branches: block.branches.slice(0, -1), conditions: block.conditions.slice(0, -1) };
      }
      for (const branches of within(block.branches)) yield { ...block, branches };
      return;
    case 'race':
      for (const branches of fewer(block.branches)) if (branches.length > 1) yield { ...block, branches };
      return;
    case 'loop':
      for (const body of smallerBlocks(block.body)) yield { ...block, body };
      return;
    case 'sub':
      for (const events of fewer(block.events)) yield { ...block, events };
      yield* plainer(block);
      for (const body of smallerBlocks(block.body)) yield { ...block, body };
      return;
    case 'call':
      yield* plainer(block);
      for (const body of smallerBlocks(block.body)) yield { ...block, body };
      return;
    case 'leaf':
      yield* plainer(block);
      return;
    case 'compensated':
    case 'end':
  }
}

function* plainer(block: Extract<Block, { kind: 'leaf' | 'sub' | 'call' }>): Iterable<Block> {
  if (block.repeated) yield { ...block, repeated: null };
  if (block.mappings.in.length + block.mappings.out.length > 0) yield { ...block, mappings: NO_MAPPINGS };
  for (const boundaries of fewer(block.boundaries)) yield { ...block, boundaries };
}

/** Blocks inside that may stand for the whole. */
function parts(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'sequence':
      return block.blocks;
    case 'fork':
      return block.branches;
    case 'race':
      return block.branches.map(({ then }) => then);
    case 'loop':
    case 'sub':
    case 'call':
      return [block.body];
    default:
      return [];
  }
}

function* without<T>(items: readonly T[], least: number): Iterable<readonly T[]> {
  if (items.length <= least) return;
  for (let i = 0; i < items.length; i++) yield items.filter((_, j) => j !== i);
}

function* within(blocks: readonly Block[]): Iterable<readonly Block[]> {
  for (let i = 0; i < blocks.length; i++) {
    for (const less of smallerBlocks(blocks[i]!)) yield blocks.map((one, j) => (j === i ? less : one));
  }
}
