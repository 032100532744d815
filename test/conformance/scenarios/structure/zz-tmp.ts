import { bpmn, create, scenario, scenarios } from '../../scenario.js';
const { end, flow, process, service, start, task } = bpmn;
const N = Number(globalThis.process.env['MANY'] ?? 2000);
const items = Array.from({ length: N }, (_, i) => i);
export default scenarios('zz-tmp', [
  scenario('many undefined tasks', {
    resources: [
      process('p', [start(), task('t', { multi: { collection: '=items' } }), end(), flow('start', 't', 'end')]),
    ],
    acts: [create('p', { items })],
  }),
  scenario('many jobs', {
    resources: [
      process('p', [start(), service('t', { multi: { collection: '=items' } }), end(), flow('start', 't', 'end')]),
    ],
    acts: [create('p', { items })],
  }),
]);
