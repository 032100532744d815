import { bpmn, complete, create, modify, scenario, scenarios } from '../../scenario.js';
const { boundary, call, end, flow, manual, message, parallel, process, service, start, sub } = bpmn;

const calling = [
  process('root', [start(), call('c', 'p'), service('after'), end(), flow('start', 'c', 'after', 'end')]),
  process('p', [
    start(),
    parallel('fork'),
    service('a'),
    service('b'),
    end('ea'),
    end('eb'),
    flow('start', 'fork', 'a', 'ea'),
    flow('fork', 'b', 'eb'),
  ]),
];
export default scenarios('random-scopes', [
  scenario('a sub-process ends before its message subscription is acknowledged', {
    resources: [
      process('p', [
        start(),
        sub('inside', [start('in'), manual('m'), end('out'), flow('in', 'm', 'out')]),
        boundary('other', 'inside', message('M', '="k"')),
        end(),
        end('e2'),
        flow('start', 'inside', 'end'),
        flow('other', 'e2'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a modification ends what a called process holds', {
    resources: calling,
    acts: [
      create('root'),
      modify({ terminate: ['a'], process: 'root' }),
      modify({ terminate: ['b'], process: 'root' }),
      modify({ activate: ['after'], terminate: ['b'], process: 'root' }),
      complete('b'),
      complete('after'),
    ],
  }),
  scenario('a modification ends what another process holds', {
    resources: [
      process('p', [start(), service('t'), end(), flow('start', 't', 'end')]),
      process('other', [start(), service('o'), end(), flow('start', 'o', 'end')]),
    ],
    acts: [create('other'), create('p'), modify({ terminate: ['o'], process: 'p' }), complete('t')],
  }),
]);
