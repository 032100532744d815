import { advance, bpmn, cancel, complete, create, resolve, scenario, scenarios, throwError } from '../../scenario.js';

const {
  boundary,
  call,
  duration,
  end,
  error,
  exclusive,
  flow,
  flowIf,
  message,
  parallel,
  process,
  service,
  start,
  sub,
  terminate,
} = bpmn;

export default scenarios('errors', [
  scenario('an error end event and its boundary event', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), service('t'), end('fe', error('E1')), flow('s1', 't', 'fe')]),
        boundary('b', 's', error('E1')),
        service('fix'),
        flow('start', 's'),
        flow('b', 'fix'),
      ]),
    ],
    acts: [create('p', { a: 1 }), complete('t', { r: 1 }), complete('fix')],
  }),
  scenario('an error end event that nobody catches', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), end('fe', error('E1')), flow('s1', 'fe')]),
        boundary('b', 's', error('E2')),
        service('fix'),
        flow('start', 's'),
        flow('b', 'fix'),
      ]),
    ],
    acts: [create('p'), resolve(), cancel()],
  }),
  scenario('an error end event of the process', {
    resources: [process('p', [start(), end('fe', error('E1')), flow('start', 'fe')])],
    acts: [create('p'), cancel()],
  }),
  scenario('a specific code beats a catch-all', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('any', 't', error()),
        boundary('one', 't', error('E1')),
        service('f1'),
        service('f2'),
        flow('start', 't'),
        flow('any', 'f1'),
        flow('one', 'f2'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E1'), create('p'), throwError('t', 'E2')],
  }),
  scenario('the nearest scope catches', {
    resources: [
      process('p', [
        start(),
        sub('outer', [
          start('o1'),
          sub('inner', [start('i1'), service('t'), flow('i1', 't')]),
          boundary('bi', 'inner', error()),
          service('f1'),
          flow('o1', 'inner'),
          flow('bi', 'f1'),
        ]),
        boundary('bo', 'outer', error('E1')),
        service('f2'),
        flow('start', 'outer'),
        flow('bo', 'f2'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E1', { variables: { x: 1 } })],
  }),
  scenario('an error ends what is beside it in the scope', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), parallel('f'), service('a'), service('b'), flow('s1', 'f', 'a'), flow('f', 'b')]),
        boundary('e', 's', error('E1')),
        service('fix'),
        flow('start', 's'),
        flow('e', 'fix'),
      ]),
    ],
    acts: [create('p'), throwError('a', 'E1')],
  }),
  scenario('variables of the error with output mapping', {
    resources: [
      process('p', [
        start(),
        service('t'),
        boundary('b', 't', error('E1'), { out: [['=why', 'reason']] }),
        service('fix'),
        flow('start', 't'),
        flow('b', 'fix'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E1', { variables: { why: 'x', other: 1 } })],
  }),
  scenario('error code as an expression of the throw event', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), end('fe', error('=code')), flow('s1', 'fe')]),
        boundary('b', 's', error('E1')),
        end('e2'),
        flow('start', 's'),
        flow('b', 'e2'),
      ]),
    ],
    acts: [create('p', { code: 'E1' }), create('p', { code: 5 }), resolve()],
  }),
  scenario('an error through two called processes', {
    resources: [
      process('c2', [start('s2'), service('t'), flow('s2', 't')]),
      process('c1', [start('s1'), call('k2', 'c2'), flow('s1', 'k2')]),
      process('p', [
        start(),
        call('k1', 'c1'),
        boundary('b', 'k1', error('E1')),
        service('fix'),
        flow('start', 'k1'),
        flow('b', 'fix'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E1', { variables: { v: 1 } }), complete('fix')],
  }),
  scenario('an error in a called process that nobody catches', {
    resources: [
      process('c1', [start('s1'), service('t'), flow('s1', 't')]),
      process('p', [
        start(),
        call('k1', 'c1'),
        boundary('b', 'k1', error('E1')),
        service('fix'),
        flow('start', 'k1'),
        flow('b', 'fix'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E2')],
  }),
  scenario('sub-process: from start to end', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), service('a'), end('s2'), flow('s1', 'a', 's2')]),
        service('b'),
        end(),
        flow('start', 's', 'b', 'end'),
      ]),
    ],
    acts: [create('p'), complete('a', { x: 1 }), complete('b')],
  }),
  scenario('sub-process: nested and empty', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), sub('n', [start('n1')]), flow('s1', 'n')]),
        end(),
        flow('start', 's', 'end'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('sub-process: several paths', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), service('a'), service('b'), flow('s1', 'a'), flow('s1', 'b')]),
        end(),
        flow('start', 's', 'end'),
      ]),
    ],
    acts: [create('p'), complete('a'), complete('b')],
  }),
  scenario('sub-process: interrupted by a timer', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), service('a'), service('b'), flow('s1', 'a'), flow('s1', 'b')]),
        boundary('late', 's', duration('PT1H')),
        service('c'),
        flow('start', 's'),
        flow('late', 'c'),
      ]),
    ],
    acts: [create('p'), complete('a'), advance('PT1H'), complete('c')],
  }),
  scenario('sub-process: interrupted while its task is done twice', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('s1'), service('a'), flow('s1', 'a')]),
        boundary('m', 's', message('M', '=id'), { interrupting: false }),
        service('c'),
        flow('start', 's'),
        flow('m', 'c'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), complete('a')],
  }),
  scenario('sub-process: cancelled', {
    resources: [
      process('p', [
        start(),
        sub('s', [
          start('s1'),
          sub('n', [start('n1'), service('a'), service('b'), flow('n1', 'a'), flow('n1', 'b')]),
          flow('s1', 'n'),
        ]),
        flow('start', 's'),
      ]),
    ],
    acts: [create('p'), cancel()],
  }),
  scenario('terminate end event of the process', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        end('stop', terminate()),
        flow('start', 'f', 'a', 'stop'),
        flow('f', 'b'),
      ]),
    ],
    acts: [create('p'), complete('a')],
  }),
  scenario('terminate end event of a sub-process', {
    resources: [
      process('p', [
        start(),
        sub('s', [
          start('s1'),
          service('a'),
          service('b'),
          end('stop', terminate()),
          flow('s1', 'a', 'stop'),
          flow('s1', 'b'),
        ]),
        service('c'),
        flow('start', 's', 'c'),
      ]),
    ],
    acts: [create('p'), complete('a', { x: 1 }), complete('c')],
  }),
  scenario('terminate end event of a called process', {
    resources: [
      process('c1', [
        start('s1'),
        service('a'),
        service('b'),
        end('stop', terminate()),
        flow('s1', 'a', 'stop'),
        flow('s1', 'b'),
      ]),
      process('p', [start(), call('k', 'c1'), service('c'), flow('start', 'k', 'c')]),
    ],
    acts: [create('p'), complete('a', { x: 1 })],
  }),
  scenario('none and message end events', {
    resources: [
      process('p', [
        start(),
        exclusive('x', { default: 'x-e1' }),
        end('e1'),
        end('e2', message('done'), { type: 'send' }),
        flow('start', 'x', 'e1'),
        flowIf('x', 'e2', '=a = 1'),
      ]),
    ],
    acts: [create('p'), create('p', { a: 1 }), complete('send', { r: 1 })],
  }),
]);
