import { many, type ModdleElement, one, text } from '../bpmn/moddle.js';
import { TYPES } from '../feel/compiled.js';
import { finding, type Findings } from './findings.js';
import type { BoxedContext, FunctionDefinition, Invocation, Logic, NamedLogic, Parameter, Relation } from './graph.js';
import { parseCell } from './parse-cell.js';
import { parseTable } from './parse-table.js';

/** What the logic of one decision or business knowledge model is read with. */
export interface LogicContext {
  /** The decision or model it belongs to. */
  readonly ownerId: string;
  readonly findings: Findings;
  /** Business knowledge models it may call: ids by name. */
  readonly knowledge: ReadonlyMap<string, string>;
  /** Names around it that may be functions. */
  readonly bound: readonly string[];
}

type Parse = (element: ModdleElement, context: LogicContext) => Logic | null;

const literal: Parse = (element, { ownerId, findings, bound }) => {
  const place = { zh: '文字表达式', en: 'literal expression' };
  const expression = parseCell(element, ownerId, place, findings, bound);
  return expression && { kind: 'LITERAL_EXPRESSION', expression };
};

const boxedContext: Parse = (element, context) => {
  const elements = many(element, 'contextEntry');
  if (elements.length === 0) return refused(context, '空的上下文', 'an empty context');
  const entries: NamedLogic[] = [];
  let result: BoxedContext['result'] = null;
  for (const [index, entry] of elements.entries()) {
    const name = text(one(entry, 'variable'), 'name');
    const inner = { ...context, bound: [...context.bound, ...entries.map((before) => before.name)] };
    if (name === null && index < elements.length - 1)
      return refused(context, '没有名称的条目', 'an entry without a name');
    const logic = parseEntry(one(entry, 'value'), inner);
    if (logic === null) return null;
    if (name !== null) entries.push({ name, logic });
    else if (logic.kind !== 'FUNCTION') result = logic;
  }
  return { kind: 'CONTEXT', entries, result };
};

function parseEntry(element: ModdleElement | null, context: LogicContext): Logic | FunctionDefinition | null {
  if (element?.$type !== 'dmn:FunctionDefinition') return parseLogic(element, context);
  const parameters = many(element, 'formalParameter').map(parameterOf);
  const bound = [...context.bound, ...parameters.map(({ name }) => name)];
  const body = parseLogic(one(element, 'body'), { ...context, bound });
  return body && { kind: 'FUNCTION', parameters, body };
}

/** A parameter with its type, where that is one of FEEL's. */
export function parameterOf(element: ModdleElement): Parameter {
  const type = text(element, 'typeRef');
  return { name: text(element, 'name') ?? '', type: knownType(type) };
}

/** The name of a FEEL type; null for none, `Any`, and types of the file's own. */
export function knownType(type: string | null): string | null {
  return type !== null && Object.hasOwn(TYPES, type) && type !== 'Any' ? type : null;
}

const boxedList: Parse = (element, context) => {
  const items = all(many(element, 'elements'), context);
  return items && { kind: 'LIST', items };
};

function all(elements: readonly ModdleElement[], context: LogicContext): Logic[] | null {
  const parsed = elements.map((element) => parseLogic(element, context));
  const valid = parsed.filter((logic) => logic !== null);
  return valid.length === parsed.length ? valid : null;
}

const relation: Parse = (element, context): Relation | null => {
  const columns = many(element, 'column').map((column) => text(column, 'name') ?? '');
  const rows: Logic[][] = [];
  for (const row of many(element, 'row')) {
    const cells = all(many(row, 'elements'), context);
    if (cells === null) return null;
    if (cells.length !== columns.length)
      return refused(
        context,
        '单元格数与列数不符的行',
        `a row of ${cells.length} cells under ${columns.length} columns`,
      );
    rows.push(cells);
  }
  return { kind: 'RELATION', columns, rows };
};

const invocation: Parse = (element, context): Invocation | null => {
  const name = text(one(element, 'calledFunction'), 'text')?.trim() ?? '';
  const knowledge = context.knowledge.get(name);
  if (knowledge === undefined)
    return refused(
      context,
      `对“${name}”的调用，但它不是所需的业务知识模型`,
      `an invocation of "${name}", which is no required business knowledge model`,
    );
  const bindings = new Map<string, Logic>();
  for (const binding of many(element, 'binding')) {
    const logic = parseLogic(one(binding, 'bindingFormula'), context);
    if (logic === null) return null;
    bindings.set(text(one(binding, 'parameter'), 'name') ?? '', logic);
  }
  return { kind: 'INVOCATION', knowledge, bindings };
};

const KINDS: Readonly<Record<string, Parse>> = {
  'dmn:DecisionTable': (element, { ownerId, findings, bound }) => parseTable(element, ownerId, findings, bound),
  'dmn:LiteralExpression': literal,
  'dmn:Context': boxedContext,
  'dmn:List': boxedList,
  'dmn:Relation': relation,
  'dmn:Invocation': invocation,
};

/** The logic of an element, or null when a finding says why not. */
export function parseLogic(element: ModdleElement | null, context: LogicContext): Logic | null {
  const parse = element && KINDS[element.$type];
  if (element && parse) return parse(element, context);
  const found = element?.$type.replace('dmn:', '') ?? 'none';
  return refused(context, element ? found : '空的逻辑', found);
}

function refused({ ownerId, findings }: LogicContext, zh: string, en: string): null {
  findings.add(
    finding(
      ownerId,
      'supported-decision',
      {
        zh: `应为决策表、文字表达式、上下文、列表、关系或调用，却是${zh}。`,
        en: `Expected a decision table, literal expression, context, list, relation or invocation, found ${en}.`,
      },
      { zh: '改为其中一种。', en: 'Use one of these.' },
    ),
  );
  return null;
}
