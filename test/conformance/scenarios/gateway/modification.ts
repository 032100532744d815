import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  modify,
  publish,
  resolve,
  rpc,
  scenario,
  scenarios,
  setVariables,
  type Act,
} from '../../scenario.js';
const {
  boundary,
  call,
  catching,

  cycle,
  duration,
  end,
  error,
  eventBased,
  eventSub,
  flow,
  link,
  manual,
  message,
  parallel,
  process,
  receive,
  service,
  start,
  sub,
  throwing,
  user,
} = bpmn;

const inner = (id: string, task: string, ...more: Parameters<typeof sub>[1]) =>
  sub(id, [start(`s-${id}`), service(task), end(`e-${id}`), flow(`s-${id}`, task, `e-${id}`), ...more]);
const TWO = process('p', [start(), service('a'), service('b'), end(), flow('start', 'a', 'b', 'end')]);
const NESTED = process('p', [
  start(),
  service('a'),
  sub('outer', [
    start('so'),
    service('b'),
    sub('inner', [start('si'), service('c'), service('d'), end('ei'), flow('si', 'c', 'd', 'ei')]),
    end('eo'),
    flow('so', 'b', 'inner', 'eo'),
  ]),
  end(),
  flow('start', 'a', 'outer', 'end'),
]);
const PARALLEL_SUBS = process('p', [
  start(),
  sub('sp', [start('s1'), service('b'), service('c'), end('e1'), flow('s1', 'b', 'c', 'e1')]),
  parallel('f'),
  manual('x'),
  manual('y'),
  end(),
  flow('start', 'f', 'x', 'sp', 'end'),
  flow('f', 'y', 'sp'),
]);
const RICH = process('p', [
  start(),
  service('a'),
  boundary('late', 'a', duration('PT1H')),
  eventBased('race'),
  catching('time', duration('PT1H')),
  catching('post', message('m', '=key')),
  receive('letter', message('m2', '=key')),
  inner('multi', 'm1'),
  service('many', { multi: { collection: '=[1,2]' } }),
  sub('loop', [start('sl'), service('in-loop'), end('el'), flow('sl', 'in-loop', 'el')], {
    multi: { collection: '=[1,2]' },
  }),
  eventSub('esp', [start('failed', error('E')), service('rescue'), end('e4'), flow('failed', 'rescue', 'e4')]),
  throwing('jump', link('L')),
  catching('landed', link('L')),
  end(),
  end('e3'),
  end('e5'),
  flow('start', 'a', 'multi', 'many', 'loop', 'race', 'time', 'end'),
  flow('race', 'post', 'letter', 'jump'),
  flow('landed', 'e5'),
  flow('late', 'e3'),
]);
const raw = (more: object | ((root: string, element: (id: string) => string) => object)): Act =>
  rpc('ModifyProcessInstance', (stage) => ({
    processInstanceKey: stage.ledger.instance('p'),
    ...(typeof more === 'function' ? more(stage.ledger.instance('p'), (id) => stage.ledger.element(id)) : more),
  }));

