import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  openWithResult,
  publish,
  received,
  scenario,
  scenarios,
  setVariables,
  throwError,
} from '../../scenario.js';
import type { Part } from '../../bpmn.js';

const { boundary, call, duration, end, error, eventSub, exclusive, flow, flowIf, message, parallel, process } = bpmn;
const { receive, service, start, sub, task, terminate } = bpmn;

/** `depth` sub-processes within each other; the innermost holds `parts`. */
const nested = (depth: number, parts: readonly Part[]): Part[] =>
  depth === 0
    ? [...parts]
    : [
        start(`s${depth}`),
        sub(`sub${depth}`, nested(depth - 1, parts)),
        end(`e${depth}`),
        flow(`s${depth}`, `sub${depth}`, `e${depth}`),
      ];
const work = [start('is'), service('w'), end('ie'), flow('is', 'w', 'ie')];

export default scenarios('scopes', [
  scenario('a terminate end event ends the other paths of the process', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        end('over', terminate()),
        end(),
        flow('start', 'f', 'a', 'over'),
        flow('f', 'b', 'end'),
      ]),
    ],
    acts: [create('p'), complete('a')],
  }),
  scenario('a terminate end event alone', {
    resources: [process('p', [start(), end('over', terminate()), flow('start', 'over')])],
    acts: [create('p')],
  }),
  scenario('a terminate end event takes a token on its way with it', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        task('x'),
        task('y'),
        end('over', terminate()),
        service('never'),
        flow('start', 'f', 'x', 'over'),
        flow('f', 'y', 'never'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a terminate end event in a sub-process ends that only, which completes', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        sub(
          'inner',
          [
            start('is'),
            parallel('g'),
            service('a'),
            service('b'),
            end('over', terminate()),
            flow('is', 'g', 'a', 'over'),
            flow('g', 'b'),
          ],
          { out: [['=1', 'left']] },
        ),
        service('c'),
        end(),
        flow('start', 'f', 'inner', 'end'),
        flow('f', 'c', 'end'),
      ]),
    ],
    acts: [create('p'), complete('a'), complete('c')],
  }),
  scenario('a terminate end event ends sub-processes and called processes beside it', {
    resources: [
      process('child', work),
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        sub('inner', [start('ks'), service('k'), flow('ks', 'k')]),
        call('c', 'child'),
        end('over', terminate()),
        flow('start', 'f', 'a', 'over'),
        flow('f', 'inner'),
        flow('f', 'c'),
      ]),
    ],
    acts: [create('p'), complete('a')],
  }),
  scenario('a terminate end event of a called process ends that only', {
    resources: [
      process('child', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        end('over', terminate()),
        flow('start', 'f', 'a', 'over'),
        flow('f', 'b'),
      ]),
      process('p', [start(), call('c', 'child'), service('after'), flow('start', 'c', 'after')]),
    ],
    acts: [create('p'), complete('a', { x: 1 }), complete('after')],
  }),
  scenario('a terminate end event beside an incident', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        end('over', terminate()),
        flow('start', 'f', 'a', 'over'),
        flow('f', 'b'),
      ]),
    ],
    acts: [create('p'), fail('b', 0, { message: 'no' }), complete('a')],
  }),
  scenario('a terminate end event, with the result awaited', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        end('over', terminate()),
        flow('start', 'f', 'a', 'over'),
        flow('f', 'b'),
      ]),
    ],
    acts: [openWithResult('r', 'p', { v: 1 }), complete('a', { v: 2 }), received('r')],
  }),
  scenario('two terminate end events at once', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        task('x'),
        task('y'),
        service('z'),
        end('o1', terminate()),
        end('o2', terminate()),
        flow('start', 'f', 'x', 'o1'),
        flow('f', 'y', 'o2'),
        flow('f', 'z'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a process completes when its last path ends', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        service('c'),
        flow('start', 'f', 'a'),
        flow('f', 'b'),
        flow('f', 'c'),
      ]),
    ],
    acts: [create('p'), complete('b'), complete('c'), complete('a')],
  }),
  scenario('a process with a start event only', {
    resources: [process('p', [start()])],
    acts: [create('p')],
  }),
  scenario('an empty sub-process', {
    resources: [process('p', [start(), sub('inner', [start('is')]), flow('start', 'inner')])],
    acts: [create('p')],
  }),
  scenario('five sub-processes within each other', {
    resources: [process('p', nested(5, work))],
    acts: [create('p'), complete('w', { x: 1 })],
  }),
  scenario('cancelling five sub-processes within each other', {
    resources: [process('p', nested(5, work))],
    acts: [create('p'), cancel()],
  }),
  scenario('cancelling a tree of sub-processes and called processes', {
    resources: [
      process('grandchild', work),
      process('child', [
        start(),
        parallel('f'),
        call('c2', 'grandchild'),
        service('v'),
        flow('start', 'f', 'c2'),
        flow('f', 'v'),
      ]),
      process('p', [
        start(),
        parallel('f'),
        sub('inner', [
          start('ks'),
          parallel('g'),
          call('c', 'child'),
          service('k'),
          flow('ks', 'g', 'c'),
          flow('g', 'k'),
        ]),
        receive('r', message('m', '=id')),
        service('b'),
        boundary('late', 'b', duration('PT1H')),
        end(),
        flow('start', 'f', 'inner', 'end'),
        flow('f', 'r'),
        flow('f', 'b'),
        flow('late', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), fail('v', 0), cancel('p')],
  }),
  scenario('cancelling a called process is refused', {
    resources: [process('child', work), process('p', [start(), call('c', 'child'), flow('start', 'c')])],
    acts: [create('p'), cancel('child'), cancel('p')],
  }),
  scenario('an interrupted tree goes from the inside out', {
    resources: [
      process('child', [start(), parallel('f'), service('v'), service('w'), flow('start', 'f', 'v'), flow('f', 'w')]),
      process('p', [
        start(),
        sub('outer', [
          start('os'),
          sub('inner', [
            start('is'),
            parallel('g'),
            call('c', 'child'),
            service('k'),
            flow('is', 'g', 'c'),
            flow('g', 'k'),
          ]),
          flow('os', 'inner'),
        ]),
        boundary('late', 'outer', duration('PT1H')),
        service('after'),
        flow('start', 'outer'),
        flow('late', 'after'),
      ]),
    ],
    acts: [create('p'), advance('PT1H'), complete('after')],
  }),
  scenario('an error passes through sub-processes and called processes', {
    resources: [
      process('child', nested(2, work)),
      process('p', [
        start(),
        sub('outer', [start('os'), call('c', 'child'), flow('os', 'c')]),
        boundary('caught', 'outer', error('E1'), { out: [['=why', 'reason']] }),
        end(),
        flow('start', 'outer'),
        flow('caught', 'end'),
      ]),
    ],
    acts: [create('p'), throwError('w', 'E1', { variables: { why: 'x' } })],
  }),
  scenario('an error end event ends its siblings through the boundary event', {
    resources: [
      process('p', [
        start(),
        sub('inner', [
          start('is'),
          parallel('g'),
          service('k'),
          service('j'),
          end('ee', error('E1')),
          flow('is', 'g', 'k', 'ee'),
          flow('g', 'j'),
        ]),
        boundary('caught', 'inner', error('E1')),
        end(),
        flow('start', 'inner'),
        flow('caught', 'end'),
      ]),
    ],
    acts: [create('p'), complete('k')],
  }),
  scenario('a loop back into a sub-process starts it anew', {
    resources: [
      process('p', [
        start(),
        exclusive('again'),
        sub('inner', work),
        exclusive('x'),
        end(),
        flow('start', 'again', 'inner', 'x'),
        flowIf('x', 'again', '=more'),
        flowIf('x', 'end', '=not(more)'),
      ]),
    ],
    acts: [create('p', { more: true }), complete('w'), complete('w', { more: false })],
  }),
  scenario('a sub-process twice at the same time', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        task('x'),
        task('y'),
        exclusive('meet'),
        sub('inner', work),
        end(),
        flow('start', 'f', 'x', 'meet', 'inner', 'end'),
        flow('f', 'y', 'meet'),
      ]),
    ],
    acts: [create('p'), complete('w', { n: 1 }), complete('w', { n: 2 })],
  }),
  scenario('variables of a sub-process are gone when it ends', {
    resources: [
      process('p', [
        start(),
        sub('inner', work, { in: [['=1', 'own']], out: [['=own + 1', 'result']] }),
        service('after'),
        flow('start', 'inner', 'after'),
      ]),
    ],
    acts: [create('p', { own: 0 }), setVariables('inner', { own: 5 }), complete('w', { own: 7 }), complete('after')],
  }),
  scenario('a boundary event on a sub-process whose event sub-process runs', {
    resources: [
      process('p', [
        start(),
        sub('inner', [
          ...work,
          eventSub('esp', [
            start('es', message('note', '=id'), { interrupting: false }),
            service('h'),
            flow('es', 'h'),
          ]),
        ]),
        boundary('stop', 'inner', message('stop', '=id')),
        end(),
        flow('start', 'inner'),
        flow('stop', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), publish('stop', 'k')],
  }),
  scenario('tokens that meet at a join twice', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        task('x1'),
        task('x2'),
        exclusive('m'),
        service('low'),
        parallel('join'),
        service('after'),
        flow('start', 'f', 'x1', 'm', 'join', 'after'),
        flow('f', 'x2', 'm'),
        flow('f', 'low', 'join'),
      ]),
    ],
    acts: [create('p'), complete('low'), complete('after'), cancel()],
  }),
]);
