import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  deploy,
  publish,
  resolve,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const { boundary, catching, end, flow, message, parallel, process, receive, service, start } = bpmn;

const waits = process('p', [start(), catching('m', message('M', '=id')), end(), flow('start', 'm', 'end')]);
const byMessage = process('s', [
  start('none'),
  start('ms', message('GO')),
  service('w'),
  flow('none', 'w'),
  flow('ms', 'w'),
]);

export default scenarios('messages', [
  scenario('a message correlates to who waits', {
    resources: [waits],
    acts: [create('p', { id: 'k' }), publish('M', 'k', { a: 1 })],
  }),
  scenario('a message that nobody waits for and that is not kept', {
    resources: [waits],
    acts: [publish('M', 'k', { a: 1 }), create('p', { id: 'k' })],
  }),
  scenario('a buffered message correlates later', {
    resources: [waits],
    acts: [publish('M', 'k', { a: 1 }, { ttl: 'PT1H' }), create('p', { id: 'k' }), create('p', { id: 'k' })],
  }),
  scenario('a buffered message expires', {
    resources: [waits],
    acts: [publish('M', 'k', { a: 1 }, { ttl: 'PT10S' }), advance('PT11S'), create('p', { id: 'k' }), advance('PT2M')],
  }),
  scenario('messages expire together once a minute', {
    resources: [waits],
    acts: [
      publish('M', 'a', {}, { ttl: 'PT1S' }),
      publish('M', 'b', {}, { ttl: 'PT20S' }),
      publish('M', 'c', {}, { ttl: 'PT5M' }),
      advance('PT30S'),
      advance('PT1M'),
      advance('PT5M'),
    ],
  }),
  scenario('a numeric correlation key', {
    resources: [waits],
    acts: [create('p', { id: 42 }), publish('M', '42'), create('p', { id: 1.5 }), publish('M', '1.5')],
  }),
  scenario('a correlation key that is neither text nor number is an incident', {
    resources: [waits],
    acts: [
      create('p', { id: true }),
      setVariables('process', { id: [1] }),
      resolve(),
      setVariables('process', { id: 'k' }),
      resolve(),
      publish('M', 'k'),
    ],
  }),
  scenario('a correlation key that is missing is an incident', {
    resources: [waits],
    acts: [create('p'), create('p', { id: null }), cancel()],
  }),
  scenario('an empty correlation key', {
    resources: [waits],
    acts: [create('p', { id: '' }), publish('M', '', { a: 1 })],
  }),
  scenario('one message correlates once per process', {
    resources: [waits, process('q', [start(), catching('m', message('M', '=id')), end(), flow('start', 'm', 'end')])],
    acts: [
      create('p', { id: 'k' }),
      create('p', { id: 'k' }),
      create('q', { id: 'k' }),
      publish('M', 'k'),
      publish('M', 'k'),
    ],
  }),
  scenario('one message correlates once per process whatever its version', {
    resources: [waits],
    acts: [
      create('p', { id: 'k' }),
      deploy(
        process('p', [
          start(),
          catching('m', message('M', '=id')),
          service('t'),
          end(),
          flow('start', 'm', 't', 'end'),
        ]),
      ),
      create('p', { id: 'k' }),
      publish('M', 'k'),
    ],
  }),
  scenario('two buffered messages correlate in their order', {
    resources: [
      process('p', [
        start(),
        catching('m', message('M', '=id')),
        catching('n', message('M', '=id')),
        end(),
        flow('start', 'm', 'n', 'end'),
      ]),
    ],
    acts: [
      publish('M', 'k', { a: 1 }, { ttl: 'PT1H' }),
      publish('M', 'k', { a: 2 }, { ttl: 'PT1H' }),
      create('p', { id: 'k' }),
    ],
  }),
  scenario('two who wait in one instance', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        catching('m', message('M', '=id')),
        catching('n', message('M', '=id')),
        flow('start', 'f', 'm'),
        flow('f', 'n'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('M', 'k', { a: 1 }), publish('M', 'k', { a: 2 })],
  }),
  scenario('an id that is in the buffer is refused', {
    resources: [waits],
    acts: [
      publish('M', 'k', {}, { ttl: 'PT1H', id: 'one' }),
      publish('M', 'k', {}, { ttl: 'PT1H', id: 'one' }),
      publish('M', 'other', {}, { id: 'one' }),
      publish('N', 'k', {}, { id: 'one' }),
    ],
  }),
  scenario('an id may come again when its message is gone', {
    resources: [waits],
    acts: [
      publish('M', 'k', {}, { id: 'one' }),
      publish('M', 'k', {}, { id: 'one' }),
      publish('M', 'k', {}, { ttl: 'PT10S', id: 'one' }),
      advance('PT2M'),
      publish('M', 'k', {}, { id: 'one' }),
    ],
  }),
  scenario('output mapping of a catch event', {
    resources: [
      process('p', [
        start(),
        catching('m', message('M', '=id'), { out: [['=a', 'b']] }),
        end(),
        flow('start', 'm', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('M', 'k', { a: 1, lost: 2 })],
  }),
  scenario('the name of the message is an expression', {
    resources: [
      process('p', [start(), catching('m', message('="M-" + kind', '=id')), end(), flow('start', 'm', 'end')]),
    ],
    acts: [create('p', { id: 'k', kind: 'x' }), publish('M-x', 'k')],
  }),
  scenario('the name of the message is no string: an incident', {
    resources: [process('p', [start(), catching('m', message('=kind', '=id')), end(), flow('start', 'm', 'end')])],
    acts: [create('p', { id: 'k', kind: 1 }), setVariables('process', { kind: 'x' }), resolve(), publish('x', 'k')],
  }),
  scenario('cancelled while waiting', {
    resources: [waits],
    acts: [create('p', { id: 'k' }), cancel(), publish('M', 'k')],
  }),
  scenario('an interrupting boundary message', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('b', 't', message('M', '=id')),
        end(),
        end('e2'),
        flow('start', 't', 'end'),
        flow('b', 'e2'),
      ]),
    ],
    acts: [
      create('p', { id: 'k' }),
      publish('M', 'k', { a: 1 }),
      create('p', { id: 'j' }),
      complete('t'),
      publish('M', 'j'),
    ],
  }),
  scenario('a boundary message that does not interrupt', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('b', 't', message('M', '=id'), { interrupting: false }),
        service('n'),
        flow('start', 't'),
        flow('b', 'n'),
      ]),
    ],
    acts: [
      create('p', { id: 'k' }),
      publish('M', 'k', { a: 1 }),
      publish('M', 'k', { a: 2 }),
      complete('n'),
      complete('t'),
      complete('n'),
    ],
  }),
  scenario('boundary message of a receive task for another message', {
    resources: [
      process('p', [
        start(),
        receive('t', message('R', '=id')),
        boundary('b', 't', message('M', '=id')),
        end(),
        end('e2'),
        flow('start', 't', 'end'),
        flow('b', 'e2'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('M', 'k'), create('p', { id: 'k' }), publish('R', 'k')],
  }),
  scenario('start: a message starts an instance', {
    resources: [byMessage],
    acts: [publish('GO', '', { a: 1 }), publish('GO', '', { a: 2 }), complete('w'), complete('w')],
  }),
  scenario('start: one instance per correlation key at a time', {
    resources: [byMessage],
    acts: [
      publish('GO', 'k', { a: 1 }),
      publish('GO', 'k', { a: 2 }, { ttl: 'PT1H' }),
      publish('GO', 'k', { a: 3 }, { ttl: 'PT1H' }),
      publish('GO', 'j'),
      complete('w'),
      complete('w', {}, { nth: 1 }),
      complete('w'),
      complete('w'),
    ],
  }),
  scenario('start: a message waits until the instance is cancelled', {
    resources: [byMessage],
    acts: [publish('GO', 'k', { a: 1 }), publish('GO', 'k', { a: 2 }, { ttl: 'PT1H' }), cancel()],
  }),
  scenario('start: a message that waits expires', {
    resources: [byMessage],
    acts: [publish('GO', 'k', { a: 1 }), publish('GO', 'k', { a: 2 }, { ttl: 'PT1M' }), advance('PT3M'), complete('w')],
  }),
  scenario('start: a buffered message does not start what is deployed later', {
    acts: [publish('GO', 'k', { a: 1 }, { ttl: 'PT1H' }), deploy(byMessage), publish('GO', 'k', { a: 2 })],
  }),
  scenario('start: output mapping of the start event', {
    resources: [process('s', [start('ms', message('GO'), { out: [['=a + 1', 'b']] }), service('w'), flow('ms', 'w')])],
    acts: [publish('GO', '', { a: 1 })],
  }),
  scenario('start: a new version takes over', {
    resources: [byMessage],
    acts: [
      deploy(process('s', [start('ms', message('GO')), service('w2'), flow('ms', 'w2')])),
      publish('GO', ''),
      deploy(process('s', [start('none'), service('w3'), flow('none', 'w3')])),
      publish('GO', ''),
    ],
  }),
  scenario('start: two start events by message', {
    resources: [
      process('s', [start('a', message('A')), start('b', message('B')), service('w'), flow('a', 'w'), flow('b', 'w')]),
    ],
    acts: [publish('A', 'k'), publish('B', 'k'), publish('B', 'j'), complete('w')],
  }),
  scenario('start: one message starts and correlates', {
    resources: [
      byMessage,
      process('p', [start(), catching('m', message('GO', '=id')), end(), flow('start', 'm', 'end')]),
    ],
    acts: [create('p', { id: 'k' }), publish('GO', 'k', { a: 1 })],
  }),
  scenario('start: a process that only a message starts cannot be created', {
    resources: [process('s', [start('ms', message('GO')), service('w'), flow('ms', 'w')])],
    acts: [create('s')],
  }),
]);
