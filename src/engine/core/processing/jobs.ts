import { instantOf, type JobDefinition, type UserTaskDefinition } from '../../../model/index.js';
import type { JobRecordValue } from '../values.js';
import type { ElementContext } from './element-context.js';
import {
  evaluate,
  evaluateInteger,
  evaluateString,
  evaluateStrings,
  expressionText,
  extractValueError,
  wrongType,
} from './expressions.js';
import type { Evaluated, Outcome } from './failure.js';
import { resolveIncidentOf } from './incidents.js';
import type { Step } from './step.js';

export interface JobProperties {
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Type, retries and headers of the element's job; user tasks add the reserved `io.camunda.zeebe:` headers. */
export function evaluateJob(context: ElementContext): Evaluated<JobProperties> {
  const definition = jobOf(context);
  const type = evaluateString(context, definition.type);
  if (!type.ok) return type;
  const retries = evaluateInteger(context, definition.retries);
  if (!retries.ok) return retries;
  const task = context.element.userTask;
  const reserved = task ? evaluateUserTaskHeaders(context, task) : NO_HEADERS;
  if (!reserved.ok) return reserved;
  const headers = { ...definition.headers, ...reserved.value };
  return { ok: true, value: { type: type.value, retries: retries.value, headers } };
}

export function createJob(context: ElementContext, properties: JobProperties): void {
  const { value, step } = context;
  const job: JobRecordValue = {
    type: properties.type,
    worker: '',
    retries: properties.retries,
    retryBackoff: 0,
    recurringTime: -1,
    deadline: -1,
    timeout: -1,
    jobKind: 'BPMN_ELEMENT',
    customHeaders: properties.headers,
    variables: {},
    errorCode: '',
    errorMessage: '',
    elementId: value.elementId,
    elementInstanceKey: context.key,
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    processDefinitionVersion: value.version,
    bpmnProcessId: value.bpmnProcessId,
    tenantId: value.tenantId,
  };
  step.event('JOB', 'CREATED', step.newKey(), job);
}

/** The element instance has no job afterwards, and the job's incident is resolved. */
export function cancelJobOf(step: Step, elementInstanceKey: string): void {
  const jobKey = step.read.elements.get(elementInstanceKey)?.jobKey ?? null;
  const job = jobKey === null ? undefined : step.read.jobs.get(jobKey);
  if (jobKey === null || !job) return;
  step.event('JOB', 'CANCELED', jobKey, job.value);
  resolveIncidentOf(step, jobKey);
}

const NO_HEADERS: Evaluated<Record<string, string>> = { ok: true, value: {} };

function jobOf(context: ElementContext): JobDefinition {
  const { job, id } = context.element;
  if (!job) throw new Error(`expected element ${id} to define a job, but it does not`);
  return job;
}

/** Empty and absent properties get no header. */
function evaluateUserTaskHeaders(context: ElementContext, task: UserTaskDefinition): Evaluated<Record<string, string>> {
  const headers: Record<string, string> = {};
  const put = (name: string, result: Evaluated<string> | null): Outcome => {
    if (result && !result.ok) return result.failure;
    if (result && result.value !== '') headers[`io.camunda.zeebe:${name}`] = result.value;
    return null;
  };
  const failure =
    put('assignee', task.assignee && evaluateString(context, task.assignee)) ??
    put('candidateGroups', task.candidateGroups && listLiteral(evaluateStrings(context, task.candidateGroups))) ??
    put('candidateUsers', task.candidateUsers && listLiteral(evaluateStrings(context, task.candidateUsers))) ??
    put('dueDate', task.dueDate && evaluateDate(context, task.dueDate)) ??
    put('followUpDate', task.followUpDate && evaluateDate(context, task.followUpDate)) ??
    put('formKey', task.formKey === null ? null : { ok: true, value: task.formKey }) ??
    put('formKey', task.formId && evaluateForm(context, task.formId));
  return failure ? { ok: false, failure } : { ok: true, value: headers };
}

/** Key of the latest form with the id. */
function evaluateForm(context: ElementContext, formId: JobDefinition['type']): Evaluated<string> {
  const id = evaluateString(context, formId);
  if (!id.ok) return id;
  const form = context.step.read.forms.latest(id.value);
  if (form) return { ok: true, value: form.formKey };
  const message =
    `Expected to find a form with id '${id.value}', but no form with this id is found, at least a form with this id ` +
    `should be available. To resolve the Incident please deploy a form with the same id`;
  return { ok: false, failure: { errorType: 'FORM_NOT_FOUND', message } };
}

function listLiteral(result: Evaluated<string[]>): Evaluated<string> {
  return result.ok ? { ok: true, value: JSON.stringify(result.value) } : result;
}

/** A date-time as text; null means none. */
function evaluateDate(context: ElementContext, expression: JobDefinition['type']): Evaluated<string> {
  const result = evaluate(context.step, expression, context.key);
  if (!result.ok) return result;
  if (result.value === null || result.value === '') return { ok: true, value: '' };
  if (typeof result.value === 'string') {
    if (instantOf(result.value) !== null) return { ok: true, value: result.value };
    const message = `Invalid date-time format '${result.value}' for expression '${expressionText(expression)}'.`;
    return { ok: false, failure: extractValueError(message, context.key) };
  }
  return wrongType(expression, "one of '[NULL, DATE_TIME, STRING]'", result.value, context.key);
}
