import { activate, bpmn, complete, create, resolve, scenario, scenarios, setVariables } from '../../scenario.js';

const { end, flow, process, send, service, start } = bpmn;

const one = (more: Parameters<typeof service>[1]) =>
  process('p', [start(), service('t', more), end(), flow('start', 't', 'end')]);

export default scenarios('service-task', [
  scenario('one task from start to end', {
    resources: [one({})],
    acts: [create('p', { a: 1 }), complete('t', { a: 2, b: 'x' })],
  }),
  scenario('two tasks in a row', {
    resources: [process('p', [start(), service('a'), service('b'), end(), flow('start', 'a', 'b', 'end')])],
    acts: [create('p'), complete('a', { x: null }), complete('b')],
  }),
  scenario('type, retries and headers go into the job', {
    resources: [one({ type: '=kind + "-work"', retries: '=n + 1', headers: { k: 'v', empty: '', 'other key': '=x' } })],
    acts: [create('p', { kind: 'heavy', n: 4 }), activate('heavy-work'), complete('heavy-work')],
  }),
  scenario('type that is no string is an incident', {
    resources: [one({ type: '=kind' })],
    acts: [create('p', { kind: 5 }), setVariables('process', { kind: 'k' }), resolve(), complete('k')],
  }),
  scenario('type that is missing is an incident', {
    resources: [one({ type: '=kind' })],
    acts: [create('p'), setVariables('process', { kind: 'k' }), resolve(), complete('k')],
  }),
  scenario('retries that are no number are an incident', {
    resources: [one({ retries: '=n' })],
    acts: [create('p', { n: 'many' }), setVariables('process', { n: 2 }), resolve(), complete('t')],
  }),
  scenario('retries below one', {
    resources: [one({ retries: '0' })],
    acts: [create('p'), activate('t'), complete('t')],
  }),
  scenario('without outgoing flow the task ends its path', {
    resources: [process('p', [start(), service('t'), flow('start', 't')])],
    acts: [create('p'), complete('t', { x: [1, { y: 'z' }] })],
  }),
  scenario('several outgoing flows are all taken', {
    resources: [
      process('p', [
        start(),
        service('t'),
        service('a'),
        service('b'),
        end(),
        flow('start', 't', 'a', 'end'),
        flow('t', 'b'),
      ]),
    ],
    acts: [create('p'), complete('t'), complete('a'), complete('b')],
  }),
  scenario('several flows into a task start it several times', {
    resources: [
      process('p', [
        start(),
        bpmn.parallel('fork'),
        service('t'),
        end(),
        flow('start', 'fork', 't', 'end'),
        bpmn.task('x'),
        flow('fork', 'x', 't'),
      ]),
    ],
    acts: [create('p'), complete('t', { n: 1 }), complete('t', { n: 2 })],
  }),
  scenario('send task is a job', {
    resources: [
      process('p', [start(), send('s', { type: 'mail', headers: { to: 'x' } }), end(), flow('start', 's', 'end')]),
    ],
    acts: [create('p'), activate('mail'), complete('mail', { sent: true })],
  }),
  scenario('input and output mappings of a task', {
    resources: [
      one({
        in: [
          ['=a + 1', 'b'],
          ['={deep: b}', 'c.d'],
        ],
        out: [
          ['=r', 'result'],
          ['=c', 'seen'],
        ],
      }),
    ],
    acts: [create('p', { a: 1 }), complete('t', { r: 5, other: 'lost' })],
  }),
]);
