import {
  bpmn,
  create,
  createWithResult,
  deploy,
  hangUp,
  openWithResult,
  received,
  complete,
  cancel,
  resource,
  rpc,
  scenario,
  scenarios,
  fail,
} from '../../scenario.js';
const {
  boundary,
  call,
  catching,
  duration,
  end,
  error,
  eventBased,
  eventSub,
  flow,
  message,
  process,
  service,
  start,
  sub,
} = bpmn;

const ONE = process('p', [start(), service('t'), end(), flow('start', 't', 'end')]);
const CHANGED = process('p', [start(), service('t2'), end(), flow('start', 't2', 'end')]);
const THROUGH = process('p', [start(), end(), flow('start', 'end')]);
const RICH = process('p', [
  start(),
  service('a'),
  boundary('late', 'a', duration('PT1H')),
  sub('sp', [
    start('s1'),
    service('b'),
    sub('inner', [start('s2'), service('c'), end('e2'), flow('s2', 'c', 'e2')]),
    end('e1'),
    flow('s1', 'b', 'inner', 'e1'),
  ]),
  eventBased('race'),
  catching('time', duration('PT1H')),
  catching('post', message('m', '=key')),
  eventSub('esp', [start('failed', error('E')), end('e4'), flow('failed', 'e4')]),
  end(),
  end('e3'),
  flow('start', 'a', 'sp', 'race', 'time', 'end'),
  flow('race', 'post', 'end'),
  flow('late', 'e3'),
]);
const byKey = (more: object) => rpc('CreateProcessInstance', more);

export default scenarios('gateway-creation', [
  scenario('by id and version, by id, by key', {
    resources: [ONE],
    acts: [
      deploy(CHANGED),
      create('p', {}, { version: 1 }),
      create('p', {}, { version: 2 }),
      create('p'),
      create('p', {}, { byKey: true }),
      rpc('CreateProcessInstance', (stage) => ({ processDefinitionKey: stage.ledger.deployed[0] })),
      rpc('CreateProcessInstance', { bpmnProcessId: 'p', version: -2 }),
    ],
  }),
  scenario('what does not exist', {
    resources: [ONE],
    acts: [
      byKey({}),
      byKey({ bpmnProcessId: 'absent' }),
      byKey({ bpmnProcessId: 'absent', version: -1 }),
      byKey({ bpmnProcessId: 'p', version: 3 }),
      byKey({ bpmnProcessId: 'p', version: 0 }),
      byKey({ bpmnProcessId: 'p' }),
      byKey({ processDefinitionKey: '7' }),
      byKey({ processDefinitionKey: '-1' }),
      byKey({ processDefinitionKey: '7', bpmnProcessId: 'p', version: 1 }),
    ],
  }),
  scenario('a process without a none start event', {
    resources: [process('p', [start('begin', message('m')), end(), flow('begin', 'end')])],
    acts: [create('p'), createWithResult('p')],
  }),
  scenario('start instructions instead of a none start event', {
    resources: [process('p', [start('begin', message('m')), service('t'), end(), flow('begin', 't', 'end')])],
    acts: [create('p', { a: 1 }, { startAt: ['t'] }), complete('t')],
  }),
  scenario('start instructions in nested scopes and at several places', {
    resources: [RICH],
    acts: [create('p', { key: 'k' }, { startAt: ['c', 'a'] }), complete('c'), complete('b'), cancel()],
  }),
  scenario('a start instruction on a sub-process', {
    resources: [RICH],
    acts: [create('p', { key: 'k' }, { startAt: ['sp'] }), complete('b')],
  }),
  scenario('a start instruction on a gateway and on an end event', {
    resources: [RICH],
    acts: [create('p', { key: 'k' }, { startAt: ['race'] }), create('p', {}, { startAt: ['end'] })],
  }),
  scenario('the same start instruction twice', {
    resources: [RICH],
    acts: [create('p', {}, { startAt: ['a', 'a'] }), complete('a')],
  }),
  ...[
    ['absent'],
    ['start'],
    ['late'],
    ['time'],
    ['post'],
    ['s1'],
    ['a', 'absent'],
    ['start-a'],
    ['esp'],
    ['failed'],
    [''],
  ].map((startAt) =>
    scenario(`a start instruction that is refused: ${startAt.join(' and ') || 'empty'}`, {
      resources: [RICH],
      acts: [create('p', {}, { startAt })],
    }),
  ),
  scenario('a start instruction in a scope whose event cannot be subscribed to', {
    resources: [
      process('p', [
        start(),
        sub('sp', [start('s1'), service('b'), end('e1'), flow('s1', 'b', 'e1')]),
        boundary('post', 'sp', message('m', '=absent')),
        end(),
        end('e2'),
        flow('start', 'sp', 'end'),
        flow('post', 'e2'),
      ]),
    ],
    acts: [create('p', {}, { startAt: ['b'] }), create('p', { absent: 'k' }, { startAt: ['b'] })],
  }),
  scenario('the result with all variables, with some, and without', {
    resources: [THROUGH],
    acts: [
      createWithResult('p', { a: 1, b: 'x' }),
      createWithResult('p', { a: 1, b: 'x' }, { fetch: ['a', 'absent'] }),
      createWithResult('p'),
      createWithResult('absent'),
      rpc('CreateProcessInstanceWithResult'),
    ],
  }),
  scenario('the result of an instance that waits for a job', {
    resources: [ONE],
    acts: [openWithResult('call', 'p', { a: 1 }), complete('t', { b: 2 }), received('call')],
  }),
  scenario('the result by key and with start instructions', {
    resources: [ONE],
    acts: [openWithResult('call', 'p', { a: 1 }, { byKey: true, startAt: ['end'] }), received('call')],
  }),
  scenario('a caller that has left does not disturb its instance', {
    resources: [ONE],
    acts: [openWithResult('call', 'p', { a: 1 }), hangUp('call'), complete('t', { b: 2 })],
  }),
  scenario('the result of a root whose called process does the work', {
    resources: [ONE, process('root', [start(), call('c', 'p'), end(), flow('start', 'c', 'end')])],
    acts: [openWithResult('call', 'root', { a: 1 }), fail('t', 1), complete('t', { b: 2 }), received('call')],
  }),
  scenario('a resource with a name of its own', {
    resources: [resource('folder/process one.bpmn', ONE)],
    acts: [create('p')],
  }),
]);
