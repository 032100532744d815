import { many, type ModdleElement, one, text } from '../bpmn/moddle.js';
import { finding, type Findings } from './findings.js';
import type { BusinessKnowledge, Decision } from './graph.js';
import { knownType, parameterOf, parseLogic } from './parse-logic.js';

/** Names of the business knowledge models of a file by id. */
export type KnowledgeNames = ReadonlyMap<string, string>;

/** The decision, or null when a finding says why not. */
export function parseDecision(element: ModdleElement, names: KnowledgeNames, findings: Findings): Decision | null {
  const [id, name] = [text(element, 'id'), text(element, 'name')];
  if (id === null || name === null) return unnamed(element, findings);
  const knowledge = referencesOf(element, 'knowledgeRequirement', 'requiredKnowledge');
  const logic = parseLogic(one(element, 'decisionLogic'), contextOf(id, knowledge, names, findings, []));
  if (!logic) return null;
  const variable = one(element, 'variable');
  return {
    id,
    name,
    resultName: text(variable, 'name') ?? id,
    resultType: knownType(text(variable, 'typeRef')),
    requires: referencesOf(element, 'informationRequirement', 'requiredDecision'),
    knowledge,
    logic,
  };
}

/** The model, or null when it has no logic or a finding says why not. */
export function parseKnowledge(
  element: ModdleElement,
  names: KnowledgeNames,
  findings: Findings,
): BusinessKnowledge | null {
  const [id, name] = [text(element, 'id'), text(element, 'name')];
  if (id === null || name === null) return unnamed(element, findings);
  const definition = one(element, 'encapsulatedLogic');
  if (definition === null) return null;
  const parameters = many(definition, 'formalParameter').map(parameterOf);
  const knowledge = referencesOf(element, 'knowledgeRequirement', 'requiredKnowledge');
  const bound = parameters.map((parameter) => parameter.name);
  const body = parseLogic(one(definition, 'body'), contextOf(id, knowledge, names, findings, bound));
  return body && { id, name, parameters, body, knowledge };
}

function contextOf(
  ownerId: string,
  required: readonly string[],
  names: KnowledgeNames,
  findings: Findings,
  parameters: readonly string[],
): Parameters<typeof parseLogic>[1] {
  const knowledge = new Map(required.flatMap((id) => (names.has(id) ? [[names.get(id)!, id] as const] : [])));
  return { ownerId, findings, knowledge, bound: [...knowledge.keys(), ...parameters] };
}

/** Ids of what an element requires, in document order. */
function referencesOf(element: ModdleElement, requirement: string, reference: string): string[] {
  return many(element, requirement).flatMap((each) => {
    const href = text(one(each, reference), 'href');
    return href === null ? [] : [href.replace(/^#/, '')];
  });
}

function unnamed(element: ModdleElement, findings: Findings): null {
  findings.add(
    finding(
      text(element, 'id'),
      'supported-decision',
      { zh: '决策没有标识或名称。', en: 'Expected an id and a name, found a decision without.' },
      { zh: '填写标识和名称。', en: 'Give it an id and a name.' },
    ),
  );
  return null;
}
