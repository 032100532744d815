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
]);
