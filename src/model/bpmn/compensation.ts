import { definitionOf } from './document.js';
import { many, type ModdleElement, one } from './moddle.js';

/** What associations lead to from a compensation boundary event; one activity in a sound file. */
export function compensationHandlersOf(boundary: ModdleElement): ModdleElement[] {
  return associationsBeside(boundary)
    .filter((association) => one(association, 'sourceRef') === boundary)
    .map((association) => one(association, 'targetRef'))
    .filter((target) => target !== null)
    .filter(({ $type }) => $type !== 'bpmn:TextAnnotation');
}

/** True for an activity that is marked as one, or that a compensation boundary event leads to. */
export function isCompensationHandler(element: ModdleElement): boolean {
  if (element['isForCompensation'] === true) return true;
  return associationsBeside(element).some((association) => {
    const source = one(association, 'sourceRef');
    return one(association, 'targetRef') === element && source !== null && definitionOf(source, 'Compensate') !== null;
  });
}

function associationsBeside({ $parent }: ModdleElement): readonly ModdleElement[] {
  return $parent ? many($parent, 'artifacts').filter(({ $type }) => $type === 'bpmn:Association') : [];
}
