import { many, type ModdleElement, one, text } from '../bpmn/moddle.js';
import { TYPES } from '../feel/compiled.js';
import { finding, type Findings } from './findings.js';
import type { Decision } from './graph.js';
import { parseCell } from './parse-cell.js';
import { parseTable } from './parse-table.js';

/** The decision, or null when a finding says why not. */
export function parseDecision(element: ModdleElement, findings: Findings): Decision | null {
  const id = element.id ?? '';
  const logic = parseLogic(element, id, findings);
  if (id === '' || !logic) return null;
  const variable = one(element, 'variable');
  const type = text(variable, 'typeRef');
  return {
    id,
    name: text(element, 'name') ?? id,
    resultName: text(variable, 'name') ?? id,
    resultType: type !== null && Object.hasOwn(TYPES, type) && type !== 'Any' ? type : null,
    requires: many(element, 'informationRequirement').flatMap(requiredDecision),
    logic,
  };
}

function requiredDecision(requirement: ModdleElement): string[] {
  const href = text(one(requirement, 'requiredDecision'), 'href');
  return href === null ? [] : [href.replace(/^#/, '')];
}

function parseLogic(element: ModdleElement, id: string, findings: Findings): Decision['logic'] | null {
  const logic = one(element, 'decisionLogic');
  if (logic?.$type === 'dmn:DecisionTable') return parseTable(logic, id, findings);
  if (logic?.$type === 'dmn:LiteralExpression') return parseLiteral(logic, id, findings);
  const found = logic?.$type.replace('dmn:', '') ?? 'none';
  findings.add(
    finding(
      id,
      'supported-decision',
      {
        zh: `决策没有决策表或文字表达式（${found}）。`,
        en: `Expected a decision table or a literal expression, found ${found}.`,
      },
      { zh: '改为决策表或文字表达式。', en: 'Use a decision table or a literal expression.' },
    ),
  );
  return null;
}

function parseLiteral(element: ModdleElement, id: string, findings: Findings): Decision['logic'] | null {
  const expression = parseCell(element, id, { zh: '文字表达式', en: 'literal expression' }, findings);
  return expression && { kind: 'LITERAL_EXPRESSION', expression };
}
