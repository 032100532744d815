import type { LocalText } from '../finding.js';
import { type BpmnDocument, definitionOf, throwsEvent } from './document.js';
import { extension, many, type ModdleElement, one, text } from './moddle.js';

/** A property that holds FEEL or a static text. */
export interface ExpressionView {
  readonly element: ModdleElement;
  readonly property: LocalText;
  /** Null: the property is absent or blank. */
  readonly source: string | null;
  readonly mandatory: boolean;
  /** A static text has no use here. */
  readonly feelOnly: boolean;
}

const TASK_DEFINITION = 'zeebe:TaskDefinition';

/** Every expression of the executable processes, in document order. */
export function expressionsOf(document: BpmnDocument): ExpressionView[] {
  const conditions = document.flows.map(({ element }) => conditionOf(element)).filter((view) => view !== null);
  return [...conditions, ...document.nodes.flatMap(({ element }) => expressionsOfNode(element))];
}

export function conditionSource(flow: ModdleElement): string | null {
  return text(one(flow, 'conditionExpression'), 'body');
}

function conditionOf(element: ModdleElement): ExpressionView | null {
  if (!one(element, 'conditionExpression')) return null;
  const property = { zh: '条件表达式', en: 'condition' };
  return { element, property, source: conditionSource(element), mandatory: true, feelOnly: true };
}

function expressionsOfNode(element: ModdleElement): ExpressionView[] {
  return [
    ...mappings(element),
    ...timers(element),
    ...messages(element),
    ...signals(element),
    ...thrownCodes(element),
    ...parts(element, TASK_DEFINITION, [['retries', { zh: '重试次数', en: 'job retries' }]]),
    ...parts(element, TASK_DEFINITION, [['type', { zh: '作业类型', en: 'job type' }]]),
    ...parts(element, 'zeebe:AssignmentDefinition', [
      ['assignee', { zh: '受理人', en: 'assignee' }],
      ['candidateGroups', { zh: '候选组', en: 'candidate groups' }],
      ['candidateUsers', { zh: '候选人', en: 'candidate users' }],
    ]),
    ...parts(element, 'zeebe:FormDefinition', [['formId', { zh: '表单编号', en: 'form id' }]]),
    ...parts(element, 'zeebe:TaskSchedule', [
      ['dueDate', { zh: '到期日', en: 'due date' }],
      ['followUpDate', { zh: '跟进日', en: 'follow-up date' }],
    ]),
    ...parts(element, 'zeebe:CalledElement', [['processId', { zh: '被调用流程', en: 'called process id' }]]),
    ...parts(element, 'zeebe:CalledDecision', [['decisionId', { zh: '被调用决策', en: 'called decision id' }]]),
    ...scripts(element),
    ...loops(element),
  ];
}

function parts(
  element: ModdleElement,
  type: string,
  properties: readonly (readonly [name: string, label: LocalText])[],
): ExpressionView[] {
  const holder = extension(element, type);
  return properties.map(([name, property]) => ({
    element,
    property,
    source: text(holder, name),
    mandatory: false,
    feelOnly: false,
  }));
}

export function completionConditionOf(loop: ModdleElement): string | null {
  return text(one(loop, 'completionCondition'), 'body');
}

function loops(element: ModdleElement): ExpressionView[] {
  const loop = one(element, 'loopCharacteristics');
  const definition = loop && extension(loop, 'zeebe:LoopCharacteristics');
  if (!definition) return [];
  const view = (zh: string, en: string, source: string | null): ExpressionView => ({
    element,
    property: { zh, en },
    source,
    mandatory: false,
    feelOnly: true,
  });
  return [
    view('输入集合', 'input collection', text(definition, 'inputCollection')),
    view('输出元素', 'output element', text(definition, 'outputElement')),
    { ...view('完成条件', 'completion condition', completionConditionOf(loop)), feelOnly: false },
  ];
}

function scripts(element: ModdleElement): ExpressionView[] {
  const script = extension(element, 'zeebe:Script');
  const property = { zh: '脚本', en: 'script' };
  return script ? [{ element, property, source: text(script, 'expression'), mandatory: true, feelOnly: true }] : [];
}

function mappings(element: ModdleElement): ExpressionView[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  if (!mapping) return [];
  const inputs = many(mapping, 'inputParameters').map((input) => ({
    one: input,
    zh: '输入映射',
    en: 'input mapping',
    feelOnly: false,
  }));
  const outputs = many(mapping, 'outputParameters').map((output) => ({
    one: output,
    zh: '输出映射',
    en: 'output mapping',
    feelOnly: true,
  }));
  return [...inputs, ...outputs].map((entry) => {
    const target = text(entry.one, 'target') ?? '';
    const property = { zh: `${entry.zh} ${target}`.trim(), en: `${entry.en} ${target}`.trim() };
    return { element, property, source: text(entry.one, 'source'), mandatory: true, feelOnly: entry.feelOnly };
  });
}

export const TIMER_KINDS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

/** The timer expressions an event defines, by their kind; one in a sound file. */
export function timersOf(event: ModdleElement): { kind: 'date' | 'duration' | 'cycle'; source: string | null }[] {
  const definition = definitionOf(event, 'Timer');
  if (!definition) return [];
  return Object.entries(TIMER_KINDS).flatMap(([property, kind]) => {
    const expression = one(definition, property);
    return expression ? [{ kind, source: text(expression, 'body')?.trim() ?? null }] : [];
  });
}

function timers(element: ModdleElement): ExpressionView[] {
  const property = { zh: '定时器', en: 'timer' };
  return timersOf(element).map(({ source }) => ({ element, property, source, mandatory: true, feelOnly: false }));
}

/** The message an event or receive task waits for; null when it waits for none or the reference leads nowhere. */
export function messageOf(element: ModdleElement): ModdleElement | null {
  return one(definitionOf(element, 'Message') ?? element, 'messageRef');
}

export function correlationKeyOf(message: ModdleElement): string | null {
  return text(extension(message, 'zeebe:Subscription'), 'correlationKey');
}

function messages(element: ModdleElement): ExpressionView[] {
  const message = messageOf(element);
  if (!message || throwsEvent(element)) return [];
  const name = { zh: '消息名称', en: 'message name' };
  const key = { zh: '关联键', en: 'correlation key' };
  return [
    { element, property: name, source: text(message, 'name'), mandatory: false, feelOnly: false },
    { element, property: key, source: correlationKeyOf(message), mandatory: false, feelOnly: true },
  ];
}

/** The signal an event throws or waits for; null when it has none or the reference leads nowhere. */
export function signalOf(element: ModdleElement): ModdleElement | null {
  const definition = definitionOf(element, 'Signal');
  return definition && one(definition, 'signalRef');
}

function signals(element: ModdleElement): ExpressionView[] {
  const signal = signalOf(element);
  const property = { zh: '信号名称', en: 'signal name' };
  return signal ? [{ element, property, source: text(signal, 'name'), mandatory: false, feelOnly: false }] : [];
}

/** What catches has a static code: rules `error-code` and `escalation-code`. */
function thrownCodes(element: ModdleElement): ExpressionView[] {
  const definition = throwsEvent(element) ? definitionOf(element, 'Escalation') : null;
  if (!definition) return [];
  const source = text(one(definition, 'escalationRef'), 'escalationCode');
  return [{ element, property: { zh: '升级代码', en: 'escalation code' }, source, mandatory: false, feelOnly: false }];
}
