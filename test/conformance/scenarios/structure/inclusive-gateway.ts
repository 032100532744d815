import { bpmn, cancel, complete, create, deploy, resolve, scenario, scenarios, setVariables } from '../../scenario.js';

const { end, exclusive, flow, flowIf, inclusive, manual, parallel, process, service, start, sub, task } = bpmn;

const fork = process('p', [
  start(),
  inclusive('g', { default: 'g-c' }),
  service('a'),
  service('b'),
  service('c'),
  end(),
  flow('start', 'g', 'c', 'end'),
  flowIf('g', 'a', '=x > 1'),
  flowIf('g', 'b', '=x > 2'),
  flow('a', 'end'),
  flow('b', 'end'),
]);

export default scenarios('inclusive-gateway', [
  scenario('takes every flow whose condition holds', {
    resources: [fork],
    acts: [create('p', { x: 3 }), complete('a'), complete('b')],
  }),
  scenario('takes one flow', { resources: [fork], acts: [create('p', { x: 2 }), complete('a')] }),
  scenario('takes the default flow when no condition holds', {
    resources: [fork],
    acts: [create('p', { x: 0 }), complete('c')],
  }),
  scenario('a condition that is no boolean is an incident', {
    resources: [fork],
    acts: [create('p', { x: 'no' }), setVariables('process', { x: 3 }), resolve(), cancel()],
  }),
  scenario('no condition holds and there is no default flow', {
    resources: [
      process('p', [
        start(),
        inclusive('g'),
        task('a'),
        task('b'),
        flow('start', 'g'),
        flowIf('g', 'a', '=x = 1'),
        flowIf('g', 'b', '=x = 2'),
      ]),
    ],
    acts: [create('p', { x: 0 }), setVariables('process', { x: 2 }), resolve()],
  }),
  scenario('one way out without a condition is taken', {
    resources: [process('p', [start(), inclusive('g'), end(), flow('start', 'g', 'end')])],
    acts: [create('p')],
  }),
  scenario('one way out with a condition', {
    resources: [process('p', [start(), inclusive('g'), end(), flow('start', 'g'), flowIf('g', 'end', '=x')])],
    acts: [create('p', { x: true }), create('p', { x: false }), cancel()],
  }),
  scenario('no way out: the path ends', {
    resources: [process('p', [start(), inclusive('g'), flow('start', 'g')])],
    acts: [create('p')],
  }),
  scenario('a flow without condition that is not the default', {
    acts: [
      deploy(
        process('p', [
          start(),
          inclusive('g'),
          task('a'),
          task('b'),
          flow('start', 'g', 'a'),
          flowIf('g', 'b', '=x = 2'),
        ]),
      ),
      create('p', { x: 2 }),
      create('p', { x: 1 }),
      cancel(),
    ],
  }),
  scenario('the condition of the default flow does not count', {
    acts: [
      deploy(
        process('p', [
          start(),
          inclusive('g', { default: 'g-b' }),
          task('a'),
          task('b'),
          flow('start', 'g'),
          flowIf('g', 'a', '=x = 1'),
          flowIf('g', 'b', '=x = 1'),
        ]),
      ),
      create('p', { x: 1 }),
      create('p', { x: 2 }),
    ],
  }),
  scenario('several ways in are refused', {
    acts: [
      deploy(
        process('p', [
          start(),
          inclusive('g'),
          service('a'),
          service('b'),
          inclusive('join'),
          end(),
          flow('start', 'g'),
          flowIf('g', 'a', '=x > 1'),
          flowIf('g', 'b', '=x > 0'),
          flow('a', 'join', 'end'),
          flow('b', 'join'),
        ]),
      ),
      create('p', { x: 2 }),
    ],
  }),
  scenario('branches meet at a parallel and an exclusive gateway', {
    resources: [
      process('p', [
        start(),
        inclusive('g'),
        task('a'),
        task('b'),
        exclusive('meet'),
        parallel('join'),
        manual('m'),
        end(),
        flow('start', 'g'),
        flowIf('g', 'a', '=x > 1'),
        flowIf('g', 'b', '=x > 0'),
        flow('a', 'meet', 'm', 'join', 'end'),
        flow('b', 'meet'),
      ]),
    ],
    acts: [create('p', { x: 2 })],
  }),
  scenario('in a sub-process', {
    resources: [
      process('p', [
        start(),
        sub('inner', [
          start('is'),
          inclusive('g'),
          service('a'),
          service('b'),
          flow('is', 'g'),
          flowIf('g', 'a', '=true'),
          flowIf('g', 'b', '=true'),
        ]),
        end(),
        flow('start', 'inner', 'end'),
      ]),
    ],
    acts: [create('p'), complete('a'), complete('b')],
  }),
  scenario('several ways out of a task: an implicit split', {
    resources: [
      process('p', [start(), task('t'), service('a'), service('b'), flow('start', 't', 'a'), flow('t', 'b')]),
    ],
    acts: [create('p'), complete('b'), complete('a')],
  }),
]);
