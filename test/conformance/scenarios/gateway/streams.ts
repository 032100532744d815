import {
  activate,
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  hangUp,
  open,
  received,
  resolve,
  retries,
  scenario,
  scenarios,
  throwError,
  updateTimeout,
  type Act,
} from '../../scenario.js';
const { boundary, duration, end, flow, parallel, process, service, start, user } = bpmn;

const ONE = process('p', [start(), service('t', { headers: { h: '1' } }), end(), flow('start', 't', 'end')]);
const FORK = process('p', [
  start(),
  parallel('f'),
  service('a', { type: 't' }),
  service('b', { type: 't' }),
  end(),
  flow('start', 'f', 'a', 'end'),
  flow('f', 'b', 'end'),
]);
const TWO = process('p', [start(), service('t'), service('u', { type: 't' }), end(), flow('start', 't', 'u', 'end')]);
const stream = (label: string, more: object = {}): Act =>
  open(label, 'StreamActivatedJobs', { type: 't', worker: 'streamer', timeout: 60_000, ...more });
/** Until the gateway has told the broker of the stream. */
const settle: Act = { title: 'a moment', run: () => new Promise((resolve) => setTimeout(() => resolve('ok'), 400)) };

export default scenarios('gateway-streams', [
  scenario('a new job goes to the stream', {
    resources: [ONE],
    acts: [stream('s'), settle, create('p', { a: 1, b: 2 }), received('s'), complete('t')],
  }),
  scenario('only the variables that were asked for', {
    resources: [ONE],
    acts: [
      stream('s', { fetchVariable: ['b', 'absent'] }),
      settle,
      create('p', { a: 1, b: 2 }),
      received('s'),
      complete('t'),
    ],
  }),
  scenario('a job from before is for those who ask', {
    resources: [ONE],
    acts: [create('p'), stream('s'), settle, received('s'), activate('t'), complete('t')],
  }),
  scenario('two jobs at once', {
    resources: [FORK],
    acts: [stream('s'), settle, create('p'), received('s', 2), complete('t'), complete('t')],
  }),
  scenario('the next job of the instance', {
    resources: [TWO],
    acts: [stream('s'), settle, create('p'), received('s'), complete('t'), received('s'), complete('t')],
  }),
  scenario('a job of another type', {
    resources: [ONE],
    acts: [stream('s', { type: 'other' }), settle, create('p'), received('s'), activate('t'), complete('t')],
  }),
  scenario('a failed job comes again', {
    resources: [ONE],
    acts: [stream('s'), settle, create('p'), received('s'), fail('t', 2), received('s'), complete('t')],
  }),
  scenario('a failed job comes again after its back-off', {
    resources: [ONE],
    acts: [
      stream('s'),
      settle,
      create('p'),
      received('s'),
      fail('t', 2, { backoffMs: 5_000 }),
      received('s'),
      advance('PT6S'),
      received('s'),
      complete('t'),
    ],
  }),
  scenario('a job whose time is over comes again', {
    resources: [ONE],
    acts: [
      stream('s', { timeout: 5_000 }),
      settle,
      create('p'),
      received('s'),
      advance('PT6S'),
      received('s'),
      complete('t'),
    ],
  }),
  scenario('a job whose incident is resolved comes again', {
    resources: [ONE],
    acts: [
      stream('s'),
      settle,
      create('p'),
      received('s'),
      fail('t', 0),
      retries('t', 1),
      received('s'),
      resolve(),
      received('s'),
      complete('t'),
    ],
  }),
  scenario('a job on a stream can be given more time, throw and be cancelled', {
    resources: [ONE],
    acts: [
      stream('s'),
      settle,
      create('p'),
      received('s'),
      updateTimeout('t', 120_000),
      throwError('t', 'E'),
      cancel(),
    ],
  }),
  scenario('who has left gets nothing', {
    resources: [ONE],
    acts: [stream('s'), settle, hangUp('s'), settle, create('p'), activate('t'), complete('t')],
  }),
  scenario('a boundary timer takes the job from the stream', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('late', 't', duration('PT1H')),
        end(),
        end('e2'),
        flow('start', 't', 'end'),
        flow('late', 'e2'),
      ]),
    ],
    acts: [stream('s', { timeout: 7_200_000 }), settle, create('p'), received('s'), advance('PT1H')],
  }),
  scenario('a user task', {
    resources: [process('p', [start(), user('u', { assignee: 'me' }), end(), flow('start', 'u', 'end')])],
    acts: [
      stream('s', { type: 'io.camunda.zeebe:userTask' }),
      settle,
      create('p'),
      received('s'),
      complete('io.camunda.zeebe:userTask'),
    ],
  }),
  ...(
    [
      ['no type', { type: '' }],
      ['a blank type', { type: ' ' }],
      ['no time', { timeout: 0 }],
      ['less than no time', { timeout: -1 }],
      ['another tenant', { tenantIds: ['north'] }],
      ['another tenant beside the default one', { tenantIds: ['<default>', 'north'] }],
    ] as const
  ).map(([what, more]) =>
    scenario(`a stream that is refused: ${what}`, { acts: [stream('s', more), settle, received('s')] }),
  ),
  scenario('a stream without a worker, with the default tenant', {
    resources: [ONE],
    acts: [stream('s', { worker: '', tenantIds: ['<default>'] }), settle, create('p'), received('s'), complete('t')],
  }),
]);
