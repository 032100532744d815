import { Seeded } from '../../conformance/random/seeded.js';
import { readObligations } from '../../../src/law/obligations/index.js';
import { parseProcesses } from '../../../src/model/index.js';
import type { Case } from '../oracle/case.js';
import type { Diagram } from './blocks.js';
import { drawDiagram } from './draw.js';
import { drawFree, type FreeNode, freeNodes } from './free.js';
import { Growing } from './grow.js';
import { randomObligations } from './obligations.js';
import { tables } from './table.js';

/** What is shrunk: the diagram before it is drawn. */
export type Sketch =
  { readonly is: 'blocks'; readonly diagram: Diagram } | { readonly is: 'free'; readonly nodes: readonly FreeNode[] };

export interface RandomCase {
  readonly seed: number;
  readonly sketch: Sketch;
  readonly xml: string;
  readonly obligations: string;
  readonly subject: Case;
}

export const drawn = (sketch: Sketch): string =>
  sketch.is === 'blocks' ? drawDiagram(sketch.diagram) : drawFree(sketch.nodes);

/** One in five is a free diagram. A seed whose diagram may not be deployed is followed by others until one may. */
export async function randomCase(seed: number): Promise<RandomCase> {
  const random = new Seeded(seed);
  for (;;) {
    const sketch: Sketch = random.chance(0.2)
      ? { is: 'free', nodes: freeNodes(random) }
      : { is: 'blocks', diagram: new Growing(random).diagram() };
    const xml = drawn(sketch);
    const obligations = randomObligations(random, [...new Set(xml.match(/(?<=name=")told\d+/g) ?? [])]);
    const subject = await caseOf(xml, obligations);
    if (subject) return { seed, sketch, xml, obligations, subject };
  }
}

/** The texts, parsed; null when they may not be deployed. */
export async function caseOf(xml: string, obligations: string): Promise<Case | null> {
  const parsed = await parseProcesses(xml);
  if (!parsed.ok) return null;
  const read = readObligations(obligations, 'obligations.yml');
  if (!read.ok) throw new Error(`expected the obligations to be read: ${JSON.stringify(read.errors)}\n${obligations}`);
  const [first] = parsed.processes;
  return { processes: parsed.processes, procedure: first!.bpmnProcessId, decisions: await tables(), set: read.set };
}
