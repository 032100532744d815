import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  createWithResult,
  deploy,
  modify,
  openWithResult,
  received,
  rpc,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const {
  boundary,
  call,
  catching,
  duration,
  end,
  eventBased,
  flow,
  message,
  parallel,
  process,
  service,
  start,
  sub,
  task,
} = bpmn;

const one = process('p', [start(), service('t'), end(), flow('start', 't', 'end')]);
const quick = process('q', [start(), bpmn.script('s', '=a + 1', 'b'), end(), flow('start', 's', 'end')]);
const nested = process('p', [
  start(),
  service('a'),
  sub('s', [start('s1'), service('b', { in: [['=1', 'x']] }), service('b2'), flow('s1', 'b', 'b2')], {
    in: [['=2', 'y']],
  }),
  boundary('late', 's', duration('PT1H')),
  end(),
  end('e2'),
  eventBased('e'),
  catching('m1', message('A', '=id')),
  catching('m2', duration('PT1H')),
  flow('start', 'a', 's', 'end'),
  flow('late', 'e2'),
  flow('s', 'e', 'm1'),
  flow('e', 'm2'),
]);

export default scenarios('instances', [
  scenario('created by id, version and key', {
    resources: [one],
    acts: [
      create('p'),
      create('p', { a: 1 }, { version: 1 }),
      create('p', {}, { byKey: true }),
      create('p', {}, { version: 7 }),
      create('nothing'),
      rpc('CreateProcessInstance', { processDefinitionKey: '2251799813685999' }),
      rpc('CreateProcessInstance', { version: -1 }),
    ],
  }),
  scenario('created at an older version', {
    resources: [one],
    acts: [
      deploy(process('p', [start(), service('t2'), flow('start', 't2')])),
      create('p', {}, { version: 1 }),
      create('p'),
    ],
  }),
  scenario('created with variables that are no object', {
    resources: [one],
    acts: [
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: '[]' }),
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: 'x' }),
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: '' }),
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -1, variables: 'null' }),
    ],
  }),
  scenario('created at elements', {
    resources: [nested],
    acts: [
      create('p', { id: 'k' }, { startAt: ['b'] }),
      create('p', {}, { startAt: ['a', 'b'] }),
      create('p', {}, { startAt: ['a', 'a'] }),
    ],
  }),
  scenario('created at elements where nothing can start', {
    resources: [nested],
    acts: [
      create('p', {}, { startAt: ['nothing'] }),
      create('p', {}, { startAt: ['start'] }),
      create('p', {}, { startAt: ['late'] }),
      create('p', {}, { startAt: ['m1'] }),
      create('p', {}, { startAt: ['a-s'] }),

      create('p', {}, { startAt: ['a', 'nothing'] }),
    ],
  }),
  scenario('with result', {
    resources: [quick],
    acts: [
      createWithResult('q', { a: 1 }),
      createWithResult('q', { a: 1 }, { fetch: ['b'] }),
      createWithResult('q', { a: 1 }, { fetch: ['nothing'] }),
    ],
  }),
  scenario('with result that comes later', {
    resources: [one],
    acts: [openWithResult('r', 'p', { a: 1 }), complete('t', { b: 2 }), received('r')],
  }),
  scenario('with result of a process that is not there', { acts: [createWithResult('nothing')] }),
  scenario('cancelled', { resources: [one], acts: [create('p', { a: 1 }), cancel(), cancel()] }),
  scenario('cancelled that is not there', {
    acts: [rpc('CancelProcessInstance', { processInstanceKey: '2251799813685999' })],
  }),
  scenario('cancelled with parallel paths', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        catching('c', message('M', '=id')),
        flow('start', 'f', 'a'),
        flow('f', 'b'),
        flow('f', 'c'),
      ]),
    ],
    acts: [create('p', { id: 1 }), cancel()],
  }),
  scenario('an element instance cannot be cancelled', {
    resources: [one],
    acts: [create('p'), rpc('CancelProcessInstance', (on) => ({ processInstanceKey: on.ledger.element('t') }))],
  }),
  scenario('variables of a scope that is not there', {
    acts: [
      rpc('SetVariables', { elementInstanceKey: '2251799813685999', variables: '{"a":1}', local: false }),
      rpc('SetVariables', { elementInstanceKey: '2251799813685999', variables: '5', local: false }),
    ],
  }),
  scenario('variables of an instance that has ended', {
    resources: [one],
    acts: [create('p'), complete('t'), setVariables('process', { a: 1 })],
  }),
  scenario('modified: one element instead of another', {
    resources: [nested],
    acts: [create('p'), modify({ activate: ['b'], terminate: ['a'] }), complete('b'), complete('b2')],
  }),
  scenario('modified: the last element terminated', {
    resources: [nested],
    acts: [create('p'), modify({ terminate: ['a'] })],
  }),
  scenario('modified: two elements in one sub-process', {
    resources: [nested],
    acts: [create('p'), modify({ activate: ['b', 'b2'] }), modify({ terminate: ['b'] })],
  }),
  scenario('modified: with variables', {
    resources: [nested],
    acts: [
      create('p'),
      modify({
        activate: [{ id: 'b', variables: [{ set: { g: 1 } }, { of: 's', set: { z: 2 } }, { of: 'b', set: { l: 3 } }] }],
      }),
    ],
  }),
  scenario('modified: within a chosen scope', {
    resources: [nested],
    acts: [
      create('p'),
      modify({ activate: ['b'] }),
      modify({ activate: [{ id: 'b2', ancestor: 's' }] }),
      modify({ activate: [{ id: 'b2', ancestor: 'process' }] }),
    ],
  }),
  scenario('modified: a new scope within a chosen one', {
    resources: [nested],
    acts: [
      create('p'),
      modify({ activate: ['b'] }),
      modify({ activate: [{ id: 'b2', ancestor: 'p' }] }),
      modify({ activate: ['b2'] }),
    ],
  }),
  scenario('modified: what cannot be', {
    resources: [nested],
    acts: [
      create('p'),
      modify({ activate: ['nothing'] }),
      modify({ activate: ['start'] }),
      modify({ activate: ['late'] }),
      modify({ activate: ['m1'] }),
      modify({ activate: ['a-s'] }),

      modify({ activate: ['a', 'nothing', 'start'] }),
    ],
  }),
  scenario('modified: instances and elements that are not there', {
    resources: [nested],
    acts: [
      create('p'),
      rpc('ModifyProcessInstance', {
        processInstanceKey: '2251799813685999',
        activateInstructions: [{ elementId: 'a' }],
      }),
      rpc('ModifyProcessInstance', (on) => ({
        processInstanceKey: on.ledger.instance(),
        terminateInstructions: [{ elementInstanceKey: '2251799813685999' }],
      })),
      rpc('ModifyProcessInstance', (on) => ({ processInstanceKey: on.ledger.instance() })),
    ],
  }),
  scenario('modified: variables of a scope that is not there', {
    resources: [nested],
    acts: [
      create('p'),
      modify({ activate: [{ id: 'b', variables: [{ of: 'e', set: { g: 1 } }] }] }),
      modify({ activate: [{ id: 'b', variables: [{ of: 'nothing', set: { g: 1 } }] }] }),
    ],
  }),
  scenario('modified: a called instance ended', {
    resources: [
      process('c', [start('cs'), service('w'), service('v'), flow('cs', 'w', 'v')]),
      process('p', [start(), call('k', 'c'), end(), flow('start', 'k', 'end')]),
    ],
    acts: [
      create('p'),
      modify({ process: 'c', activate: ['v'], terminate: ['w'] }),
      modify({ process: 'c', terminate: ['v'] }),
    ],
  }),
  scenario('modified: a join gets a token', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        parallel('j'),
        end(),
        flow('start', 'f', 'a', 'j', 'end'),
        flow('f', 'b', 'j'),
      ]),
    ],
    acts: [create('p'), complete('a'), modify({ activate: ['j'] }), complete('b')],
  }),
  scenario('modified: from an incident', {
    resources: [process('p', [start(), service('t', { type: '=k' }), service('u'), flow('start', 't', 'u')])],
    acts: [create('p'), modify({ activate: ['u'], terminate: ['t'] })],
  }),
  scenario('modified: a timer event', {
    resources: [
      process('p', [start(), service('t'), catching('w', duration('PT1H')), end(), flow('start', 't', 'w', 'end')]),
    ],
    acts: [
      create('p'),
      modify({ activate: ['w'] }),
      advance('PT1H'),
      modify({ activate: ['end'] }),
      modify({ terminate: ['t'] }),
    ],
  }),
  scenario('several start events of which one is none', {
    resources: [process('p', [start(), start('m', message('M')), task('t'), flow('start', 't'), flow('m', 't')])],
    acts: [create('p')],
  }),
  scenario('created or modified at the process itself', {
    resources: [one],
    acts: [create('p', {}, { startAt: ['p'] }), create('p'), modify({ activate: ['p'] })],
  }),
  scenario('with result of an instance that is cancelled', {
    resources: [one],
    acts: [openWithResult('r', 'p', {}, { timeoutMs: 5_000 }), cancel(), advance('PT10S'), received('r')],
  }),
  scenario('with result that comes too late', {
    resources: [one],
    acts: [openWithResult('r', 'p', {}, { timeoutMs: 1_000 }), advance('PT10S'), received('r'), complete('t')],
  }),
  scenario('modified: the token before a join that waits', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        parallel('j'),
        end(),
        flow('start', 'f', 'a', 'j', 'end'),
        flow('f', 'b', 'j'),
      ]),
    ],
    acts: [create('p'), complete('a'), modify({ terminate: ['b'] }), cancel()],
  }),
]);
