import {
  advance,
  bpmn,
  broadcast,
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
import { bare } from './bare.js';

const {
  boundary,
  catching,
  duration,
  end,
  eventBased,
  eventSub,
  flow,
  manual,
  message,
  parallel,
  process,
  service,
  signal,
  start,
  sub,
  throwing,
} = bpmn;

export default scenarios('signals', [
  scenario('a catch event waits for its signal only', {
    resources: [process('p', [start('s'), catching('c', signal('alarm')), end('e'), flow('s', 'c', 'e')])],
    acts: [create('p'), broadcast('other'), broadcast('alarm', { a: 1 }), broadcast('alarm', { a: 2 })],
  }),
  scenario('one signal reaches everybody who waits', {
    resources: [
      process('p', [
        start('s'),
        parallel('g'),
        catching('c', signal('alarm'), { out: [['=a', 'b']] }),
        catching('d', signal('alarm')),
        end('e'),
        flow('s', 'g', 'c', 'e'),
        flow('g', 'd', 'e'),
      ]),
      process('q', [start('s'), catching('c', signal('alarm')), end('e'), flow('s', 'c', 'e')]),
    ],
    acts: [create('q'), create('p'), broadcast('alarm', { a: 1 })],
  }),
  scenario('mappings of a signal catch event', {
    resources: [
      process('p', [
        start('s'),
        catching('c', signal('S'), { in: [['=1', 'a']], out: [['=a', 'b']] }),
        end('e'),
        flow('s', 'c', 'e'),
      ]),
    ],
    acts: [create('p'), broadcast('S', { a: 2 })],
  }),
  scenario('a signal starts a process', {
    resources: [process('p', [start('s', signal('alarm')), service('u'), end('e'), flow('s', 'u', 'e')])],
    acts: [broadcast('alarm', { a: 1 }), complete('u'), broadcast('alarm'), create('p')],
  }),
  scenario('a signal starts the latest version only', {
    acts: [
      deploy(process('p', [start('s', signal('alarm')), service('u'), end('e'), flow('s', 'u', 'e')])),
      deploy(process('p', [start('s', signal('alarm')), service('v'), end('e'), flow('s', 'v', 'e')])),
      deploy(process('p', [start('s', signal('alarm')), service('v'), end('e'), flow('s', 'v', 'e')])),
      broadcast('alarm', { a: 1 }),
    ],
  }),
  scenario('none and signal start events of one process', {
    resources: [
      process('p', [
        start('s'),
        start('s2', signal('alarm'), { out: [['=a', 'b']] }),
        start('s3', signal('bell')),
        service('u'),
        end('e'),
        flow('s', 'u', 'e'),
        flow('s2', 'u'),
        flow('s3', 'u'),
      ]),
    ],
    acts: [broadcast('alarm', { a: 1 }), broadcast('bell', { a: 1 }), create('p')],
  }),
  scenario('each broadcast starts an instance', {
    resources: [process('p', [start('s', signal('S')), service('u'), end('e'), flow('s', 'u', 'e')])],
    acts: [broadcast('S'), broadcast('S'), broadcast('S', { x: 1 }), complete('u'), complete('u')],
  }),
  scenario('a throw event reaches its own instance; input mappings are the variables', {
    resources: [
      process('p', [
        start('s'),
        parallel('g'),
        catching('c', signal('alarm')),
        service('u'),
        throwing('t', signal('alarm'), { in: [['=x', 'a']] }),
        end('e'),
        flow('s', 'g', 'c', 'e'),
        flow('g', 'u', 't', 'e'),
      ]),
    ],
    acts: [create('p', { x: 1 }), complete('u', { y: 2 })],
  }),
  scenario('an end event starts another process', {
    resources: [
      process('p', [start('s'), end('e', signal('alarm'), { in: [['=x', 'a']], out: [['=a', 'b']] }), flow('s', 'e')]),
      process('q', [start('s', signal('alarm')), end('e'), flow('s', 'e')]),
    ],
    acts: [create('p', { x: 1 }), create('p')],
  }),
  scenario('the name of a thrown signal is an expression', {
    resources: [process('p', [start('s'), throwing('t', signal('=nm')), end('e', signal('=nm')), flow('s', 't', 'e')])],
    acts: [create('p', { nm: 'z' }), create('p'), setVariables('process', { nm: 'k' }), resolve()],
  }),
  scenario('a boundary event that interrupts', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', signal('alarm'), { out: [['=a', 'b']] }),
        end('e'),
        service('v'),
        flow('s', 'u', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), broadcast('alarm', { a: 1 }), complete('v'), create('p'), complete('u'), broadcast('alarm')],
  }),
  scenario('a boundary event that does not', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', signal('alarm'), { interrupting: false }),
        end('e'),
        service('v'),
        flow('s', 'u', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [
      create('p'),
      broadcast('alarm', { a: 1 }),
      broadcast('alarm', { a: 2 }),
      complete('v'),
      complete('u'),
      complete('v'),
    ],
  }),
  scenario('a signal of the sub-process interrupts it', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          parallel('g'),
          service('u'),
          end('e1', signal('alarm')),
          flow('s1', 'g', 'u'),
          flow('g', 'e1'),
        ]),
        boundary('b', 'sp', signal('alarm')),
        end('e'),
        service('v'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a signal wins or loses at an event-based gateway', {
    resources: [
      process('p', [
        start('s'),
        eventBased('g'),
        catching('c', signal('alarm')),
        catching('d', signal('bell')),
        catching('m', message('M', '=id')),
        catching('t', duration('PT1H')),
        end('e'),
        flow('s', 'g', 'c', 'e'),
        flow('g', 'd', 'e'),
        flow('g', 'm', 'e'),
        flow('g', 't', 'e'),
      ]),
    ],
    acts: [
      create('p', { id: '1' }),
      broadcast('bell', { a: 1 }),
      create('p', { id: '1' }),
      publish('M', '1', { b: 2 }),
      create('p', { id: '2' }),
      advance('PT2H'),
      broadcast('alarm'),
      create('p', { id: '3' }),
      cancel(),
    ],
  }),
  scenario('signal, message and timer at one task', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b1', 'u', signal('alarm'), { interrupting: false }),
        boundary('b2', 'u', signal('bell')),
        boundary('b3', 'u', message('M', '=id'), { interrupting: false }),
        boundary('b4', 'u', duration('PT1H'), { interrupting: false }),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b1', 'e'),
        flow('b2', 'e'),
        flow('b3', 'e'),
        flow('b4', 'e'),
      ]),
    ],
    acts: [create('p', { id: '1' }), broadcast('alarm'), broadcast('bell')],
  }),
  scenario('a name that fails is an incident of the task', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', signal('=nm')),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), setVariables('process', { nm: 'a' }), resolve(), broadcast('a')],
  }),
  scenario('a boundary event at a task that does not wait', {
    resources: [
      process('p', [
        start('s'),
        manual('u'),
        boundary('b', 'u', signal('S')),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('an event sub-process that interrupts', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        end('e'),
        flow('s', 'u', 'e'),
        eventSub('ev', [start('es', signal('S')), service('v'), end('e1'), flow('es', 'v', 'e1')]),
      ]),
    ],
    acts: [create('p'), broadcast('S', { a: 1 }), broadcast('S'), complete('v')],
  }),
  scenario('an event sub-process beside the task', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        end('e'),
        flow('s', 'u', 'e'),
        eventSub('ev', [
          start('es', signal('S'), { interrupting: false, out: [['=a', 'b']] }),
          service('v'),
          end('e1'),
          flow('es', 'v', 'e1'),
        ]),
      ]),
    ],
    acts: [
      create('p'),
      broadcast('S', { a: 1 }),
      broadcast('S', { a: 2 }),
      complete('v'),
      complete('u'),
      complete('v'),
    ],
  }),
  scenario('event sub-process and boundary event for the same signal', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          service('u'),
          end('e1'),
          flow('s1', 'u', 'e1'),
          eventSub('ev', [start('es', signal('S')), service('v'), end('e2'), flow('es', 'v', 'e2')]),
        ]),
        boundary('b', 'sp', signal('S'), { interrupting: false }),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), broadcast('S', { a: 1 }), complete('v')],
  }),
  scenario('a throw event starts the event sub-process around it', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', signal('S')),
        service('u'),
        end('e'),
        flow('s', 't', 'u', 'e'),
        eventSub('ev', [start('es', signal('S')), service('v'), end('e1'), flow('es', 'v', 'e1')]),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('refused: a catch event without signal', {
    resources: [process('p', [start('s'), catching('c', bare('signal')), end('e'), flow('s', 'c', 'e')])],
    acts: [],
  }),
  scenario('refused: a start event whose name needs variables', {
    resources: [process('p', [start('s', signal('=x')), end('e'), flow('s', 'e')])],
    acts: [],
  }),
  scenario('refused: two start events for one signal', {
    resources: [
      process('p', [start('s', signal('a')), start('s2', signal('a')), end('e'), flow('s', 'e'), flow('s2', 'e')]),
    ],
    acts: [],
  }),
  scenario('refused: two boundary events for one signal', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', signal('a')),
        boundary('c', 'u', signal('a'), { interrupting: false }),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: one signal twice at a gateway', {
    resources: [
      process('p', [
        start('s'),
        eventBased('g'),
        catching('c', signal('a')),
        catching('d', signal('a')),
        end('e'),
        flow('s', 'g', 'c', 'e'),
        flow('g', 'd', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: a throw event without signal', {
    resources: [process('p', [start('s'), throwing('t', bare('signal')), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
]);
