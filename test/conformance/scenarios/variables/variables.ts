import { bpmn, complete, create, fail, resolve, scenario, scenarios, setVariables } from '../../scenario.js';

const { end, flow, process, service, start, sub } = bpmn;

const inner = (subMore: bpmn.More, taskMore: bpmn.Job = {}) =>
  process('p', [
    start(),
    sub('s', [start('s1'), service('t', taskMore), flow('s1', 't')], subMore),
    end(),
    flow('start', 's', 'end'),
  ]);
const one = (more: bpmn.Job) => process('p', [start(), service('t', more), end(), flow('start', 't', 'end')]);

export default scenarios('variables', [
  scenario('of every JSON type', {
    resources: [one({})],
    acts: [
      create('p', {
        s: 'text "quoted" 法度',
        n: 1.5,
        big: 1234567890,
        neg: -3,
        t: true,
        z: null,
        l: [1, 'a', null],
        o: { k: { d: [] } },
        e: {},
      }),
      complete('t'),
    ],
  }),
  scenario('a result goes to the nearest scope that has it, else to the process', {
    resources: [inner({ in: [['=1', 'mine']] })],
    acts: [create('p', { outer: 1 }), complete('t', { mine: 2, outer: 3, fresh: 4 })],
  }),
  scenario('a result equal to the present value bubbles on', {
    resources: [inner({ in: [['=1', 'same']] })],
    acts: [create('p'), complete('t', { same: 1 })],
  }),
  scenario('a result equal to the value of the process is no update', {
    resources: [one({})],
    acts: [create('p', { same: 1 }), complete('t', { same: 1 })],
  }),
  scenario('an input is local to its task, and so is a result of that name', {
    resources: [one({ in: [['=0', 'x']] })],
    acts: [create('p', { x: 9 }), complete('t', { x: 5, y: 6 })],
  }),
  scenario('with output mapping results stay local and the mapping goes up', {
    resources: [
      inner(
        { in: [['=1', 'sum']] },
        {
          out: [
            ['=a + b', 'sum'],
            ['=a', 'seen.a'],
          ],
        },
      ),
    ],
    acts: [create('p', { sum: 0, b: 2 }), complete('t', { a: 1, b: 3 })],
  }),
  scenario('output mappings build on one another', {
    resources: [
      one({
        out: [
          ['=a', 'x.y'],
          ['=a + 1', 'x.z'],
          ['=x.y', 'copy'],
        ],
      }),
    ],
    acts: [create('p'), complete('t', { a: 1 })],
  }),
  scenario('an output mapping into an object keeps its other fields', {
    resources: [one({ out: [['=a', 'o.new']] })],
    acts: [create('p', { o: { old: 1 } }), complete('t', { a: 1 })],
  }),
  scenario('an output mapping into what is no object', {
    resources: [one({ out: [['=a', 'o.new']] })],
    acts: [create('p', { o: 5 }), complete('t', { a: 1 })],
  }),
  scenario('an input mapping of a missing variable is null', {
    resources: [
      one({
        in: [
          ['=missing', 'x'],
          ['=missing.deep', 'y'],
        ],
      }),
    ],
    acts: [create('p'), complete('t')],
  }),
  scenario('an input mapping that is a static text', {
    resources: [one({ in: [['hello', 'x']], out: [['fixed', 'y']] })],
    acts: [create('p'), complete('t')],
  }),
  scenario('an input mapping that fails is an incident', {
    resources: [one({ in: [['=assert(a, a != null)', 'x']] })],
    acts: [create('p'), resolve(), setVariables('process', { a: 1 }), resolve(), complete('t')],
  }),
  scenario('an output mapping that fails is an incident', {
    resources: [one({ out: [['=assert(a, a != null)', 'x']] })],
    acts: [create('p'), complete('t', { b: 1 }), setVariables('t', { a: 1 }, { local: true }), resolve()],
  }),
  scenario('sub-process inputs and outputs', {
    resources: [
      inner({
        in: [['=x + 1', 'loc']],
        out: [
          ['=loc', 'res'],
          ['=made', 'got'],
        ],
      }),
    ],
    acts: [create('p', { x: 1 }), complete('t', { made: 3, loc: 7 })],
  }),
  scenario('set: merged upwards', {
    resources: [inner({ in: [['=1', 'mine']] })],
    acts: [create('p', { outer: 1 }), setVariables('t', { mine: 2, outer: 3, fresh: 4 })],
  }),
  scenario('set: local', {
    resources: [inner({ in: [['=1', 'mine']] })],
    acts: [
      create('p', { outer: 1 }),
      setVariables('t', { mine: 2, outer: 3 }, { local: true }),
      setVariables('s', { mine: 5 }, { local: true }),
      complete('t'),
    ],
  }),
  scenario('set: nothing new', {
    resources: [one({})],
    acts: [create('p', { a: 1 }), setVariables('process', { a: 1 }), setVariables('process', {})],
  }),
  scenario('set: an object instead of a number and back', {
    resources: [one({})],
    acts: [
      create('p', { a: 1 }),
      setVariables('process', { a: { b: 1 } }),
      setVariables('process', { a: { b: 1, c: 2 } }),
      setVariables('process', { a: null }),
    ],
  }),
  scenario('fail: variables are local to the task', {
    resources: [one({})],
    acts: [create('p', { a: 1 }), fail('t', 1, { variables: { a: 2, b: 3 } }), complete('t')],
  }),
  scenario('order of several variables', {
    resources: [
      one({
        in: [
          ['=1', 'z'],
          ['=2', 'a'],
          ['=3', 'm'],
        ],
        out: [
          ['=z', 'q'],
          ['=a', 'b'],
        ],
      }),
    ],
    acts: [create('p', { zeta: 1, alpha: 2, mid: 3 }), complete('t', { y: 1, x: 2 })],
  }),
]);
