import { many, type ModdleElement, one } from './moddle.js';

/** What associations lead to from a compensation boundary event; one activity in a sound file. */
export function compensationHandlersOf(boundary: ModdleElement): ModdleElement[] {
  return associatedWith(boundary).filter(({ $type }) => $type !== 'bpmn:TextAnnotation');
}

function associatedWith(source: ModdleElement): ModdleElement[] {
  const scope = source.$parent;
  const associations = scope ? many(scope, 'artifacts').filter(({ $type }) => $type === 'bpmn:Association') : [];
  return associations
    .filter((association) => one(association, 'sourceRef') === source)
    .map((association) => one(association, 'targetRef'))
    .filter((target) => target !== null);
}
