import {
  bpmn,
  cancel,
  complete,
  create,
  fail,
  modify,
  resolve,
  scenario,
  scenarios,
  setVariables,
  throwError,
} from '../../scenario.js';
import { bare, none } from './bare.js';

const {
  boundary,
  catching,
  duration,
  end,
  error,
  escalation,
  exclusive,
  flow,
  flowIf,
  link,
  manual,
  message,
  parallel,
  process,
  service,
  start,
  sub,
  throwing,
} = bpmn;

export default scenarios('throwing events and links', [
  scenario('a none throw event is passed through', {
    resources: [process('p', [start('s'), throwing('t'), end('e'), flow('s', 't', 'e')])],
    acts: [create('p')],
  }),
  scenario('output mappings of a none throw event count, input mappings do not', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', undefined, { in: [['=x', 'q']], out: [['=x+1', 'y']] }),
        service('u'),
        end('e'),
        flow('s', 't', 'u', 'e'),
      ]),
    ],
    acts: [create('p', { x: 1 }), create('p', { x: null }), create('p')],
  }),
  scenario('message throw and end events are jobs', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', message('M', '=id'), { type: 'send', in: [['=x', 'q']], out: [['=r', 'y']] }),
        end('e', message('M', '=id'), { type: 'send' }),
        flow('s', 't', 'e'),
      ]),
    ],
    acts: [create('p', { x: 1 }), complete('send', { r: 5 }), complete('send'), create('p', { x: 1 }), cancel()],
  }),
  scenario('a job type that is no text is an incident of the throw event', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', message('M', '=id'), { type: '=ty', retries: '=re' }),
        end('e'),
        flow('s', 't', 'e'),
      ]),
    ],
    acts: [
      create('p', { ty: 1, re: 3 }),
      setVariables('process', { ty: 'send' }),
      resolve(),
      fail('send', 0, { message: 'no' }),
      cancel(),
    ],
  }),
  scenario('an error thrown for the job of a message end event', {
    resources: [
      process('p', [
        start('s'),
        end('e', message('M', '=id'), { type: 'send', headers: { k: 'v' }, out: [['=r', 'y']] }),
        flow('s', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('send', 'X'), create('p'), complete('send', { r: 1 })],
  }),
  scenario('an error thrown for the job of a message throw event', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          throwing('t', message('M', '=id'), { type: 'send' }),
          end('e1'),
          flow('s1', 't', 'e1'),
        ]),
        boundary('b', 'sp', error('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('send', 'E')],
  }),
  scenario('refused: a message throw event without a job', {
    resources: [process('p', [start('s'), throwing('t', message('M', '=id')), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('a message throw event without a message', {
    resources: [
      process('p', [start('s'), throwing('t', bare('message'), { type: 'send' }), end('e'), flow('s', 't', 'e')]),
    ],
    acts: [create('p'), complete('send')],
  }),
  scenario('refused: a timer throw event', {
    resources: [process('p', [start('s'), throwing('t', duration('PT1H')), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('refused: an error throw event', {
    resources: [process('p', [start('s'), throwing('t', error('E')), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('refused: a timer end event', {
    resources: [process('p', [start('s'), end('e', duration('PT1H')), flow('s', 'e')])],
    acts: [],
  }),
  scenario('refused: a catch event of no kind', {
    resources: [process('p', [start('s'), catching('t', none), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('refused: an escalation catch event', {
    resources: [process('p', [start('s'), catching('t', escalation('E')), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('refused: publishing a message from the throw event', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', message('M', '=id'), {
          extensions: '<zeebe:publishMessage correlationKey="=id" messageId="=m" timeToLive="PT1H"/>',
        }),
        end('e'),
        flow('s', 't', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('a link goes on at its catch event', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('A')),
        catching('c', link('A')),
        end('e'),
        flow('s', 't'),
        flow('c', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('two throw events of one link, with mappings', {
    resources: [
      process('p', [
        start('s'),
        parallel('g'),
        throwing('t1', link('A'), { in: [['=1', 'q']], out: [['=2', 'y']] }),
        throwing('t2', link('A')),
        catching('c', link('A'), { out: [['=3', 'z']] }),
        service('u'),
        end('e'),
        flow('s', 'g', 't1'),
        flow('g', 't2'),
        flow('c', 'u', 'e'),
      ]),
    ],
    acts: [create('p'), complete('u'), complete('u')],
  }),
  scenario('a link within a sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          throwing('t', link('A')),
          catching('c', link('A')),
          end('e1'),
          flow('s1', 't'),
          flow('c', 'e1'),
        ]),
        end('e'),
        flow('s', 'sp', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a link back to an earlier element', {
    resources: [
      process('p', [
        start('s'),
        catching('c', link('A')),
        exclusive('x'),
        throwing('t', link('A')),
        service('u'),
        end('e'),
        flow('s', 'u'),
        flow('u', 'x'),
        flowIf('x', 't', '=again'),
        flowIf('x', 'e', '=not(again)'),
        flow('c', 'u'),
      ]),
    ],
    acts: [create('p', { again: true }), complete('u'), complete('u', { again: false })],
  }),
  scenario('a sequence flow out of a link throw event is not taken', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('A')),
        catching('c', link('A')),
        end('e'),
        flow('s', 't', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a sequence flow into a link catch event is taken too', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('A')),
        catching('c', link('A')),
        service('u'),
        end('e'),
        flow('s', 't'),
        flow('s', 'c'),
        flow('c', 'u', 'e'),
      ]),
    ],
    acts: [create('p'), complete('u'), complete('u')],
  }),
  scenario('a link catch event that nothing throws to', {
    resources: [process('p', [start('s'), catching('c', link('A')), end('e'), flow('s', 'e'), flow('c', 'e')])],
    acts: [create('p')],
  }),
  scenario('modified to the events of a link', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        throwing('t', link('A')),
        catching('c', link('A')),
        service('v'),
        end('e'),
        flow('s', 'u', 't'),
        flow('c', 'v', 'e'),
      ]),
    ],
    acts: [
      create('p'),
      modify({ activate: ['c'], terminate: ['u'] }),
      complete('v'),
      create('p'),
      modify({ activate: ['t'], terminate: ['u'] }),
      complete('v'),
    ],
  }),
  scenario('an output mapping that fails is an incident of the throw event', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('A'), { out: [['=assert(x,x!=null)', 'y']] }),
        catching('c', link('A')),
        end('e'),
        flow('s', 't'),
        flow('c', 'e'),
      ]),
    ],
    acts: [create('p'), setVariables('process', { x: 1 }), resolve()],
  }),
  scenario('a link while the last other path ends', {
    resources: [
      process('p', [
        start('s'),
        parallel('g'),
        manual('m'),
        throwing('t', link('A')),
        catching('c', link('A')),
        service('u'),
        end('e'),
        flow('s', 'g', 't'),
        flow('g', 'm', 'e'),
        flow('c', 'u', 'e'),
      ]),
    ],
    acts: [create('p'), complete('u')],
  }),
  scenario('refused: a link without catch event', {
    resources: [process('p', [start('s'), throwing('t', link('A')), flow('s', 't')])],
    acts: [],
  }),
  scenario('refused: two catch events of one link', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('A')),
        catching('c', link('A')),
        catching('d', link('A')),
        end('e'),
        flow('s', 't'),
        flow('c', 'e'),
        flow('d', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: a link without name', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', link('')),
        catching('c', link('')),
        end('e'),
        flow('s', 't'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: a link out of a sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', link('A')), flow('s1', 't')]),
        catching('c', link('A')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
]);
