import { many, type ModdleElement, one, text } from '../bpmn/moddle.js';
import { compileUnaryTestsText, compiling, type TestCode } from '../feel/compiled.js';
import type { LocalText } from '../finding.js';
import { finding, type Findings } from './findings.js';
import {
  type Aggregation,
  AGGREGATIONS,
  type Cell,
  type DecisionTable,
  HIT_POLICIES,
  type HitPolicy,
  type TableInput,
  type TableOutput,
  type TableRule,
} from './graph.js';
import { parseCell } from './parse-cell.js';

/** The table, or null when findings, which name rule and cell, say why not. */
export function parseTable(
  element: ModdleElement,
  decisionId: string,
  findings: Findings,
  bound: readonly string[] = [],
): DecisionTable | null {
  const before = findings.all.length;
  const inputs = many(element, 'input').map((input, index) => parseInput(input, index, decisionId, findings, bound));
  const outputs = many(element, 'output').map((output, index) =>
    parseOutput(output, index, decisionId, findings, bound),
  );
  const rules = many(element, 'rule').map((rule, index) => parseRule(rule, index + 1, decisionId, findings, bound));
  checkShape(element, decisionId, findings);
  if (findings.all.length > before) return null;
  return {
    kind: 'DECISION_TABLE',
    hitPolicy: (text(element, 'hitPolicy') ?? 'UNIQUE') as HitPolicy,
    aggregation: text(element, 'aggregation') as Aggregation | null,
    inputs: inputs.filter((input) => input !== null),
    outputs: outputs.filter((output) => output !== null),
    rules: rules.filter((rule) => rule !== null),
  };
}

function parseInput(
  element: ModdleElement,
  index: number,
  decisionId: string,
  findings: Findings,
  bound: readonly string[],
): TableInput | null {
  const label = text(element, 'label') ?? '';
  const place = { zh: `第 ${index + 1} 个输入“${label}”`, en: `input ${index + 1} "${label}"` };
  const expression = parseCell(one(element, 'inputExpression'), decisionId, place, findings, bound);
  return expression && { id: element.id ?? '', label, expression };
}

function parseOutput(
  element: ModdleElement,
  index: number,
  decisionId: string,
  findings: Findings,
  bound: readonly string[],
): TableOutput | null {
  const [label, name] = [text(element, 'label') ?? '', text(element, 'name') ?? ''];
  const place = { zh: `输出“${label}”的默认值`, en: `default of output ${index + 1} "${label}"` };
  const given = one(element, 'defaultOutputEntry');
  const defaultEntry = given ? parseCell(given, decisionId, place, findings, bound) : null;
  const values = text(one(element, 'outputValues'), 'text') ?? '';
  const priorities = values.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
  return { id: element.id ?? '', label, name, priorities: values === '' ? [] : priorities, defaultEntry };
}

function parseRule(
  element: ModdleElement,
  index: number,
  decisionId: string,
  findings: Findings,
  bound: readonly string[],
): TableRule | null {
  const id = element.id ?? '';
  const place = (cell: LocalText): LocalText => ({
    zh: `第 ${index} 条规则（${id}）的${cell.zh}`,
    en: `rule ${index} (${id}), ${cell.en}`,
  });
  const tests = many(element, 'inputEntry').map((entry, column) =>
    parseTest(entry, decisionId, place({ zh: `第 ${column + 1} 个输入`, en: `input ${column + 1}` }), findings, bound),
  );
  const outputs = many(element, 'outputEntry').map((entry, column) => {
    const where = place({ zh: `第 ${column + 1} 个输出`, en: `output ${column + 1}` });
    return parseCell(entry, decisionId, where, findings, bound);
  });
  return {
    id,
    index,
    tests: tests.filter((test) => test !== null),
    outputs: outputs.filter((output) => output !== null),
  };
}

function parseTest(
  element: ModdleElement,
  decisionId: string,
  place: LocalText,
  findings: Findings,
  bound: readonly string[],
): Cell<TestCode> | null {
  const source = text(element, 'text') ?? '-';
  const compiled = findings.accept(
    compiling(() => compileUnaryTestsText(source, bound)),
    decisionId,
    place,
  );
  return compiled && { source, ...compiled };
}

/** As many cells as columns, named outputs, a known hit policy, and an aggregation only where it can be computed. */
function checkShape(element: ModdleElement, decisionId: string, findings: Findings): void {
  const [inputs, outputs] = [many(element, 'input').length, many(element, 'output')];
  const add = (message: LocalText, remedy: LocalText): void =>
    findings.add(finding(decisionId, 'decision-table', message, remedy));
  if (outputs.length === 0) add({ zh: '决策表没有输出。', en: 'Expected an output, found none.' }, ADD_OUTPUT);
  const names = outputs.map((output) => text(output, 'name'));
  if (outputs.length > 1 && (names.includes(null) || new Set(names).size < names.length))
    add({ zh: '各输出的名称应当不同且不为空。', en: 'Expected different names for the outputs.' }, ADD_OUTPUT);
  for (const [index, rule] of many(element, 'rule').entries())
    if (many(rule, 'inputEntry').length !== inputs || many(rule, 'outputEntry').length !== outputs.length)
      add(
        { zh: `第 ${index + 1} 条规则的单元格数与列数不符。`, en: `Rule ${index + 1}: expected one cell per column.` },
        { zh: '补齐单元格。', en: 'Complete the cells.' },
      );
  checkHitPolicy(element, outputs.length, add);
}

const ADD_OUTPUT: LocalText = { zh: '为每个输出填写名称。', en: 'Give every output a name.' };

function checkHitPolicy(
  element: ModdleElement,
  outputs: number,
  add: (message: LocalText, remedy: LocalText) => void,
): void {
  const [policy, aggregation] = [text(element, 'hitPolicy') ?? 'UNIQUE', text(element, 'aggregation')];
  if (!HIT_POLICIES.some((known) => known === policy))
    add(
      { zh: `未知的命中策略“${policy}”。`, en: `Expected a hit policy of DMN 1.3, found "${policy}".` },
      { zh: `改为：${HIT_POLICIES.join('、')}。`, en: `Use one of ${HIT_POLICIES.join(', ')}.` },
    );
  if (aggregation === null) return;
  const computable = policy === 'COLLECT' && AGGREGATIONS.some((known) => known === aggregation);
  if (!computable || (outputs > 1 && aggregation !== 'COUNT'))
    add(
      {
        zh: `聚合“${aggregation}”只能用于单个输出的 COLLECT 表。`,
        en: `Expected an aggregation only in a COLLECT table with one output, found "${aggregation}".`,
      },
      { zh: '删除聚合，或改为 COLLECT。', en: 'Remove the aggregation, or use COLLECT.' },
    );
}
