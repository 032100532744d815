import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BpmnElementType, ExecutableElement, ExecutableProcess } from '../graph.js';
import { type Expression, parseProcesses } from '../index.js';
import * as b from '../testing/bpmn-text.js';
import { ELEMENT_TYPES } from './element-types.js';
import { ZEEBE } from './zeebe-descriptor.js';

async function parsed(xml: string): Promise<ExecutableProcess[]> {
  const result = await parseProcesses(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
  return result.processes;
}

async function process(xml: string): Promise<ExecutableProcess> {
  const [only] = await parsed(xml);
  if (!only) throw new Error('expected a process');
  return only;
}

function element(of: ExecutableProcess, id: string): ExecutableElement {
  const found = of.elements.get(id);
  if (!found) throw new Error(`expected an element ${id}`);
  return found;
}

/** The work of one task between start and end. */
function around(task: string, roots = ''): string {
  return b.bpmn(b.node('startEvent', 's') + task + b.node('endEvent', 'e') + b.path('s', 't', 'e'), roots);
}

async function task(xml: string, roots = ''): Promise<ExecutableElement> {
  return element(await process(around(xml, roots)), 't');
}

function value(expression: Expression): unknown {
  return expression.evaluate({ get: () => undefined, nowMs: 0 });
}

describe('parseProcesses', () => {
  it('gives every executable process of the file and leaves out the others', async () => {
    const one = (id: string, executable: boolean) =>
      `<bpmn:process id="${id}" isExecutable="${executable}">${b.node('startEvent', `${id}_s`)}</bpmn:process>`;
    const processes = await parsed(b.definitions(one('a', true) + one('b', false) + one('c', true)));
    expect(processes.map(({ bpmnProcessId }) => bpmnProcessId)).toEqual(['a', 'c']);
  });

  it('keeps name, version tag, properties, document order of children and of outgoing flows', async () => {
    const tag = b.extensions(
      b.zeebe('versionTag', { value: '1.2' }),
      b.zeebe('properties', {}, b.zeebe('property', { name: 'scope', value: 'penalty' })),
    );
    const gateway = b.node('exclusiveGateway', 'x', '', 'default="x_e1"');
    const flows = b.flow('s', 'x') + b.flow('x', 'e2', '=a > 1') + b.flow('x', 'e1') + b.flow('x', 'e3', '=a > 2');
    const ends = ['e1', 'e2', 'e3'].map((id) => b.node('endEvent', id)).join('');
    const result = await process(b.bpmn(tag + b.node('startEvent', 's') + gateway + ends + flows));
    expect(result).toMatchObject({ bpmnProcessId: 'p', name: 'P', versionTag: '1.2' });
    expect(element(result, 'p')).toMatchObject({
      type: 'PROCESS',
      flowScope: null,
      children: ['s', 'x', 'e1', 'e2', 'e3'],
      noneStartEvent: 's',
      properties: { scope: 'penalty' },
    });
    expect(
      element(result, 'x').outgoing.map(({ id, isDefault, condition }) => [id, isDefault, condition?.source]),
    ).toEqual([
      ['x_e2', false, '=a > 1'],
      ['x_e1', true, undefined],
      ['x_e3', false, '=a > 2'],
    ]);
    expect(element(result, 'e1').incoming).toEqual([result.flows.get('x_e1')]);
  });

  it('reads a job with headers, retries and mappings', async () => {
    const work = b.extensions(
      b.zeebe('taskDefinition', { type: '="do-" + kind', retries: '5' }),
      b.zeebe('taskHeaders', {}, b.zeebe('header', { key: 'k', value: 'v' })),
      b.zeebe(
        'ioMapping',
        {},
        b.zeebe('input', { source: '=1 + 1', target: 'given' }) +
          b.zeebe('output', { source: '=x', target: 'review.outcome' }),
      ),
    );
    const service = await task(b.node('serviceTask', 't', work));
    expect(service).toMatchObject({
      type: 'SERVICE_TASK',
      eventType: 'UNSPECIFIED',
      flowScope: 'p',
      interrupting: true,
    });
    expect(service.job?.type.source).toBe('="do-" + kind');
    expect(service.job && value(service.job.retries)).toEqual({ ok: true, value: 5 });
    expect(service.job?.headers).toEqual({ k: 'v' });
    expect(service.inputs.map(({ source, target }) => [value(source), target])).toEqual([
      [{ ok: true, value: 2 }, 'given'],
    ]);
    expect(service.outputs.map(({ target }) => target)).toEqual(['review.outcome']);
  });

  it('takes a static mapping source as a number where it is one, else as a text', async () => {
    const inputs = ['5', '0.50', 'five'].map((source) => b.zeebe('input', { source, target: 'a' })).join('');
    const definition = b.zeebe('taskDefinition', { type: 'work' });
    const service = await task(b.node('serviceTask', 't', b.extensions(definition, b.zeebe('ioMapping', {}, inputs))));
    expect(service.inputs.map(({ source }) => value(source))).toEqual(
      [5, 0.5, 'five'].map((one) => ({ ok: true, value: one })),
    );
  });

  it('gives a job three retries unless told otherwise', async () => {
    const service = await task(b.job('t'));
    expect(service.job && value(service.job.retries)).toEqual({ ok: true, value: 3 });
  });

  it('reads a user task as a job with its form key and its people', async () => {
    const user = await task(
      b.node(
        'userTask',
        't',
        b.extensions(
          b.zeebe('formDefinition', { formKey: 'legal-review' }),
          b.zeebe('assignmentDefinition', { assignee: '=officer', candidateGroups: 'head, panel' }),
          b.zeebe('taskSchedule', { dueDate: '=dueAt' }),
        ),
      ),
    );
    expect(user.job && value(user.job.type)).toEqual({ ok: true, value: 'io.camunda.zeebe:userTask' });
    expect(user.job && value(user.job.retries)).toEqual({ ok: true, value: 1 });
    expect(user.job?.headers).toEqual({ 'io.camunda.zeebe:formKey': 'legal-review' });
    expect(user.userTask).toMatchObject({ formKey: 'legal-review', candidateUsers: null, followUpDate: null });
    expect(user.userTask?.assignee?.variables).toEqual(['officer']);
    expect(user.userTask?.candidateGroups && value(user.userTask.candidateGroups)).toEqual({
      ok: true,
      value: ['head', 'panel'],
    });
    expect(user.userTask?.dueDate?.source).toBe('=dueAt');
  });

  it('reads a called decision, a called process and a script', async () => {
    const decide = b.zeebe('calledDecision', { decisionId: 'thresholds', resultVariable: 'result' });
    const rule = await task(b.node('businessRuleTask', 't', b.extensions(decide)));
    expect(rule.calledDecision).toMatchObject({ resultVariable: 'result', decisionId: { source: 'thresholds' } });
    const called = b.zeebe('calledElement', { processId: '=next', propagateAllChildVariables: 'false' });
    const call = await task(b.node('callActivity', 't', b.extensions(called)));
    expect(call.calledElement).toMatchObject({
      processId: { source: '=next' },
      propagateAllParentVariables: true,
      propagateAllChildVariables: false,
    });
    const code = b.zeebe('script', { expression: '=a + 1', resultVariable: 'a' });
    const script = await task(b.node('scriptTask', 't', b.extensions(code)));
    expect(script.script).toMatchObject({ expression: { source: '=a + 1' }, resultVariable: 'a' });
  });

  it('reads boundary events: host, kind, interrupting or not, in document order', async () => {
    const events =
      b.node('boundaryEvent', 'late', b.timer('timeCycle', 'R3/PT1H'), 'attachedToRef="t" cancelActivity="false"') +
      b.node('boundaryEvent', 'stop', b.MESSAGE_EVENT, 'attachedToRef="t"') +
      b.node('boundaryEvent', 'fail', '<bpmn:errorEventDefinition errorRef="err"/>', 'attachedToRef="t"') +
      b.node('boundaryEvent', 'any', '<bpmn:errorEventDefinition/>', 'attachedToRef="t"');
    const roots = `${b.message()}<bpmn:error id="err" errorCode="E1"/>`;
    const result = await process(around(b.job('t') + events, roots));
    expect(element(result, 't').boundaryEvents).toEqual(['late', 'stop', 'fail', 'any']);
    const late = { attachedTo: 't', interrupting: false, eventType: 'TIMER', timer: { kind: 'cycle' } };
    expect(element(result, 'late')).toMatchObject(late);
    expect(element(result, 'stop')).toMatchObject({ interrupting: true, eventType: 'MESSAGE' });
    expect(element(result, 'stop').message).toMatchObject({
      name: { source: 'paid' },
      correlationKey: { source: '=caseId' },
    });
    expect(element(result, 'fail')).toMatchObject({ eventType: 'ERROR', error: { errorCode: { source: 'E1' } } });
    expect(element(result, 'any').error).toEqual({ errorCode: null });
  });

  it('reads an event-based gateway with a timer, a message and a receive task', async () => {
    const content =
      b.node('startEvent', 's') +
      b.node('eventBasedGateway', 'g') +
      b.node('intermediateCatchEvent', 'time', b.timer('timeDate', '=date and time(due)')) +
      b.node('intermediateCatchEvent', 'msg', b.MESSAGE_EVENT) +
      b.node('receiveTask', 'rec', '', 'messageRef="m"') +
      b.path('s', 'g', 'time') +
      b.flow('g', 'msg') +
      b.flow('g', 'rec');
    const result = await process(b.bpmn(content, b.message()));
    expect(element(result, 'time')).toMatchObject({ type: 'INTERMEDIATE_CATCH_EVENT', timer: { kind: 'date' } });
    expect(element(result, 'msg').eventType).toBe('MESSAGE');
    expect(element(result, 'rec')).toMatchObject({ type: 'RECEIVE_TASK', message: { name: { source: 'paid' } } });
  });

  it('reads timer and message start events of a process, beside its none start event', async () => {
    const starts =
      b.node('startEvent', 's') +
      b.node('startEvent', 'daily', b.timer('timeCycle', 'R/P1D')) +
      b.node('startEvent', 'msg', b.MESSAGE_EVENT);
    const result = await process(b.bpmn(starts, b.message('clue', null)));
    expect(element(result, 'p').noneStartEvent).toBe('s');
    expect(element(result, 'daily')).toMatchObject({ eventType: 'TIMER', timer: { kind: 'cycle' } });
    expect(element(result, 'msg')).toMatchObject({ eventType: 'MESSAGE', message: { correlationKey: null } });
  });

  it('reads a sub-process: its children, their scope and lane, its end events', async () => {
    const inner =
      b.node('startEvent', 'is') +
      b.job('it') +
      b.node('endEvent', 'stop', '<bpmn:terminateEventDefinition/>') +
      b.node('endEvent', 'err', '<bpmn:errorEventDefinition errorRef="boom"/>') +
      b.node('parallelGateway', 'ig') +
      b.path('is', 'it', 'ig', 'stop') +
      b.flow('ig', 'err');
    const lanes = `<bpmn:laneSet><bpmn:lane id="l1" name="法制审核"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>`;
    const result = await process(
      b.bpmn(
        `${lanes}${b.node('startEvent', 's')}${b.node('subProcess', 't', inner)}${b.node('endEvent', 'e')}${b.path('s', 't', 'e')}`,
        '<bpmn:error id="boom" errorCode="BOOM"/>',
      ),
    );
    expect(element(result, 't')).toMatchObject({
      type: 'SUB_PROCESS',
      children: ['is', 'it', 'stop', 'err', 'ig'],
      noneStartEvent: 'is',
      lane: '法制审核',
    });
    expect(element(result, 'it')).toMatchObject({ flowScope: 't', lane: '法制审核' });
    expect(element(result, 's').lane).toBeNull();
    expect(element(result, 'stop').eventType).toBe('TERMINATE');
    expect(element(result, 'err')).toMatchObject({ eventType: 'ERROR', error: { errorCode: { source: 'BOOM' } } });
    expect(result.flows.get('is_it')).toMatchObject({ source: 'is', target: 'it' });
  });

  it('reads multi-instance activities', async () => {
    const attributes = {
      inputCollection: '=items',
      inputElement: 'item',
      outputCollection: 'all',
      outputElement: '=item',
    };
    const loop =
      `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${b.extensions(b.zeebe('loopCharacteristics', attributes))}` +
      '<bpmn:completionCondition>=true</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>';
    const result = await process(around(b.node('task', 't', loop)));
    expect(element(result, 't').multiInstance).toMatchObject({
      isSequential: true,
      inputCollection: { source: '=items' },
      inputElement: 'item',
      outputCollection: 'all',
      outputElement: { source: '=item' },
      completionCondition: { source: '=true' },
    });
  });

  it('reads event sub-processes', async () => {
    const start = b.node('startEvent', 'is', b.timer('timeDuration', 'PT1H'), 'isInterrupting="false"');
    const result = await process(
      b.bpmn(b.node('startEvent', 's') + b.node('subProcess', 'esp', start, 'triggeredByEvent="true"')),
    );
    expect(element(result, 'esp')).toMatchObject({ type: 'EVENT_SUB_PROCESS', children: ['is'], noneStartEvent: null });
    expect(element(result, 'is')).toMatchObject({ eventType: 'TIMER', interrupting: false, flowScope: 'esp' });
  });

  it('ignores data, annotations and what only the modeler needs', async () => {
    const content =
      b.node('dataObjectReference', 'd') +
      '<bpmn:textAnnotation id="n"><bpmn:text>note</bpmn:text></bpmn:textAnnotation>' +
      b.node('startEvent', 's', b.extensions('<other:x xmlns:other="urn:o" a="1"/>'), 'zeebe:modelerTemplate="x"');
    const result = await process(b.bpmn(content));
    expect(element(result, 'p').children).toEqual(['s']);
  });

  it('accepts the procedures of this repository', async () => {
    for (const file of [
      'penalty-case/penalty-case',
      'shared/publication/publication',
      'shared/service-of-documents/service-of-documents',
    ])
      expect((await parsed(readFileSync(`processes/${file}.bpmn`, 'utf8'))).length).toBe(1);
  });
});

describe('element types', () => {
  /** One sample of each type; the compiler checks that none is left out. */
  const samples: Record<Exclude<BpmnElementType, 'MULTI_INSTANCE_BODY'>, string> = {
    PROCESS: '',
    START_EVENT: '',
    SUB_PROCESS: b.node('subProcess', 't', b.node('startEvent', 'is')),
    EVENT_SUB_PROCESS:
      b.job('t') + b.node('subProcess', 'esp', b.node('startEvent', 'is', b.MESSAGE_EVENT), 'triggeredByEvent="true"'),
    END_EVENT: b.job('t') + b.node('endEvent', 'more'),
    INTERMEDIATE_CATCH_EVENT: b.node('intermediateCatchEvent', 't', b.MESSAGE_EVENT),
    INTERMEDIATE_THROW_EVENT: b.node('intermediateThrowEvent', 't'),
    BOUNDARY_EVENT: b.job('t') + b.node('boundaryEvent', 'bd', b.timer('timeDuration', 'P5D'), 'attachedToRef="t"'),
    SERVICE_TASK: b.job('t'),
    SEND_TASK: b.job('t', 'sendTask'),
    RECEIVE_TASK: b.node('receiveTask', 't', '', 'messageRef="m"'),
    USER_TASK: b.node('userTask', 't'),
    MANUAL_TASK: b.node('manualTask', 't'),
    TASK: b.node('task', 't'),
    SCRIPT_TASK: b.job('t', 'scriptTask'),
    BUSINESS_RULE_TASK: b.job('t', 'businessRuleTask'),
    EXCLUSIVE_GATEWAY: b.node('exclusiveGateway', 't'),
    PARALLEL_GATEWAY: b.node('parallelGateway', 't'),
    INCLUSIVE_GATEWAY: b.node('inclusiveGateway', 't'),
    EVENT_BASED_GATEWAY:
      b.node('task', 't') +
      b.node('eventBasedGateway', 'g') +
      b.node('intermediateCatchEvent', 'c1', b.MESSAGE_EVENT) +
      b.node('intermediateCatchEvent', 'c2', b.timer('timeDuration', '=wait')) +
      b.path('t', 'g', 'c1') +
      b.flow('g', 'c2'),
    CALL_ACTIVITY: b.node('callActivity', 't', b.extensions(b.zeebe('calledElement', { processId: 'other' }))),
  };

  it.each(Object.entries(samples))('%s is parsed', async (type, sample) => {
    const xml = sample === '' ? b.bpmn(b.node('startEvent', 't')) : around(sample, b.message());
    const types = [...(await process(xml)).elements.values()].map((one) => one.type);
    expect(types).toContain(type);
  });

  it('of the table and of the samples are the same', () => {
    expect(new Set([...Object.values(ELEMENT_TYPES), 'EVENT_SUB_PROCESS'])).toEqual(new Set(Object.keys(samples)));
  });
});

describe('docs/bpmn-coverage.md', () => {
  const rows = readFileSync('docs/bpmn-coverage.md', 'utf8').split('\n');
  const activities = Object.keys(ELEMENT_TYPES).filter(
    (type) => !/Event$|Process$/.test(type) || type.endsWith('SubProcess'),
  );

  it.each(activities)('says that %s is done', (type) => {
    const name = type.replace('bpmn:', '').replace(/^./, (letter) => letter.toLowerCase());
    expect(rows.find((row) => row.startsWith(`| \`${name}\` `))).toContain('| done');
  });
});

describe('the Zeebe descriptor', () => {
  interface Type {
    readonly name: string;
    readonly superClass?: readonly string[];
    readonly properties?: readonly { readonly name: string; readonly type: string }[];
  }
  type Descriptor = { readonly uri: string; readonly types: readonly Type[] };
  const installed = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as Descriptor;

  /** Properties of the type in the installed schema, its own and inherited ones. */
  function schemaProperties(name: string): string[] {
    const type = installed.types.find((one) => one.name === name);
    const inherited = (type?.superClass ?? []).flatMap(schemaProperties);
    return [...(type?.properties ?? []).map((property) => `${property.name}: ${property.type}`), ...inherited];
  }

  it('has nothing that the schema does not have', () => {
    expect(ZEEBE.uri).toBe(installed.uri);
    for (const { name, properties } of (ZEEBE as Descriptor).types) {
      expect(installed.types.map((type) => type.name)).toContain(name);
      for (const property of properties ?? [])
        expect(schemaProperties(name)).toContain(`${property.name}: ${property.type}`);
    }
  });
});
