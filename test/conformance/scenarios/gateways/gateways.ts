import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  publish,
  resolve,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const {
  catching,
  duration,
  end,
  eventBased,
  exclusive,
  flow,
  flowIf,
  manual,
  message,
  parallel,
  process,
  receive,
  service,
  start,
  task,
} = bpmn;

const choice = (...flows: readonly bpmn.Part[]) =>
  process('p', [
    start(),
    exclusive('x', { default: 'x-c' }),
    service('a'),
    service('b'),
    service('c'),
    flow('start', 'x'),
    ...flows,
    flow('x', 'c'),
  ]);
const noDefault = process('p', [
  start(),
  exclusive('x'),
  service('a'),
  service('b'),
  flow('start', 'x'),
  flowIf('x', 'a', '=n > 10'),
  flowIf('x', 'b', '=n > 5'),
]);
const race = process('p', [
  start(),
  eventBased('e'),
  catching('m1', message('A', '=id')),
  catching('m2', message('B', '=id')),
  catching('late', duration('PT1H')),
  service('a'),
  service('b'),
  service('c'),
  flow('start', 'e'),
  flow('e', 'm1', 'a'),
  flow('e', 'm2', 'b'),
  flow('e', 'late', 'c'),
]);

export default scenarios('gateways', [
  scenario('exclusive: the first true condition', {
    resources: [choice(flowIf('x', 'a', '=n > 10'), flowIf('x', 'b', '=n > 5 and n <= 10'))],
    acts: [create('p', { n: 11 }), create('p', { n: 7 }), create('p', { n: 1 })],
  }),
  scenario('exclusive: of two true conditions', {
    resources: [choice(flowIf('x', 'a', '=n > 5'), flowIf('x', 'b', '=n > 5'))],
    acts: [create('p', { n: 7 })],
  }),
  scenario('exclusive: no true condition and no default is an incident', {
    resources: [noDefault],
    acts: [create('p', { n: 1 }), resolve(), setVariables('process', { n: 6 }), resolve(), cancel()],
  }),
  scenario('exclusive: a condition that is no boolean is an incident', {
    resources: [
      process('p', [
        start(),
        exclusive('x'),
        service('a'),
        service('b'),
        flow('start', 'x'),
        flowIf('x', 'a', '=n'),
        flowIf('x', 'b', '=true'),
      ]),
    ],
    acts: [create('p', { n: 'yes' }), setVariables('process', { n: true }), resolve()],
  }),
  scenario('exclusive: a condition on a missing variable', {
    resources: [noDefault],
    acts: [create('p'), create('p', { n: 'text' }), create('p', { n: null })],
  }),
  scenario('exclusive: a single flow is taken', {
    resources: [process('p', [start(), exclusive('x'), end(), flow('start', 'x', 'end')])],
    acts: [create('p')],
  }),
  scenario('exclusive: a single flow with a condition', {
    resources: [process('p', [start(), exclusive('x'), end(), flow('start', 'x'), flowIf('x', 'end', '=ok')])],
    acts: [create('p', { ok: true }), create('p', { ok: false })],
  }),
  scenario('exclusive: without outgoing flow', {
    resources: [process('p', [start(), exclusive('x'), flow('start', 'x')])],
    acts: [create('p')],
  }),
  scenario('exclusive: joins pass every token on', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        task('u'),
        task('v'),
        exclusive('m'),
        service('t'),
        flow('start', 'fork', 'u', 'm', 't'),
        flow('fork', 'v', 'm'),
      ]),
    ],
    acts: [create('p'), complete('t'), complete('t')],
  }),
  scenario('parallel: fork and join', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        service('a'),
        service('b'),
        parallel('join'),
        end(),
        flow('start', 'fork', 'a', 'join', 'end'),
        flow('fork', 'b', 'join'),
      ]),
    ],
    acts: [create('p'), complete('b', { x: 1 }), complete('a', { x: 2 })],
  }),
  scenario('parallel: branches interleave element by element', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        manual('a1'),
        manual('a2'),
        manual('b1'),
        manual('b2'),
        parallel('join'),
        end(),
        flow('start', 'fork', 'a1', 'a2', 'join', 'end'),
        flow('fork', 'b1', 'b2', 'join'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('parallel: a join that keeps tokens that are too many', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        task('x1'),
        manual('x2'),
        exclusive('m'),
        service('lower'),
        parallel('join'),
        service('after'),
        flow('start', 'fork', 'x1', 'm', 'join', 'after', 'lower', 'join'),
        flow('fork', 'x2', 'm'),
        flow('fork', 'lower'),
      ]),
    ],
    acts: [create('p'), complete('lower'), complete('after'), complete('lower'), cancel()],
  }),
  scenario('parallel: a join that never fires leaves the instance', {
    resources: [
      process('p', [
        start(),
        exclusive('x', { default: 'x-a' }),
        task('a'),
        task('b'),
        parallel('join'),
        end(),
        flow('start', 'x', 'a', 'join', 'end'),
        flowIf('x', 'b', '=false'),
        flow('b', 'join'),
      ]),
    ],
    acts: [create('p'), cancel()],
  }),
  scenario('parallel: fork and join in one gateway', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        parallel('g'),
        end(),
        end('e2'),
        flow('start', 'f', 'g', 'end'),
        bpmn.raw(''),
        task('t'),
        flow('f', 't', 'g', 'e2'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('parallel: without outgoing flow', {
    resources: [process('p', [start(), parallel('f'), flow('start', 'f')])],
    acts: [create('p')],
  }),
  scenario('event-based: the timer wins', {
    resources: [race],
    acts: [create('p', { id: 'k' }), advance('PT1H'), publish('A', 'k'), complete('c')],
  }),
  scenario('event-based: a message wins', {
    resources: [race],
    acts: [create('p', { id: 'k' }), publish('B', 'k', { v: 1 }), publish('A', 'k'), advance('PT2H'), complete('b')],
  }),
  scenario('event-based: a message that is buffered wins at once', {
    resources: [race],
    acts: [
      publish('A', 'k', { v: 3 }, { ttl: 'PT10M' }),
      publish('B', 'k', { v: 4 }, { ttl: 'PT10M' }),
      create('p', { id: 'k' }),
      complete('a'),
    ],
  }),
  scenario('event-based: a missing correlation key is an incident', {
    resources: [race],
    acts: [create('p'), setVariables('process', { id: 'k' }), resolve(), publish('A', 'k')],
  }),
  scenario('event-based: cancelled while waiting', {
    resources: [race],
    acts: [create('p', { id: 'k' }), cancel()],
  }),
  scenario('receive task after a gateway by events', {
    resources: [
      process('p', [
        start(),
        eventBased('e'),
        catching('m1', message('A', '=id')),
        catching('late', duration('PT1H')),
        receive('r', message('B', '=id')),
        end(),
        flow('start', 'e', 'm1', 'r', 'end'),
        flow('e', 'late', 'r'),
      ]),
    ],
    acts: [create('p', { id: 1 }), publish('A', '1'), publish('B', '1')],
  }),
]);
