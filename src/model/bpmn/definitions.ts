import { type Expression, staticExpression } from '../feel/index.js';
import type { ExecutableElement, JobDefinition, UserTaskDefinition } from '../graph.js';
import { compensationHandlersOf, isCompensationHandler } from './compensation.js';
import { definitionOf, throwsEvent } from './document.js';
import { completionConditionOf, correlationKeyOf, messageOf, signalOf, timersOf } from './expressions.js';
import { compileSource, compileValue } from './compile-source.js';
import { extension, many, type ModdleElement, one, text } from './moddle.js';

type Definitions = Pick<
  ExecutableElement,
  | 'timer'
  | 'message'
  | 'error'
  | 'signal'
  | 'escalation'
  | 'link'
  | 'compensation'
  | 'isForCompensation'
  | 'multiInstance'
  | 'job'
  | 'userTask'
  | 'calledElement'
  | 'calledDecision'
  | 'script'
>;

export const NO_DEFINITIONS: Definitions = {
  timer: null,
  message: null,
  error: null,
  signal: null,
  escalation: null,
  link: null,
  compensation: null,
  isForCompensation: false,
  multiInstance: null,
  job: null,
  userTask: null,
  calledElement: null,
  calledDecision: null,
  script: null,
};

/** Job type of user tasks that are worked on as jobs. */
const USER_TASK_JOB = 'io.camunda.zeebe:userTask';
const RESERVED = 'io.camunda.zeebe:';
const DEFAULT_RETRIES = '3';

/** What the element does beyond its place in the graph. */
export function definitionsOf(element: ModdleElement): Definitions {
  return {
    ...NO_DEFINITIONS,
    timer: timerOf(element),
    message: subscriptionOf(element),
    error: errorOf(element),
    signal: signalDefinitionOf(element),
    escalation: escalationOf(element),
    link: linkOf(element),
    compensation: compensationOf(element),
    isForCompensation: isCompensationHandler(element),
    multiInstance: multiInstanceOf(element),
    job: element.$type === 'bpmn:UserTask' ? userTaskJob(element) : jobOf(element),
    userTask: element.$type === 'bpmn:UserTask' ? userTaskOf(element) : null,
    calledElement: calledElementOf(element),
    calledDecision: calledDecisionOf(element),
    script: scriptOf(element),
  };
}

function multiInstanceOf(element: ModdleElement): Definitions['multiInstance'] {
  const loop = one(element, 'loopCharacteristics');
  const definition = loop && extension(loop, 'zeebe:LoopCharacteristics');
  if (!definition) return null;
  return {
    isSequential: loop['isSequential'] === true,
    inputCollection: compileSource(text(definition, 'inputCollection')),
    inputElement: text(definition, 'inputElement'),
    outputCollection: text(definition, 'outputCollection'),
    outputElement: optional(text(definition, 'outputElement')),
    completionCondition: optional(completionConditionOf(loop)),
  };
}

function timerOf(element: ModdleElement): Definitions['timer'] {
  const [timer] = timersOf(element);
  return timer ? { kind: timer.kind, expression: compileSource(timer.source) } : null;
}

function subscriptionOf(element: ModdleElement): Definitions['message'] {
  const message = messageOf(element);
  // What is sent is a job's business: only what waits has a subscription.
  if (!message || element.$type === 'bpmn:SendTask' || throwsEvent(element)) return null;
  const key = correlationKeyOf(message);
  return { name: compileSource(text(message, 'name')), correlationKey: key === null ? null : compileSource(key) };
}

function errorOf(element: ModdleElement): Definitions['error'] {
  const definition = definitionOf(element, 'Error');
  if (!definition) return null;
  return { errorCode: optional(text(one(definition, 'errorRef'), 'errorCode')) };
}

function signalDefinitionOf(element: ModdleElement): Definitions['signal'] {
  const signal = signalOf(element);
  return signal ? { name: compileSource(text(signal, 'name')) } : null;
}

