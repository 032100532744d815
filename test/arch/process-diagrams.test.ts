import { beforeAll, describe, expect, it } from '@jest/globals';
import { bpmnReader } from '../../src/model/bpmn/libraries.js';
import { many, one, type ModdleElement } from '../../src/model/bpmn/moddle.js';
import { processFiles } from './process-files.js';

interface Box {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** One straight piece of a drawn flow. */
interface Segment {
  readonly flow: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

const FRAMES = ['bpmn:Participant', 'bpmn:Lane', 'bpmn:SubProcess'];

const boxOf = (element: ModdleElement, bounds: ModdleElement | null): Box => ({
  id: String(element.id),
  type: element.$type,
  x: Number(bounds?.['x']),
  y: Number(bounds?.['y']),
  width: Number(bounds?.['width']),
  height: Number(bounds?.['height']),
});

function segmentsOf(edge: ModdleElement): Segment[] {
  const points = many(edge, 'waypoint').map(({ x, y }) => [Number(x), Number(y)] as const);
  const flow = String(one(edge, 'bpmnElement')?.id);
  return points.slice(1).map((to, at) => ({ flow, from: points[at] ?? to, to }));
}

/** True when the piece runs inside the box, not merely along or up to its border. */
function crosses({ from, to }: Segment, box: Box): boolean {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return left < box.x + box.width - 1 && right > box.x + 1 && top < box.y + box.height - 1 && bottom > box.y + 1;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function elementsOf(scope: ModdleElement): ModdleElement[] {
  return many(scope, 'flowElements').flatMap((element) => [element, ...elementsOf(element)]);
}

describe.each(processFiles('bpmn'))('diagram of $path', ({ text }) => {
  let elements: ModdleElement[] = [];
  let lanes: ModdleElement[] = [];
  let shapes: Box[] = [];
  let labels: Box[] = [];
  let segments: Segment[] = [];

  beforeAll(async () => {
    const { rootElement: definitions } = await bpmnReader.fromXML(text);
    const processes = many(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
    elements = processes.flatMap(elementsOf);
    lanes = processes.flatMap((process) => many(process, 'laneSets').flatMap((set) => many(set, 'lanes')));
    const drawn = many(definitions, 'diagrams').flatMap((diagram) =>
      many(one(diagram, 'plane') ?? diagram, 'planeElement'),
    );
    const of = (part: ModdleElement): ModdleElement => one(part, 'bpmnElement') ?? part;
    const flows = drawn.filter((part) => of(part).$type === 'bpmn:SequenceFlow');
    shapes = drawn.filter((part) => one(part, 'bounds')).map((part) => boxOf(of(part), one(part, 'bounds')));
    labels = drawn.flatMap((part) => (one(part, 'label') ? [boxOf(of(part), one(one(part, 'label')!, 'bounds'))] : []));
    segments = flows.flatMap(segmentsOf);
  });

  it('should draw every element', () => {
    const drawn = new Set([...shapes.map(({ id }) => id), ...segments.map(({ flow }) => flow)]);
    expect(elements.map(({ id }) => String(id)).filter((id) => !drawn.has(id))).toEqual([]);
  });

  it('should name every task, event that waits, decision and outcome in Chinese', () => {
    const silent = ['bpmn:ParallelGateway', 'bpmn:StartEvent', 'bpmn:EndEvent'];
    const merging = (element: ModdleElement): boolean =>
      many(element, 'outgoing').length === 1 && /Gateway/.test(element.$type);
    const plain = (element: ModdleElement): boolean => element.$type === 'bpmn:SequenceFlow' && !leavesChoice(element);
    const named = elements.filter((element) => !silent.includes(element.$type) && !merging(element) && !plain(element));
    const nameless = [...named, ...lanes].filter(({ name }) => !/\p{Script=Han}/u.test(name ?? ''));
    expect(nameless.map(({ id }) => id)).toEqual([]);
  });

  it('should draw flows in right angles and through no other shape', () => {
    const slanted = segments.filter(({ from, to }) => from[0] !== to[0] && from[1] !== to[1]);
    const nodes = shapes.filter(({ type }) => !FRAMES.includes(type));
    const through = segments.flatMap((segment) =>
      nodes.filter((node) => crosses(segment, node)).map(({ id }) => `${segment.flow} through ${id}`),
    );
    expect({ slanted, through }).toEqual({ slanted: [], through: [] });
  });

  it('should keep labels off each other, off tasks and off flows', () => {
    const tasks = shapes.filter(({ type }) => /Task$|CallActivity$/.test(type));
    const hits = labels.flatMap((label) => [
      ...labels.filter((other) => other.id < label.id && overlap(label, other)).map(({ id }) => `${label.id} on ${id}`),
      ...tasks.filter((task) => overlap(label, task)).map(({ id }) => `${label.id} on ${id}`),
      ...segments.filter((segment) => crosses(segment, label)).map(({ flow }) => `${label.id} on ${flow}`),
    ]);
    expect(hits).toEqual([]);
  });

  it('should keep every element inside the frame of its lane', () => {
    const frame = new Map(shapes.map((shape) => [shape.id, shape]));
    const outside = lanes.flatMap((lane) =>
      many(lane, 'flowNodeRef').filter((node) => !inside(frame.get(String(node.id)), frame.get(String(lane.id)))),
    );
    expect(outside.map(({ id }) => id)).toEqual([]);
  });
});

function leavesChoice(flow: ModdleElement): boolean {
  const source = one(flow, 'sourceRef');
  return source?.$type === 'bpmn:ExclusiveGateway' && many(source, 'outgoing').length > 1;
}

/** By the middle of the inner box: events on a border belong to the lane of their activity. */
function inside(inner: Box | undefined, outer: Box | undefined): boolean {
  if (inner === undefined || outer === undefined) return false;
  const middle = inner.y + inner.height / 2;
  return (
    middle >= outer.y &&
    middle <= outer.y + outer.height &&
    inner.x >= outer.x &&
    inner.x + inner.width <= outer.x + outer.width
  );
}
