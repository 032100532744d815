import { bpmn, complete, create, scenario, scenarios } from '../../scenario.js';

const { end, flow, process, service, start } = bpmn;

export default scenarios('service-task', [
  scenario('one task from start to end', {
    resources: [process('p', [start(), service('t'), end(), flow('start', 't', 'end')])],
    acts: [create('p', { a: 1 }), complete('t', { a: 2, b: 'x' })],
  }),
]);
