import { advance, bpmn, create, deploy, scenario, scenarios } from '../../scenario.js';
const { catching, cycle, duration, end, eventSub, flow, process, start } = bpmn;

const waiting = process('p', [
  start(),
  catching('wait', duration('PT1H')),
  end(),
  flow('start', 'wait', 'end'),
  eventSub('often', [start('every', cycle('R3/PT30M'), { interrupting: false }), end('e2'), flow('every', 'e2')]),
]);

export default scenarios('random-timers', [
  scenario('timers that are due at once go by the keys of what waits for them', {
    resources: [waiting],
    acts: [create('p'), advance('PT30M'), advance('PT30M')],
  }),
  scenario('a start timer that is due at once with others', {
    resources: [waiting],
    acts: [
      create('p'),
      deploy(process('q', [start('start', duration('PT1H')), end(), flow('start', 'end')])),
      advance('PT30M'),
      advance('PT30M'),
    ],
  }),
]);