function escalationOf(element: ModdleElement): Definitions['escalation'] {
  const definition = definitionOf(element, 'Escalation');
  if (!definition) return null;
  return { escalationCode: optional(text(one(definition, 'escalationRef'), 'escalationCode')) };
}

function linkOf(element: ModdleElement): Definitions['link'] {
  const definition = definitionOf(element, 'Link');
  return definition ? { name: text(definition, 'name') ?? '' } : null;
}

function compensationOf(element: ModdleElement): Definitions['compensation'] {
  const definition = definitionOf(element, 'Compensate');
  if (!definition) return null;
  const [handler] = compensationHandlersOf(element);
  return { activityRef: one(definition, 'activityRef')?.id ?? null, handler: handler?.id ?? null };
}

function jobOf(element: ModdleElement): JobDefinition | null {
  const definition = extension(element, 'zeebe:TaskDefinition');
  if (!definition) return null;
  const retries = compileValue(text(definition, 'retries') ?? DEFAULT_RETRIES);
  return { type: compileSource(text(definition, 'type')), retries, headers: headersOf(element) };
}

/** A user task's job is never retried by itself, so it has one try. */
function userTaskJob(element: ModdleElement): JobDefinition {
  const formKey = text(extension(element, 'zeebe:FormDefinition'), 'formKey');
  const reserved = formKey === null ? {} : { [`${RESERVED}formKey`]: formKey };
  const headers = { ...headersOf(element), ...reserved };
  return { type: staticExpression(USER_TASK_JOB), retries: compileValue('1'), headers };
}

function headersOf(element: ModdleElement): Record<string, string> {
  const holder = extension(element, 'zeebe:TaskHeaders');
  const entries = holder ? many(holder, 'values') : [];
  const named = entries.map((entry) => [text(entry, 'key') ?? '', text(entry, 'value') ?? ''] as const);
  // Zeebe leaves headers without key or value out.
  return Object.fromEntries(named.filter(([key, value]) => key !== '' && value !== ''));
}

function userTaskOf(element: ModdleElement): UserTaskDefinition {
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const schedule = extension(element, 'zeebe:TaskSchedule');
  return {
    formKey: text(extension(element, 'zeebe:FormDefinition'), 'formKey'),
    formId: optional(text(extension(element, 'zeebe:FormDefinition'), 'formId')),
    assignee: optional(text(assignment, 'assignee')),
    candidateGroups: names(text(assignment, 'candidateGroups')),
    candidateUsers: names(text(assignment, 'candidateUsers')),
    dueDate: optional(text(schedule, 'dueDate')),
    followUpDate: optional(text(schedule, 'followUpDate')),
  };
}

function optional(source: string | null): Expression | null {
  return source === null ? null : compileSource(source);
}

/** A static `head, panel` is the list of these names, so that every candidate expression evaluates to a list. */
function names(source: string | null): Expression | null {
  if (source === null || source.trimStart().startsWith('=')) return optional(source);
  const list = source.split(',').map((name) => name.trim());
  return { ...staticExpression(source), evaluate: () => ({ ok: true, value: list.filter((name) => name !== '') }) };
}

function calledElementOf(element: ModdleElement): Definitions['calledElement'] {
  const called = extension(element, 'zeebe:CalledElement');
  if (!called) return null;
  return {
    processId: compileSource(text(called, 'processId')),
    propagateAllParentVariables: called['propagateAllParentVariables'] !== false,
    propagateAllChildVariables: called['propagateAllChildVariables'] !== false,
  };
}

function calledDecisionOf(element: ModdleElement): Definitions['calledDecision'] {
  const called = extension(element, 'zeebe:CalledDecision');
  if (!called) return null;
  return {
    decisionId: compileSource(text(called, 'decisionId')),
    resultVariable: text(called, 'resultVariable') ?? '',
  };
}

function scriptOf(element: ModdleElement): Definitions['script'] {
  const script = extension(element, 'zeebe:Script');
  if (!script) return null;
  return {
    expression: compileSource(text(script, 'expression')),
    resultVariable: text(script, 'resultVariable') ?? '',
  };
}
