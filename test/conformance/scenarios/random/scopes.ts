import { bpmn, create, scenario, scenarios } from '../../scenario.js';
const { boundary, end, flow, manual, message, process, start, sub } = bpmn;

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
]);
