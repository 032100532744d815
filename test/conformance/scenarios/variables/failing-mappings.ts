import { bpmn, complete, create, scenario, scenarios } from '../../scenario.js';

const { end, flow, process, service, start } = bpmn;
const one = (more: bpmn.Job) => process('p', [start(), service('t', more), end(), flow('start', 't', 'end')]);

export default scenarios('mappings', [
  scenario('a failing input among several, with paths and texts', {
    resources: [
      one({
        in: [
          ['=1', 'a'],
          ['text', 'b'],
          ['=a + 1', 'c.d'],
          ['=assert(x, x != null, "no x")', 'c.e.f'],
          ['3', 'g'],
        ],
      }),
    ],
    acts: [create('p')],
  }),
  scenario('a failing output among several, with paths', {
    resources: [
      one({
        out: [
          ['=1', 'a'],
          ['=a + 1', 'c.d'],
          ['=assert(x, x != null)', 'c.e.f'],
        ],
      }),
    ],
    acts: [create('p'), complete('t')],
  }),
  scenario('outputs with paths into what is no object', {
    resources: [
      one({
        out: [
          ['=1', 'a.b'],
          ['=2', 'a.c.d'],
          ['=3', 'o.n.x'],
          ['=4', 'o.k'],
          ['=5', 'l.x'],
        ],
      }),
    ],
    acts: [create('p', { a: 'text', o: { n: 5, m: 6 }, l: [1] }), complete('t')],
  }),
  scenario('outputs that use one another across paths', {
    resources: [
      one({
        out: [
          ['=1', 'a.b'],
          ['=a.b + 1', 'x'],
          ['=x + 1', 'a.c'],
          ['=a', 'copy'],
        ],
      }),
    ],
    acts: [create('p', { x: 10 }), complete('t')],
  }),
  scenario('inputs that use one another across paths', {
    resources: [
      one({
        in: [
          ['=1', 'a.b'],
          ['=a.b + 1', 'x'],
          ['=x + 1', 'a.c'],
          ['=a', 'copy'],
        ],
      }),
    ],
    acts: [create('p', { x: 10 })],
  }),
]);
