import type { BpmnDocument } from '../bpmn/document.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import { problem, type Rule } from './rule.js';

/** Elements that complete the moment they start and change no data: a loop of only these never ends. */
const STRAIGHT_THROUGH = [
  'bpmn:Task',
  'bpmn:ManualTask',
  'bpmn:ExclusiveGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ParallelGateway',
];

/** Whoever has so many loops learns of the rest when these are gone. */
const SEARCHES_MAX = 200;
const NAMES_MAX = 20;

/** Every loop waits somewhere. */
export const straightThroughLoop: Rule = (document) => {
  const reported = new Set<ModdleElement>();
  const next = loopable(document);
  let searches = 0;
  return document.nodes.flatMap(({ element }) => {
    if (reported.has(element) || !next.has(element) || searches >= SEARCHES_MAX) return [];
    searches++;
    const loop = loopFrom(element, next);
    if (!loop) return [];
    for (const member of loop) reported.add(member);
    const names =
      loop
        .slice(0, NAMES_MAX)
        .map(({ id }) => id)
        .join(' → ') + (loop.length > NAMES_MAX ? ' → …' : '');
    return [
      problem(
        element,
        {
          zh: `循环中没有等待的步骤：${names}。`,
          en: `Expected a waiting element in every loop, found none in ${names}.`,
        },
        {
          zh: '在循环中放一个用户任务、服务任务或捕获事件。',
          en: 'Put a task with work or a catch event into the loop.',
        },
      ),
    ];
  });
};

/** The shortest way from the element back to itself through straight-through elements; null when there is none. */
function loopFrom(start: ModdleElement, next: Successors): ModdleElement[] | null {
  if (!next.has(start)) return null;
  const cameFrom = new Map<ModdleElement, ModdleElement>();
  const queue = [start];
  for (const element of queue)
    for (const target of next.get(element) ?? []) {
      if (target === start) return wayTo(element, cameFrom);
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, element);
      queue.push(target);
    }
  return null;
}

function wayTo(end: ModdleElement, cameFrom: ReadonlyMap<ModdleElement, ModdleElement>): ModdleElement[] {
  const way = [end];
  for (let at = cameFrom.get(end); at; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

type Successors = ReadonlyMap<ModdleElement, readonly ModdleElement[]>;

/** The straight-through elements that may be on a loop, with those that follow them: all that lead on and are led to. */
function loopable({ nodes, nodeOf }: BpmnDocument): Successors {
  const left = new Set(nodes.map(({ element }) => element).filter(({ $type }) => STRAIGHT_THROUGH.includes($type)));
  const near = (element: ModdleElement, way: 'outgoing' | 'incoming'): ModdleElement[] =>
    (nodeOf.get(element)?.[way] ?? []).flatMap((flow) => (way === 'outgoing' ? flow.target : flow.source) ?? []);
  const leftOf = (element: ModdleElement, way: 'outgoing' | 'incoming'): ModdleElement[] =>
    near(element, way).filter((other) => left.has(other));
  const open = [...left];
  for (let element = open.pop(); element; element = open.pop()) {
    if (!left.has(element)) continue;
    const [after, before] = [leftOf(element, 'outgoing'), leftOf(element, 'incoming')];
    if (after.length > 0 && before.length > 0) continue;
    left.delete(element);
    open.push(...after, ...before);
  }
  return new Map([...left].map((element) => [element, leftOf(element, 'outgoing')]));
}
