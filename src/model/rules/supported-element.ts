import { ELEMENT_TYPES } from '../bpmn/element-types.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { kindOf, problem, type Rule } from './rule.js';

/** What to draw instead of an element that this release does not execute. */
const REMEDIES: Readonly<Record<string, LocalText>> = {
  'bpmn:ComplexGateway': { zh: '改用排他网关与并行网关的组合。', en: 'Use exclusive and parallel gateways together.' },
  'bpmn:Transaction': { zh: '改用普通的嵌入子流程。', en: 'Use an embedded sub-process.' },
  'bpmn:AdHocSubProcess': { zh: '改用普通的嵌入子流程。', en: 'Use an embedded sub-process.' },
};

const REMEDY: LocalText = {
  zh: '改用受支持的元素，见 docs/bpmn-coverage.md。',
  en: 'Use a supported element, see docs/bpmn-coverage.md.',
};

/** Every flow node is of a type that this release executes. */
export const supportedElement: Rule = ({ nodes }) =>
  nodes.filter(({ element }) => !(element.$type in ELEMENT_TYPES)).map(({ element }) => unsupported(element));

function unsupported(element: ModdleElement) {
  const kind = kindOf(element);
  return problem(
    element,
    { zh: `本版本不执行 ${kind}。`, en: `Expected an element that this release executes, found ${kind}.` },
    REMEDIES[element.$type] ?? REMEDY,
  );
}
