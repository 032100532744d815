import {
  activate,
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  resolve,
  retries,
  rpc,
  scenario,
  scenarios,
  setVariables,
  throwError,
  updateTimeout,
} from '../../scenario.js';

const { boundary, duration, end, error, flow, process, service, start } = bpmn;

const one = process('p', [start(), service('t'), end(), flow('start', 't', 'end')]);
const caught = process('p', [
  start(),
  service('t'),
  boundary('b', 't', error('E1')),
  service('fix'),
  end(),
  flow('start', 't', 'end'),
  flow('b', 'fix'),
]);

export default scenarios('jobs', [
  scenario('activated, completed', {
    resources: [one],
    acts: [create('p', { a: 1, b: 'x' }), activate('t', { fetch: ['a'] }), activate('t'), complete('t', { c: 1 })],
  }),
  scenario('activated in the order of their keys', {
    resources: [one],
    acts: [
      create('p', { n: 1 }),
      create('p', { n: 2 }),
      create('p', { n: 3 }),
      activate('t', { max: 2 }),
      activate('t', { worker: 'other' }),
    ],
  }),
  scenario('completed without activation', { resources: [one], acts: [create('p'), complete('t')] }),
  scenario('completed twice', {
    resources: [one],
    acts: [create('p'), complete('t'), complete('t', {}, { ended: true })],
  }),
  scenario('a job that does not exist', {
    acts: [
      rpc('CompleteJob', { jobKey: '2251799813685999', variables: '{}' }),
      rpc('FailJob', { jobKey: '2251799813685999', retries: 1 }),
      rpc('ThrowError', { jobKey: '2251799813685999', errorCode: 'x' }),
      rpc('UpdateJobRetries', { jobKey: '2251799813685999', retries: 1 }),
      rpc('UpdateJobTimeout', { jobKey: '2251799813685999', timeout: 1000 }),
    ],
  }),
  scenario('timed out and activated again', {
    resources: [one],
    acts: [
      create('p'),
      activate('t', { timeoutMs: 5_000 }),
      advance('PT6S'),
      activate('t', { timeoutMs: 10_000, worker: 'second' }),
      complete('t'),
    ],
  }),
  scenario('timed out and completed nevertheless', {
    resources: [one],
    acts: [create('p'), activate('t', { timeoutMs: 5_000 }), advance('PT6S'), complete('t')],
  }),
  scenario('several time out together', {
    resources: [one],
    acts: [
      create('p'),
      create('p'),
      activate('t', { timeoutMs: 5_000, max: 1 }),
      activate('t', { timeoutMs: 3_000 }),
      advance('PT6S'),
    ],
  }),
  scenario('failed with retries left', {
    resources: [one],
    acts: [create('p'), activate('t'), fail('t', 2, { message: 'first' }), activate('t'), fail('t', 1), complete('t')],
  }),
  scenario('failed with back-off', {
    resources: [one],
    acts: [
      create('p'),
      activate('t'),
      fail('t', 2, { message: 'later', backoffMs: 60_000 }),
      activate('t'),
      fail('t', 2),
      advance('PT30S'),
      advance('PT31S'),
      activate('t'),
      complete('t'),
    ],
  }),
  scenario('failed with back-off and completed before it is over', {
    resources: [one],
    acts: [create('p'), activate('t'), fail('t', 2, { backoffMs: 60_000 }), complete('t'), advance('PT2M')],
  }),
  scenario('failed without retries: an incident', {
    resources: [one],
    acts: [
      create('p'),
      activate('t'),
      fail('t', 0, { message: 'gone' }),
      resolve(),
      complete('t'),
      retries('t', 3),
      resolve(),
      activate('t'),
      complete('t'),
    ],
  }),
  scenario('failed without retries and without message', {
    resources: [one],
    acts: [create('p'), fail('t', 0), retries('t', 1), resolve(), complete('t')],
  }),
  scenario('failed with negative retries', { resources: [one], acts: [create('p'), fail('t', -1)] }),
  scenario('failed with back-off and no retries', {
    resources: [one],
    acts: [create('p'), fail('t', 0, { backoffMs: 1_000 }), advance('PT5S')],
  }),
  scenario('completed while its incident is open', {
    resources: [one],
    acts: [create('p'), fail('t', 0), complete('t', { a: 1 })],
  }),
  scenario('failed with variables and no retries', {
    resources: [one],
    acts: [create('p', { a: 1 }), fail('t', 0, { variables: { a: 2 } }), cancel()],
  }),
  scenario('a long message is cut', {
    resources: [one],
    acts: [create('p'), fail('t', 0, { message: 'x'.repeat(10_500) })],
  }),
  scenario('retries set', {
    resources: [one],
    acts: [
      create('p'),
      retries('t', 5),
      retries('t', 0),
      retries('t', -2),
      activate('t'),
      retries('t', 4),
      complete('t'),
    ],
  }),
  scenario('time-out set', {
    resources: [one],
    acts: [
      create('p'),
      updateTimeout('t', 5_000),
      activate('t', { timeoutMs: 5_000 }),
      updateTimeout('t', 60_000),
      advance('PT30S'),
      advance('PT31S'),
      updateTimeout('t', 5_000),
    ],
  }),
  scenario('cancelled with its instance', {
    resources: [one],
    acts: [create('p'), activate('t'), cancel(), complete('t', {}, { ended: true })],
  }),
  scenario('cancelled with its instance while it waits for its back-off', {
    resources: [one],
    acts: [create('p'), fail('t', 1, { backoffMs: 60_000 }), cancel(), advance('PT2M')],
  }),
  scenario('cancelled with its instance while it has an incident', {
    resources: [one],
    acts: [create('p'), fail('t', 0), cancel()],
  }),
  scenario('an error that is caught', {
    resources: [caught],
    acts: [
      create('p', { a: 1 }),
      throwError('t', 'E1', { message: 'boom', variables: { why: 1 } }),
      complete('fix'),
      create('p'),
      activate('t'),
      throwError('t', 'E1'),
    ],
  }),
  scenario('an error that nobody catches', {
    resources: [caught],
    acts: [
      create('p'),
      throwError('t', 'E9', { message: 'boom', variables: { why: 1 } }),
      throwError('t', 'E1'),
      fail('t', 1),
      retries('t', 2),
      resolve(),
      complete('t'),
    ],
  }),
  scenario('an error in a process without error events', {
    resources: [one],
    acts: [create('p'), throwError('t', 'E1'), complete('t')],
  }),
  scenario('an error with an empty code', { resources: [caught], acts: [create('p'), throwError('t', '')] }),
  scenario('an error thrown for a failed job', {
    resources: [caught],
    acts: [create('p'), fail('t', 0), throwError('t', 'E1'), complete('fix')],
  }),
  scenario('result while the task has a timer', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('b', 't', duration('PT1H')),
        end(),
        flow('start', 't', 'end'),
        end('e2'),
        flow('b', 'e2'),
      ]),
    ],
    acts: [create('p'), activate('t', { timeoutMs: 7_200_000 }), advance('PT1H'), complete('t', {}, { ended: true })],
  }),
  scenario('variables that are no object', {
    resources: [one],
    acts: [
      create('p'),
      rpc('CompleteJob', (on) => ({ jobKey: on.ledger.job('t'), variables: '[1]' })),
      rpc('CompleteJob', (on) => ({ jobKey: on.ledger.job('t'), variables: 'text' })),
      rpc('CompleteJob', (on) => ({ jobKey: on.ledger.job('t'), variables: '' })),
    ],
  }),
  scenario('bad requests for jobs', {
    resources: [one],
    acts: [
      create('p'),
      rpc('ActivateJobs', { type: '', worker: 'w', timeout: 1000, maxJobsToActivate: 1, requestTimeout: -1 }),
      rpc('ActivateJobs', { type: 't', worker: 'w', timeout: 0, maxJobsToActivate: 1, requestTimeout: -1 }),
      rpc('ActivateJobs', { type: 't', worker: 'w', timeout: 1000, maxJobsToActivate: 0, requestTimeout: -1 }),
      rpc('ActivateJobs', { type: 't', worker: '', timeout: 1000, maxJobsToActivate: 1, requestTimeout: -1 }),
    ],
  }),
  scenario('an incident of the output mapping after completion', {
    resources: [
      process('p', [
        start(),
        service('t', { out: [['=assert(x, x != null)', 'y']] }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [
      create('p'),
      complete('t'),
      complete('t', { x: 1 }, { ended: true }),
      setVariables('process', { x: 1 }),
      resolve(),
    ],
  }),
]);
