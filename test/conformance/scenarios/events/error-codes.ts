import { bpmn, complete, create, resolve, scenario, scenarios, setVariables, throwError } from '../../scenario.js';

const { boundary, end, error, eventSub, flow, process, service, start, sub } = bpmn;

export default scenarios('error codes', [
  scenario('an expression that fails, then is not caught, then is', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), end('e1', error('=code')), flow('s1', 'e1')]),
        boundary('b', 'sp', error('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [
      create('p', { code: 'E' }),
      create('p', { code: 1 }),
      setVariables('process', { code: 'nope' }),
      resolve(),
      setVariables('process', { code: 'E' }),
      resolve(),
    ],
  }),
  scenario('an error without code catches all', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', error('X')),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('u', 'any')],
  }),
  scenario('the nearest catch-all before an outer specific code', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          service('u'),
          boundary('x', 'u', error()),
          end('e1'),
          flow('s1', 'u', 'e1'),
          flow('x', 'e1'),
        ]),
        boundary('b', 'sp', error('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('u', 'E')],
  }),
  scenario('three boundary events', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('x', 'u', error()),
        boundary('b', 'u', error('E')),
        boundary('c', 'u', error('F')),
        end('e'),
        end('e2'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
        flow('x', 'e2'),
        flow('c', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('u', 'E'), create('p'), throwError('u', 'G')],
  }),
  scenario('an error end event starts the event sub-process', {
    resources: [
      process('p', [
        start('s'),
        end('e', error('E')),
        flow('s', 'e'),
        eventSub('ev', [start('es', error('E')), service('v'), end('e1'), flow('es', 'v', 'e1')]),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('event sub-process and boundary event of one sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          end('e1', error('E')),
          flow('s1', 'e1'),
          eventSub('ev', [start('es', error('E')), end('e2'), flow('es', 'e2')]),
        ]),
        boundary('b', 'sp', error('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('an error of a job starts the event sub-process, with mappings', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        end('e'),
        flow('s', 'u', 'e'),
        eventSub('ev', [
          start('es', error('E'), { out: [['=a', 'b']] }),
          service('v'),
          end('e1'),
          flow('es', 'v', 'e1'),
        ]),
      ]),
    ],
    acts: [create('p'), throwError('u', 'E', { message: 'm', variables: { a: 1 } }), complete('v')],
  }),
  scenario('variables of the error in an output mapping', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', error('E'), { out: [['=why', 'reason']] }),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p'), throwError('u', 'E', { message: 'm', variables: { why: 1 } })],
  }),
  scenario('refused: one code twice', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', error('E')),
        boundary('c', 'u', error('E')),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: two that catch all', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', error()),
        boundary('c', 'u', error()),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: an end event without error', {
    resources: [process('p', [start('s'), end('e', error()), flow('s', 'e')])],
    acts: [],
  }),
  scenario('refused: a caught code that is an expression', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', error('=c')),
        end('e'),
        flow('s', 'u', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [],
  }),
]);
