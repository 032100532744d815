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

/** Every loop waits somewhere. */
export const straightThroughLoop: Rule = (document) => {
  const reported = new Set<ModdleElement>();
  return document.nodes.flatMap(({ element }) => {
    const loop = reported.has(element) ? null : loopFrom(element, document);
    if (!loop) return [];
    for (const member of loop) reported.add(member);
    const names = loop.map(({ id }) => id).join(' → ');
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
function loopFrom(start: ModdleElement, { nodeOf }: BpmnDocument): ModdleElement[] | null {
  if (!STRAIGHT_THROUGH.includes(start.$type)) return null;
  const seen = new Set<ModdleElement>();
  let paths: ModdleElement[][] = [[start]];
  while (paths.length > 0) {
    const longer: ModdleElement[][] = [];
    for (const path of paths) {
      const outgoing = nodeOf.get(path.at(-1) ?? start)?.outgoing ?? [];
      for (const { target } of outgoing) {
        if (target === start) return path;
        if (!target || seen.has(target) || !STRAIGHT_THROUGH.includes(target.$type)) continue;
        seen.add(target);
        longer.push([...path, target]);
      }
    }
    paths = longer;
  }
  return null;
}
