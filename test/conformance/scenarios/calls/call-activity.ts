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
  throwError,
} from '../../scenario.js';

const { boundary, call, catching, duration, end, error, flow, message, process, service, start } = bpmn;

const child = process('child', [start('cs'), service('w'), end('ce'), flow('cs', 'w', 'ce')]);
const parent = (more: Parameters<typeof call>[2], ...parts: readonly bpmn.Part[]) =>
  process('parent', [start(), call('c', 'child', more), end(), flow('start', 'c', 'end'), ...parts]);

export default scenarios('call-activity', [
  scenario('all variables go down and up', {
    resources: [child, parent({})],
    acts: [create('parent', { x: 1 }), complete('w', { z: 3, x: 2 })],
  }),
  scenario('no variables go down or up', {
    resources: [child, parent({ parents: false, children: false })],
    acts: [create('parent', { x: 1 }), complete('w', { z: 3 })],
  }),
  scenario('inputs and outputs without propagation', {
    resources: [child, parent({ parents: false, children: false, in: [['=x', 'y']], out: [['=z', 'zz']] })],
    acts: [create('parent', { x: 1 }), complete('w', { z: 3, other: 1 })],
  }),
  scenario('inputs and outputs with propagation', {
    resources: [child, parent({ in: [['=x', 'y']], out: [['=z', 'zz']] })],
    acts: [create('parent', { x: 1 }), complete('w', { z: 3, other: 1 })],
  }),
  scenario('variables of the enclosing sub-process go down', {
    resources: [
      child,
      process('parent', [
        start(),
        bpmn.sub('s', [start('s1'), call('c', 'child'), flow('s1', 'c')], { in: [['=5', 'loc']] }),
        flow('start', 's'),
      ]),
    ],
    acts: [create('parent', { x: 1 }), complete('w', { loc: 6, z: 1 })],
  }),
  scenario('the id of the process is an expression', {
    resources: [child, process('parent', [start(), call('c', '=which'), end(), flow('start', 'c', 'end')])],
    acts: [create('parent', { which: 'child' }), complete('w')],
  }),
  scenario('an expression that is no string is an incident', {
    resources: [child, process('parent', [start(), call('c', '=which'), flow('start', 'c')])],
    acts: [create('parent', { which: 3 }), setVariables('process', { which: 'child' }), resolve(), complete('w')],
  }),
  scenario('a process that is not deployed is an incident', {
    resources: [parent({})],
    acts: [create('parent'), resolve(), deploy(child), resolve(), complete('w')],
  }),
  scenario('a process without none start is an incident', {
    resources: [process('child', [start('cs', message('m')), service('w'), flow('cs', 'w')]), parent({})],
    acts: [create('parent'), resolve(), cancel('parent')],
  }),
  scenario('the latest version is called', {
    resources: [child, parent({})],
    acts: [
      create('parent'),
      deploy(process('child', [start('cs'), service('w2'), flow('cs', 'w2')])),
      create('parent'),
      complete('w2'),
      complete('w'),
    ],
  }),
  scenario('cancelling the parent cancels the child', {
    resources: [child, parent({})],
    acts: [create('parent'), cancel('parent')],
  }),
  scenario('the child cannot be cancelled by itself', {
    resources: [child, parent({})],
    acts: [create('parent'), cancel('child')],
  }),
  scenario('an interrupting boundary event ends the child', {
    resources: [child, parent({}, boundary('late', 'c', duration('PT1H')), end('e2'), flow('late', 'e2'))],
    acts: [create('parent'), advance('PT1H')],
  }),
  scenario('a boundary event that does not interrupt', {
    resources: [
      child,
      parent({}, boundary('late', 'c', duration('PT1H'), { interrupting: false }), end('e2'), flow('late', 'e2')),
    ],
    acts: [create('parent'), advance('PT1H'), complete('w')],
  }),
  scenario('an error goes up to the parent', {
    resources: [
      child,
      parent(
        {},
        boundary('any', 'c', error()),
        boundary('one', 'c', error('E1')),
        service('f1'),
        service('f2'),
        flow('any', 'f1'),
        flow('one', 'f2'),
      ),
    ],
    acts: [
      create('parent'),
      throwError('w', 'E1', { message: 'boom', variables: { why: 1 } }),
      complete('f2'),
      create('parent'),
      throwError('w', 'E9'),
      complete('f1'),
    ],
  }),
  scenario('a message to the child', {
    resources: [
      process('child', [start('cs'), catching('m', message('M', '=k')), end('ce'), flow('cs', 'm', 'ce')]),
      parent({}),
    ],
    acts: [create('parent', { k: 'a' }), publish('M', 'a', { got: 1 })],
  }),
  scenario('a call within a call', {
    resources: [
      child,
      process('middle', [start('ms'), call('mc', 'child'), flow('ms', 'mc')]),
      process('parent', [start(), call('c', 'middle'), flow('start', 'c')]),
    ],
    acts: [create('parent', { x: 1 }), complete('w', { y: 2 })],
  }),
  scenario('an output mapping that fails is an incident of the call', {
    resources: [child, parent({ out: [['=assert(z, z != null)', 'zz']] })],
    acts: [create('parent'), complete('w'), setVariables('c', { z: 1 }, { local: true }), resolve()],
  }),
]);
