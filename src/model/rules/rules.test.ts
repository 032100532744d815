import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Finding } from '../finding.js';
import { parseProcesses } from '../index.js';
import * as b from '../testing/bpmn-text.js';
import { RULES } from './index.js';

async function findings(xml: string): Promise<Finding[]> {
  const result = await parseProcesses(xml);
  return result.ok ? [] : result.findings;
}

const S = b.node('startEvent', 's');
const E = b.node('endEvent', 'e');

/** start → t → end. */
function around(task: string, roots = ''): string {
  return b.bpmn(S + task + E + b.path('s', 't', 'e'), roots);
}

function task(kind: string, ...extension: string[]): string {
  return around(b.node(kind, 't', extension.length > 0 ? b.extensions(...extension) : ''));
}

const definition = (attributes: Record<string, string>): string => b.zeebe('taskDefinition', attributes);
const timerCatch = (content: string): string => around(b.node('intermediateCatchEvent', 't', content));
const boundary = (content: string, attributes = 'attachedToRef="t"'): string =>
  around(b.job('t') + b.node('boundaryEvent', 'bd', content, attributes), b.message());
const WAIT = b.timer('timeDuration', 'P5D');
/** An event-based gateway in front of the targets. */
/** An event sub-process beside the normal path of its process. */
const beside = (content: string, roots = ''): string =>
  b.bpmn(S + b.node('subProcess', 'esp', content, 'triggeredByEvent="true"'), roots);