export default scenarios('gateway-modification', [
  scenario('nothing at all', { resources: [TWO], acts: [create('p'), modify({})] }),
  scenario('one element instead of another', {
    resources: [TWO],
    acts: [create('p', { v: 1 }), modify({ activate: ['b'], terminate: ['a'] }), complete('b')],
  }),
  scenario('one element beside another', {
    resources: [TWO],
    acts: [create('p'), modify({ activate: ['b'] }), complete('b'), complete('a'), complete('b')],
  }),
  scenario('the same element twice', {
    resources: [TWO],
    acts: [create('p'), modify({ activate: ['a', 'a'] }), complete('a'), modify({ terminate: ['all:a'] })],
  }),
  scenario('an end event', { resources: [TWO], acts: [create('p'), modify({ activate: ['end'], terminate: ['a'] })] }),
  scenario('terminating the last element ends the instance', {
    resources: [TWO],
    acts: [create('p'), modify({ terminate: ['a'] })],
  }),
  scenario('terminating the process itself', { resources: [TWO], acts: [create('p'), modify({ terminate: ['p'] })] }),
  scenario('terminating an element whose job has an incident', {
    resources: [TWO],
    acts: [create('p'), fail('a', 0), modify({ activate: ['b'], terminate: ['a'] })],
  }),
  scenario('one element instance twice', {
    resources: [TWO],
    acts: [
      create('p'),
      raw((_, element) => ({
        terminateInstructions: [{ elementInstanceKey: element('a') }, { elementInstanceKey: element('a') }],
      })),
    ],
  }),
  scenario('all or nothing', {
    resources: [TWO],
    acts: [
      create('p'),
      modify({ activate: ['b', 'absent'], terminate: ['a'] }),
      raw({ activateInstructions: [{ elementId: 'b' }], terminateInstructions: [{ elementInstanceKey: '5' }] }),
      complete('a'),
      complete('b'),
    ],
  }),
  scenario('within sub-processes that are not active', {
    resources: [NESTED],
    acts: [create('p'), modify({ activate: ['c'], terminate: ['a'] }), complete('c'), complete('d')],
  }),
  scenario('two elements within the same sub-process that is not active', {
    resources: [NESTED],
    acts: [create('p'), modify({ activate: ['b', 'c', 'd'], terminate: ['a'] }), complete('b'), cancel()],
  }),
  scenario('within a sub-process that is active', {
    resources: [NESTED],
    acts: [create('p'), complete('a'), modify({ activate: ['c'], terminate: ['b'] }), complete('c'), complete('d')],
  }),
  scenario('a sub-process', {
    resources: [NESTED],
    acts: [create('p'), modify({ activate: ['outer'], terminate: ['a'] }), complete('b')],
  }),
  scenario('a sub-process is emptied and ends', {
    resources: [NESTED],
    acts: [create('p'), complete('a'), complete('b'), modify({ terminate: ['c'], activate: ['a'] }), complete('a')],
  }),
  scenario('a sub-process is terminated with what it holds', {
    resources: [NESTED],
    acts: [create('p'), complete('a'), complete('b'), modify({ terminate: ['outer'], activate: ['a'] })],
  }),
  scenario('a sub-process with two branches is terminated with what they hold', {
    resources: [
      process('p', [
        start(),
        sub('sp', [
          start('s1'),
          parallel('f'),
          service('b'),
          inner('deep', 'c'),
          service('d'),
          end('e1'),
          flow('s1', 'f', 'b', 'e1'),
          flow('f', 'deep', 'e1'),
          flow('f', 'd', 'e1'),
        ]),
        user('u'),
        end(),
        flow('start', 'sp', 'u', 'end'),
      ]),
    ],
    acts: [create('p'), modify({ terminate: ['sp'], activate: ['u'] })],
  }),
  scenario('a sub-process and its child are terminated', {
    resources: [NESTED],
    acts: [create('p'), complete('a'), modify({ terminate: ['b', 'outer'], activate: ['a'] })],
  }),
  scenario('an ancestor for a new sub-process', {
    resources: [NESTED],
    acts: [
      create('p'),
      complete('a'),
      modify({ activate: [{ id: 'c', ancestor: 'p' }] }),
      modify({ activate: ['c'] }),
      modify({ activate: [{ id: 'c', ancestor: 'outer' }] }),
      modify({ activate: [{ id: 'd', ancestor: 'inner' }] }),
      cancel(),
    ],
  }),
  scenario('a flow scope with two instances needs an ancestor', {
    resources: [PARALLEL_SUBS],
    acts: [
      create('p'),
      modify({ activate: ['c'] }),
      modify({ activate: [{ id: 'c', ancestor: 'sp' }], terminate: ['b'] }),
      modify({ activate: [{ id: 'c', ancestor: 'p' }] }),
      cancel(),
    ],
  }),
  scenario('ancestors that are refused', {
    resources: [NESTED, process('other', [start(), service('o'), end(), flow('start', 'o', 'end')])],
    acts: [
      create('other'),
      create('p'),
      complete('a'),
      raw({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: '2251799899999999' }] }),
      raw({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: '5' }] }),
      raw({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: '0' }] }),
      raw((_, element) => ({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: element('o') }] })),
      raw((_, element) => ({
        activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: element('other') }],
      })),
      raw((_, element) => ({
        activateInstructions: [{ elementId: 'a', ancestorElementInstanceKey: element('outer') }],
      })),
      raw((_, element) => ({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: element('b') }] })),
      cancel('p'),
    ],
  }),
  scenario('variables of the process, of a scope and of the element', {
    resources: [NESTED],
    acts: [
      create('p', { v: 1 }),
      modify({
        activate: [
          {
            id: 'c',
            variables: [
              { set: { v: 2, g: 1 } },
              { of: 'p', set: { h: 1 } },
              { of: 'outer', set: { o: 1 } },
              { of: 'inner', set: { i: 1 } },
              { of: 'c', set: { l: 1 } },
            ],
          },
        ],
        terminate: ['a'],
      }),
      complete('c', { l: 2, i: 2 }),
    ],
  }),
  scenario('variables of a scope that is active', {
    resources: [NESTED],
    acts: [
      create('p'),
      complete('a'),
      setVariables('outer', { o: 0 }, { local: true }),
      modify({
        activate: [
          {
            id: 'c',
            variables: [
              { of: 'outer', set: { o: 1 } },
              { of: 'p', set: { o: 2 } },
            ],
          },
        ],
      }),
      cancel(),
    ],
  }),
  scenario('variables that are refused', {
    resources: [NESTED],
    acts: [
      create('p'),
      modify({ activate: [{ id: 'c', variables: [{ of: 'absent', set: { x: 1 } }] }] }),
      modify({ activate: [{ id: 'c', variables: [{ of: 'a', set: { x: 1 } }] }] }),
      modify({ activate: [{ id: 'c', variables: [{ of: 'd', set: { x: 1 } }] }] }),
      modify({ activate: [{ id: 'a', variables: [{ of: 'outer', set: { x: 1 } }] }] }),
    ],
  }),
  ...['absent', '', 'start', 'late', 'time', 'post', 's-multi', 'start-a', 'failed', 'in-loop', 'sl', 'esp'].map((id) =>
    scenario(`an element that is refused: ${id || 'no id'}`, {
      resources: [RICH],
      acts: [create('p', { key: 'k' }), modify({ activate: [id] })],
    }),
  ),
  ...['race', 'letter', 'many', 'loop', 'multi', 'jump', 'landed', 'rescue'].map((id) =>
    scenario(`an element of a kind of its own: ${id}`, {
      resources: [RICH],
      acts: [create('p', { key: 'k' }), modify({ activate: [id], terminate: ['a'] }), advance('PT1H')],
    }),
  ),
  scenario('inside a multi-instance body', {
    resources: [RICH],
    acts: [
      create('p', { key: 'k' }),
      modify({ activate: ['loop'], terminate: ['a'] }),
      modify({ activate: ['in-loop'] }),
      raw((_, element) => ({
        activateInstructions: [{ elementId: 'in-loop', ancestorElementInstanceKey: element('loop') }],
      })),
      rpc('ModifyProcessInstance', (stage) => ({
        processInstanceKey: stage.ledger.instance('p'),
        activateInstructions: [{ elementId: 'in-loop', ancestorElementInstanceKey: stage.ledger.elements('loop')[1] }],
      })),
      cancel(),
    ],
  }),
  scenario('an inner instance of a multi-instance activity is terminated', {
    resources: [RICH],
    acts: [
      create('p', { key: 'k' }),
      modify({ activate: ['many'], terminate: ['a'] }),
      raw((_, element) => ({ terminateInstructions: [{ elementInstanceKey: element('many') }] })),
      cancel(),
    ],
  }),
  scenario('the events of an activated element and of its scopes are subscribed to', {
    resources: [
      process('p', [
        start(),
        service('a'),
        inner(
          'sp',
          'b',
          eventSub('esp', [start('es', message('em', '=key'), { interrupting: false }), end('ee'), flow('es', 'ee')]),
        ),
        boundary('late', 'sp', duration('PT1H')),
        boundary('tick', 'sp', cycle('R/PT10M'), { interrupting: false }),
        end(),
        end('e2'),
        end('e3'),
        flow('start', 'a', 'sp', 'end'),
        flow('late', 'e2'),
        flow('tick', 'e3'),
      ]),
    ],
    acts: [
      create('p', { key: 'k' }),
      modify({ activate: ['b'], terminate: ['a'] }),
      publish('em', 'k'),
      advance('PT10M'),
      advance('PT1H'),
    ],
  }),
  scenario('an event of a scope that cannot be subscribed to', {
    resources: [
      process('p', [
        start(),
        service('a'),
        inner('sp', 'b'),
        boundary('post', 'sp', message('m', '=key')),
        end(),
        end('e2'),
        flow('start', 'a', 'sp', 'end'),
        flow('post', 'e2'),
      ]),
    ],
    acts: [
      create('p'),
      modify({ activate: ['b'] }),
      modify({ activate: [{ id: 'b', variables: [{ set: { key: 'k' } }] }] }),
      complete('b'),
    ],
  }),
  scenario('an event of the element itself that cannot be subscribed to is an incident', {
    resources: [
      process('p', [
        start(),
        service('a'),
        service('b'),
        boundary('post', 'b', message('m', '=key')),
        end(),
        end('e2'),
        flow('start', 'a', 'b', 'end'),
        flow('post', 'e2'),
      ]),
    ],
    acts: [
      create('p'),
      modify({ activate: ['b'], terminate: ['a'] }),
      setVariables('process', { key: 'k' }),
      resolve(),
      publish('m', 'k'),
    ],
  }),
  scenario('a called instance can be modified but not ended', {
    resources: [process('root', [start(), call('c', 'p'), end(), flow('start', 'c', 'end')]), TWO],
    acts: [
      create('root'),
      modify({ activate: ['b'], terminate: ['a'], process: 'p' }),
      modify({ terminate: ['b'], process: 'p' }),
      modify({ terminate: ['p'], process: 'p' }),
      complete('b'),
    ],
  }),
  scenario('a call activity is activated and terminated', {
    resources: [
      process('root', [start(), user('first'), call('c', 'p'), end(), flow('start', 'first', 'c', 'end')]),
      TWO,
    ],
    acts: [
      create('root'),
      modify({ activate: ['c'], terminate: ['first'], process: 'root' }),
      modify({ activate: ['first'], terminate: ['c'], process: 'root' }),
      cancel('root'),
    ],
  }),
  scenario('a timer and a message catch event are terminated', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        catching('t', duration('PT1H')),
        catching('m', message('mm', '=key')),
        end(),
        end('e2'),
        flow('start', 'f', 't', 'end'),
        flow('f', 'm', 'e2'),
      ]),
    ],
    acts: [
      create('p', { key: 'k' }),
      modify({ activate: ['t', 'm'], terminate: ['t', 'm'] }),
      advance('PT1H'),
      publish('mm', 'k'),
    ],
  }),
  scenario('tokens at a join count', {
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
    acts: [create('p'), complete('a'), modify({ activate: ['a'], terminate: ['b'] }), complete('a'), cancel()],
  }),
  scenario('a join is activated', {
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
    acts: [create('p'), modify({ activate: ['j'] }), cancel()],
  }),
  scenario('an instance that has ended', {
    resources: [TWO],
    acts: [create('p'), cancel(), modify({ activate: ['a'] })],
  }),
]);
