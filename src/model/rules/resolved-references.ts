import { idOf } from '../bpmn/moddle.js';
import type { Rule } from './rule.js';

/** References that change what the engine does; lanes, diagrams and the redundant lists of flows are not among them. */
const BINDING = /^bpmn:(default|messageRef|errorRef|signalRef|escalationRef|activityRef|attachedToRef)$/;

/** What an element refers to is in the file. The ends of sequence flows have a rule of their own. */
export const resolvedReferences: Rule = ({ warnings }) =>
  warnings
    .filter(({ message, property = '' }) => message.startsWith('unresolved reference') && BINDING.test(property))
    .map(({ element, property = '', value = '' }) => ({
      elementId: idOf(element),
      message: {
        zh: `${property.replace('bpmn:', '')} 指向不存在的“${value}”。`,
        en: `Expected ${property.replace('bpmn:', '')} to name something in the file, found "${value}".`,
      },
      remedy: { zh: '重新选择，或删除该引用。', en: 'Choose again, or remove the reference.' },
    }));