const looped = (attributes: Record<string, string>): string =>
  around(
    b.node(
      'userTask',
      't',
      `<bpmn:multiInstanceLoopCharacteristics>${b.extensions(b.zeebe('loopCharacteristics', attributes))}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  );
const choice = (targets: string, flows: string): string =>
  b.bpmn(S + b.node('eventBasedGateway', 'g') + targets + b.flow('s', 'g') + flows, b.message());
const caught = (id: string): string => b.node('intermediateCatchEvent', id, b.MESSAGE_EVENT);

const SIGNAL = '<bpmn:signalEventDefinition signalRef="sg"/>';
const COMPENSATE = '<bpmn:compensateEventDefinition/>';
const throwing = (content: string, roots = ''): string => around(b.node('intermediateThrowEvent', 't', content), roots);
/** A task that a handler compensates, and what else the process holds. */
const compensated = (more: string): string =>
  b.bpmn(
    S +
      b.job('t') +
      b.node('boundaryEvent', 'bd', COMPENSATE, 'attachedToRef="t"') +
      b.node('userTask', 'h', '', 'isForCompensation="true"') +
      E +
      b.path('s', 't', 'e') +
      more +
      '<bpmn:association id="as" sourceRef="bd" targetRef="h"/>',
  );
/** A sub-process with boundary events for one escalation. */
const subWithBoundaries = (...ids: readonly string[]): string =>
  b.node('subProcess', 't', b.node('startEvent', 'is')) +
  ids
    .map((id) =>
      b.node('boundaryEvent', id, '<bpmn:escalationEventDefinition escalationRef="es"/>', 'attachedToRef="t"'),
    )
    .join('');

/** What breaks each rule: the file, the element that is named, and words of the message. */
type Case = readonly [what: string, xml: string, elementId: string | null, words: string];

const CASES: Record<keyof typeof RULES, readonly Case[]> = {
  'readable-content': [
    ['an id used twice', b.bpmn(S + b.node('task', 's')), 's', 'used once'],
    ['an element that is not BPMN', b.bpmn(`${S}<bpmn:magicTask id="x"/>`), null, 'magicTask'],
    ['an unknown Zeebe element', task('serviceTask', definition({ type: 'a' }), '<zeebe:adHoc/>'), null, 'adHoc'],
    [
      'an unknown attribute of a Zeebe element',
      task('callActivity', b.zeebe('calledElement', { processId: 'x', bindingType: 'deployment' })),
      't',
      'bindingType',
    ],
  ],
  'executable-process': [
    ['no process', b.definitions(''), null, 'executable'],
    ['a process that is not executable', b.definitions('<bpmn:process id="p"/>'), null, 'executable'],
  ],
  'element-ids': [['a task without id', b.bpmn(`${S}<bpmn:task/>`), 'p', 'an id']],
  'supported-element': [
    ['a complex gateway', around(b.node('complexGateway', 't')), 't', 'complexGateway'],
    ['a transaction', around(b.node('transaction', 't', S.replace('"s"', '"i"'))), 't', 'transaction'],
    ['an ad-hoc sub-process', around(b.node('adHocSubProcess', 't', b.node('task', 'i'))), 't', 'adHocSubProcess'],
  ],
  'supported-event': [
    ...['escalation', 'conditional', 'compensate'].map((kind): Case => [
      `a ${kind} catch event`,
      timerCatch(`<bpmn:${kind}EventDefinition/>`),
      't',
      `found ${kind}`,
    ]),
    ...['cancel', 'timer', 'link'].map((kind): Case => [
      `a ${kind} end event`,
      b.bpmn(S + b.node('endEvent', 'x', `<bpmn:${kind}EventDefinition/>`) + b.flow('s', 'x')),
      'x',
      `found ${kind}`,
    ]),
    ...['error', 'timer'].map((kind): Case => [
      `a ${kind} throw event`,
      around(b.node('intermediateThrowEvent', 't', `<bpmn:${kind}EventDefinition/>`)),
      't',
      `found ${kind}`,
    ]),
    ...['link', 'conditional'].map((kind): Case => [
      `a ${kind} boundary event`,
      boundary(`<bpmn:${kind}EventDefinition/>`),
      'bd',
      `found ${kind}`,
    ]),
    ['a boundary event of no kind', boundary(''), 'bd', 'found none'],
    ['two definitions on one event', timerCatch(WAIT + WAIT), 't', 'found several'],
  ],
  'supported-feature': [
    ['a standard loop', around(b.node('userTask', 't', '<bpmn:standardLoopCharacteristics/>')), 't', 'standard loop'],
    ['a native user task', task('userTask', b.zeebe('userTask')), 't', 'native'],
    ['an external form', task('userTask', b.zeebe('formDefinition', { externalReference: 'f' })), 't', 'external form'],
    [
      'execution listeners',
      task(
        'userTask',
        b.zeebe('executionListeners', {}, b.zeebe('executionListener', { eventType: 'start', type: 'x' })),
      ),
      't',
      'execution listeners',
    ],
    [
      'task listeners',
      task('userTask', b.zeebe('taskListeners', {}, b.zeebe('taskListener', { eventType: 'creating', type: 'x' }))),
      't',
      'task listeners',
    ],
    ['a priority', task('userTask', b.zeebe('priorityDefinition', { priority: '5' })), 't', 'priority'],
    [
      'processIdExpression',
      task('callActivity', b.zeebe('calledElement', { processIdExpression: 'x' })),
      't',
      'processIdExpression',
    ],
    [
      'an extension twice',
      task('serviceTask', definition({ type: 'a' }), definition({ type: 'b' })),
      't',
      'at most once',
    ],
  ],
  'resolved-references': [
    ['a default flow that is not there', around(b.node('exclusiveGateway', 't', '', 'default="gone"')), 't', 'default'],
    ['a message that is not there', around(b.node('receiveTask', 't', '', 'messageRef="gone"')), 't', 'messageRef'],
    ['a host that is not there', boundary(WAIT, 'attachedToRef="gone"'), 'bd', 'attachedToRef'],
    [
      // Left alone it would catch every error.
      'an error that is not there',
      boundary('<bpmn:errorEventDefinition errorRef="gone"/>'),
      'bd',
      'errorRef',
    ],
  ],
  'distinct-triggers': [
    [
      'two event sub-processes of a scope that start by one message',
      b.bpmn(
        S +
          ['a', 'b']
            .map((id) =>
              b.node('subProcess', id, b.node('startEvent', `s${id}`, b.MESSAGE_EVENT), 'triggeredByEvent="true"'),
            )
            .join(''),
        b.message(),
      ),
      'sb',
      'message',
    ],
    [
      'two boundary events that catch every error',
      b.bpmn(
        S +
          b.job('t') +
          ['x', 'y']
            .map((id) => b.node('boundaryEvent', id, '<bpmn:errorEventDefinition/>', 'attachedToRef="t"'))
            .join('') +
          b.flow('s', 't'),
      ),
      'y',
      'every error',
    ],
  ],
  'multi-instance': [
    [
      'one without an input collection',
      around(b.node('userTask', 't', '<bpmn:multiInstanceLoopCharacteristics/>')),
      't',
      'input collection',
    ],
    [
      'one with an output collection only',
      looped({ inputCollection: '=x', outputCollection: 'y' }),
      't',
      'output element',
    ],
    [
      'one with an output element only',
      looped({ inputCollection: '=x', outputElement: '=y' }),
      't',
      'output collection',
    ],
  ],
  'inclusive-gateway': [
    [
      'one that joins',
      b.bpmn(S + b.node('task', 'a') + b.node('inclusiveGateway', 'g') + b.path('s', 'a', 'g') + b.flow('s', 'g')),
      'g',
      'found 2',
    ],
  ],
  'sequence-flow-ends': [
    [
      'a flow into an event sub-process',
      b.bpmn(
        S + b.node('subProcess', 't', b.node('startEvent', 'i', WAIT), 'triggeredByEvent="true"') + b.flow('s', 't'),
      ),
      's_t',
      'event sub-process',
    ],
    ['a flow to nowhere', b.bpmn(S + b.flow('s', 'gone')), 's_gone', 'at its target'],
    ['a flow from nowhere', b.bpmn(S + E + b.flow('gone', 'e')), 'gone_e', 'at its source'],
    [
      'a flow into a sub-process',
      b.bpmn(S + b.node('subProcess', 't', b.node('startEvent', 'i') + b.node('task', 'j')) + b.flow('s', 'j')),
      's_j',
      'crosses',
    ],
  ],
  'start-event': [
    [
      'a sub-process that a message starts',
      around(b.node('subProcess', 't', b.node('startEvent', 'i', b.MESSAGE_EVENT)), b.message()),
      'i',
      'without a trigger',
    ],
    ['an event sub-process without a trigger', beside(b.node('startEvent', 'i')), 'i', 'found none'],
    [
      'an event sub-process with two starts',
      beside(b.node('startEvent', 'i', WAIT) + b.node('startEvent', 'j', WAIT)),
      'esp',
      'found 2',
    ],
    [
      'an event sub-process that an error starts beside',
      beside(b.node('startEvent', 'i', '<bpmn:errorEventDefinition/>', 'isInterrupting="false"')),
      'i',
      'interrupting',
    ],
    [
      'a process that an error starts',
      b.bpmn(S + b.node('startEvent', 'i', '<bpmn:errorEventDefinition/>')),
      'i',
      'found error',
    ],
    [
      'two starts by one message',
      b.bpmn(b.node('startEvent', 's', b.MESSAGE_EVENT) + b.node('startEvent', 's2', b.MESSAGE_EVENT), b.message()),
      's2',
      'at another',
    ],
    ['a process without start', b.bpmn(E), 'p', 'found 0'],
    ['a process with two starts', b.bpmn(S + b.node('startEvent', 's2')), 'p', 'found 2'],
    ['a sub-process without start', around(b.node('subProcess', 't', b.node('task', 'i'))), 't', 'found 0'],
    ['a flow into a start event', b.bpmn(S + b.node('task', 'a') + b.path('s', 'a', 's')), 's', 'into a start'],
  ],
  'end-event-outgoing': [
    ['a flow out of an end event', b.bpmn(S + E + b.node('task', 't') + b.path('s', 'e', 't')), 'e', 'out of an end'],
  ],
  'boundary-event': [
    ['one that is not attached', boundary(WAIT, ''), 'bd', 'on a task'],
    [
      'one on a gateway',
      around(b.node('parallelGateway', 't') + b.node('boundaryEvent', 'bd', WAIT, 'attachedToRef="t"')),
      'bd',
      'on a task',
    ],
    [
      'a flow into one',
      b.bpmn(S + b.job('t') + b.node('boundaryEvent', 'bd', WAIT, 'attachedToRef="t"') + b.path('s', 't', 'bd')),
      'bd',
      'into a boundary',
    ],
    [
      'an error that does not interrupt',
      boundary('<bpmn:errorEventDefinition/>', 'attachedToRef="t" cancelActivity="false"'),
      'bd',
      'interrupting',
    ],
  ],
  'exclusive-gateway-conditions': [
    [
      'a way out without condition',
      b.bpmn(S + b.node('exclusiveGateway', 'x') + E + b.job('t') + b.path('s', 'x', 'e') + b.flow('x', 't', '=a')),
      'x_e',
      'condition',
    ],
  ],
  'condition-position': [
    [
      'a condition after a task',
      b.bpmn(S + b.job('t') + E + b.flow('s', 't') + b.flow('t', 'e', '=a')),
      't_e',
      'only on flows',
    ],
    [
      'the default flow of another',
      b.bpmn(S + b.node('exclusiveGateway', 'x', '', 'default="s_x"') + E + b.path('s', 'x', 'e')),
      'x',
      'default flow',
    ],
  ],
  'event-based-gateway': [
    ['one way out', choice(caught('a'), b.flow('g', 'a')), 'g', 'at least two'],
    ['a task behind it', choice(caught('a') + b.job('t'), b.flow('g', 'a') + b.flow('g', 't')), 't', 'catch event'],
    [
      'another way into its event',
      choice(caught('a') + caught('c') + b.job('t'), b.flow('g', 'a') + b.flow('g', 'c') + b.flow('t', 'c')),
      'c',
      'reached only',
    ],
  ],
  'straight-through-loop': [
    [
      'gateways and manual tasks in a circle',
      b.bpmn(
        S +
          b.node('exclusiveGateway', 'x', '', 'default="x_e"') +
          b.node('manualTask', 'm') +
          E +
          b.flow('s', 'x') +
          b.flow('x', 'm', '=again') +
          b.flow('m', 'x') +
          b.flow('x', 'e'),
      ),
      'x',
      'x → m',
    ],
  ],
  'task-implementation': [
    ['a service task without type', task('serviceTask'), 't', 'exactly one of zeebe:TaskDefinition'],
    ['a blank job type', task('serviceTask', definition({ type: ' ' })), 't', 'type in zeebe:TaskDefinition'],
    ['a send task without type', task('sendTask'), 't', 'exactly one'],
    ['a script task without script', task('scriptTask'), 't', 'zeebe:Script'],
    [
      'a rule task with both',
      task(
        'businessRuleTask',
        definition({ type: 'a' }),
        b.zeebe('calledDecision', { decisionId: 'd', resultVariable: 'r' }),
      ),
      't',
      'found 2',
    ],
    [
      'a decision without id',
      task('businessRuleTask', b.zeebe('calledDecision', { resultVariable: 'r' })),
      't',
      'decisionId',
    ],
    [
      'a decision without result',
      task('businessRuleTask', b.zeebe('calledDecision', { decisionId: 'd' })),
      't',
      'resultVariable',
    ],
    ['a call without process', task('callActivity', b.zeebe('calledElement')), 't', 'processId'],
    ['a user task with a job type', task('userTask', definition({ type: 'a' })), 't', 'no zeebe:TaskDefinition'],
  ],
  'form-definition': [
    ['a form without a name', task('userTask', b.zeebe('formDefinition', { formId: '' })), 't', 'neither'],
    ['a form with two names', task('userTask', b.zeebe('formDefinition', { formId: 'f', formKey: 'k' })), 't', 'both'],
  ],
  'job-retries': [
    ['retries that are no number', task('serviceTask', definition({ type: 'a', retries: 'many' })), 't', 'many'],
  ],
  'message-subscription': [
    ['no message', around(b.node('receiveTask', 't')), 't', 'a message with a name'],
    ['a message without name', around(caught('t'), b.message('')), 't', 'a message with a name'],
    ['no correlation key', around(caught('t'), b.message('paid', null)), 't', 'correlation key'],
    ['a boundary event without key', boundary('<bpmn:messageEventDefinition messageRef="gone"/>'), 'bd', 'a message'],
  ],
  'timer-definition': [
    ['no time', timerCatch('<bpmn:timerEventDefinition/>'), 't', 'found 0'],
    ['a cycle on a catch event', timerCatch(b.timer('timeCycle', 'R/PT1H')), 't', 'non-interrupting'],
    ['a cycle that interrupts', boundary(b.timer('timeCycle', 'R/PT1H')), 'bd', 'non-interrupting'],
    ['a duration in words', timerCatch(b.timer('timeDuration', '5 days')), 't', '5 days'],
    ['a date without zone', timerCatch(b.timer('timeDate', '2026-03-01T00:00:00')), 't', 'ISO 8601'],
    [
      'a cron expression of five fields',
      boundary(b.timer('timeCycle', '0 9 * * *'), 'attachedToRef="t" cancelActivity="false"'),
      'bd',
      'cron expression',
    ],
  ],
  'error-code': [
    [
      'an error end event without error',
      b.bpmn(S + b.node('endEvent', 'x', '<bpmn:errorEventDefinition/>') + b.flow('s', 'x')),
      'x',
      'error code',
    ],
    [
      'a caught code that is an expression',
      around(
        b.job('t') + b.node('boundaryEvent', 'bd', '<bpmn:errorEventDefinition errorRef="er"/>', 'attachedToRef="t"'),
        '<bpmn:error id="er" errorCode="=x"/>',
      ),
      'bd',
      'static error code',
    ],
    [
      'a thrown code that is not FEEL',
      b.bpmn(
        S + b.node('endEvent', 'x', '<bpmn:errorEventDefinition errorRef="er"/>') + b.flow('s', 'x'),
        '<bpmn:error id="er" errorCode="=1 +"/>',
      ),
      'x',
      'not valid FEEL',
    ],
    [
      'the same code twice on one task',
      around(
        b.job('t') +
          ['b1', 'bd']
            .map((id) => b.node('boundaryEvent', id, '<bpmn:errorEventDefinition errorRef="er"/>', 'attachedToRef="t"'))
            .join(''),
        '<bpmn:error id="er" errorCode="E"/>',
      ),
      'bd',
      'found E twice',
    ],
  ],
  'escalation-code': [
    ['a thrown one without code', throwing('<bpmn:escalationEventDefinition/>'), 't', 'with a code'],
    [
      'one on a task',
      boundary('<bpmn:escalationEventDefinition/>', 'attachedToRef="t"'),
      'bd',
      'on a sub-process or a call activity',
    ],
    [
      'a caught code that is an expression',
      around(subWithBoundaries('bd'), '<bpmn:escalation id="es" escalationCode="=x"/>'),
      'bd',
      'static escalation code',
    ],
    [
      'the same code twice on one sub-process',
      around(subWithBoundaries('b1', 'bd'), '<bpmn:escalation id="es" escalationCode="E"/>'),
      'bd',
      'found E twice',
    ],
  ],
  'signal-reference': [
    ['one without signal', throwing('<bpmn:signalEventDefinition/>'), 't', 'with a name'],
    ['a signal without name', throwing(SIGNAL, '<bpmn:signal id="sg"/>'), 't', 'with a name'],
    [
      'the same signal twice on one task',
      around(
        b.job('t') + ['b1', 'bd'].map((id) => b.node('boundaryEvent', id, SIGNAL, 'attachedToRef="t"')).join(''),
        '<bpmn:signal id="sg" name="alarm"/>',
      ),
      'bd',
      'waited for once',
    ],
  ],
  'constant-start-name': [
    [
      'a signal start whose name is a variable',
      b.bpmn(b.node('startEvent', 's', SIGNAL) + E + b.path('s', 'e'), '<bpmn:signal id="sg" name="=x"/>'),
      's',
      'constant name',
    ],
  ],
  'link-pair': [
    ['a throw event alone', throwing('<bpmn:linkEventDefinition name="A"/>'), 't', 'catch event for link "A"'],
    ['a link without name', throwing('<bpmn:linkEventDefinition/>'), 't', 'with a name'],
    [
      'two catch events',
      b.bpmn(
        S +
          ['c1', 'c2']
            .map((id) => b.node('intermediateCatchEvent', id, '<bpmn:linkEventDefinition name="A"/>'))
            .join(''),
      ),
      'c2',
      'found several',
    ],
  ],
  compensation: [
    ['a boundary event without handler', boundary(COMPENSATE), 'bd', 'one handler'],
    ['a handler that a flow leads to', compensated(b.path('s', 'h')), 'h', 'no sequence flow'],
    ['a boundary event with a flow', compensated(b.path('bd', 'e')), 'bd', 'no sequence flow'],
    [
      'a handler with a boundary event',
      compensated(b.node('boundaryEvent', 'b2', WAIT, 'attachedToRef="h"')),
      'h',
      'no boundary event',
    ],
    [
      'a throw event that does not wait',
      throwing('<bpmn:compensateEventDefinition waitForCompletion="false"/>'),
      't',
      'waits for completion',
    ],
    [
      'a reference to what cannot be compensated',
      compensated(
        b.job('o') + b.node('intermediateThrowEvent', 'x', '<bpmn:compensateEventDefinition activityRef="o"/>'),
      ),
      'x',
      'found neither',
    ],
    [
      'a reference into a sub-process',
      compensated(
        b.node('subProcess', 'sp', b.node('startEvent', 'is') + b.job('o')) +
          b.node('intermediateThrowEvent', 'x', '<bpmn:compensateEventDefinition activityRef="o"/>'),
      ),
      'x',
      'found it elsewhere',
    ],
  ],
  'variable-names': [
    [
      'a target with a space',
      task(
        'serviceTask',
        definition({ type: 'a' }),
        b.zeebe('ioMapping', {}, b.zeebe('output', { source: '=1', target: 'a b' })),
      ),
      't',
      'a b',
    ],
    [
      'no target',
      task('serviceTask', definition({ type: 'a' }), b.zeebe('ioMapping', {}, b.zeebe('input', { source: '=1' }))),
      't',
      'variable name',
    ],
    [
      'a result named like a keyword',
      task('scriptTask', b.zeebe('script', { expression: '=1', resultVariable: 'null' })),
      't',
      'null',
    ],
  ],
  'valid-expression': [
    [
      'a condition that is not FEEL',
      b.bpmn(S + b.node('exclusiveGateway', 'x') + E + b.flow('s', 'x') + b.flow('x', 'e', 'approved')),
      'x_e',
      'starting with =',
    ],
    [
      'an invalid condition',
      b.bpmn(S + b.node('exclusiveGateway', 'x') + E + b.flow('s', 'x') + b.flow('x', 'e', '=a >')),
      'x_e',
      'not valid FEEL',
    ],
    [
      'an empty condition',
      b.bpmn(S + b.node('exclusiveGateway', 'x') + E + b.flow('s', 'x') + b.flow('x', 'e', '')),
      'x_e',
      'found none',
    ],
    ['an invalid job type', task('serviceTask', definition({ type: '=(' })), 't', 'job type'],
    [
      'an invalid mapping',
      task(
        'serviceTask',
        definition({ type: 'a' }),
        b.zeebe('ioMapping', {}, b.zeebe('input', { source: '=1 +', target: 'a' })),
      ),
      't',
      'input mapping a',
    ],
    ['an invalid timer', timerCatch(b.timer('timeDuration', '=duration(')), 't', 'timer'],
    ['a static correlation key', around(caught('t'), b.message('paid', 'caseId')), 't', 'correlation key'],
    [
      'a script that is not FEEL',
      task('scriptTask', b.zeebe('script', { expression: '1', resultVariable: 'r' })),
      't',
      'script',
    ],
    [
      'invalid candidate groups',
      task('userTask', b.zeebe('assignmentDefinition', { candidateGroups: '=[' })),
      't',
      'candidate groups',
    ],
    [
      'an unknown function',
      task('businessRuleTask', b.zeebe('calledDecision', { decisionId: '=pick()', resultVariable: 'r' })),
      't',
      'pick',
    ],
  ],
};

describe.each(Object.entries(CASES))('rule %s', (rule, cases) => {
  it.each([...cases])('refuses %s', async (_, xml, elementId, words) => {
    const found = (await findings(xml)).filter((finding) => finding.rule === rule);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          elementId,
          message: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringContaining(words) },
          remedy: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/\w/) },
        }),
      ]),
    );
  });
});

describe('rules', () => {
  it('are registered, each under the name of its file', () => {
    const files = readdirSync('src/model/rules')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['index.ts', 'rule.ts'].includes(file))
      .map((file) => file.replace('.ts', ''));
    expect(files.sort()).toEqual(Object.keys(RULES).sort());
  });

  it('find nothing in a sound process', async () => {
    const gateway = b.node('exclusiveGateway', 'x', '', 'default="x_e"');
    const sound = S + b.job('t') + gateway + E + b.path('s', 't', 'x', 'e') + b.flow('x', 't', '=again');
    expect(await findings(b.bpmn(sound))).toEqual([]);
  });

  it('tell everything that is wrong at once', async () => {
    const rules = (await findings(b.bpmn(b.node('serviceTask', 't')))).map(({ rule }) => rule);
    expect(rules).toEqual(['start-event', 'task-implementation']);
  });
});

describe('what is no BPMN', () => {
  it.each([
    ['text', 'hello', 1],
    ['another XML', '<html/>', 0],
    ['nothing', '', 1],
    ['an element that is not closed', '<a>\n<b>\n</a>', 3],
    ['a wrong end tag', b.bpmn(S).replace('</bpmn:process>', '\n</bpmn:proces>'), 2],
  ])('%s is refused', async (_, xml, line) => {
    const [finding] = await findings(xml);
    expect(finding).toMatchObject({ elementId: null, rule: 'readable-xml' });
    if (line > 0) expect(finding?.message.en).toContain(`Line ${line}, column`);
  });

  it('a file beyond the limit is refused before it is read', async () => {
    const [finding] = await findings(b.bpmn(S) + ' '.repeat(3_000_000));
    expect(finding).toMatchObject({ rule: 'resource-size', elementId: null });
  });
});
