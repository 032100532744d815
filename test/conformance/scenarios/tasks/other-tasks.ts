import {
  activate,
  bpmn,
  complete,
  create,
  publish,
  resolve,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const { end, flow, manual, message, process, receive, rule, ruleJob, script, scriptJob, start, task, user } = bpmn;
const around = (...parts: readonly bpmn.Part[]) => process('p', [start(), ...parts, end(), flow('start', 't', 'end')]);

export default scenarios('tasks', [
  scenario('manual and undefined tasks pass by', {
    resources: [process('p', [start(), manual('m'), task('u'), end(), flow('start', 'm', 'u', 'end')])],
    acts: [create('p', { a: 1 })],
  }),
  scenario('manual and undefined tasks ignore nothing of their mappings', {
    resources: [
      process('p', [
        start(),
        manual('m', { in: [['=1', 'x']], out: [['=x', 'y']] }),
        task('u', { out: [['=y', 'z']] }),
        end(),
        flow('start', 'm', 'u', 'end'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('user task is a job with reserved headers', {
    resources: [
      around(
        user('t', {
          formKey: 'intake',
          assignee: '=who',
          candidateGroups: '=["a", "b"]',
          candidateUsers: 'u1, u2',
          dueDate: '=due',
          followUpDate: '{{P20D}}',
          headers: { k: 'v' },
        }),
      ),
    ],
    acts: [
      create('p', { who: 'li', due: '{{P30D}}' }),
      activate('io.camunda.zeebe:userTask'),
      complete('io.camunda.zeebe:userTask', { done: true }),
    ],
  }),
  scenario('user task with nothing said', {
    resources: [around(user('t'))],
    acts: [create('p'), complete('io.camunda.zeebe:userTask')],
  }),
  scenario('user task whose assignee is no string is an incident', {
    resources: [around(user('t', { assignee: '=who' }))],
    acts: [
      create('p', { who: 1 }),
      setVariables('process', { who: 'li' }),
      resolve(),
      complete('io.camunda.zeebe:userTask'),
    ],
  }),
  scenario('user task whose candidate groups are no list is an incident', {
    resources: [around(user('t', { candidateGroups: '=groups' }))],
    acts: [create('p', { groups: 'a' }), setVariables('process', { groups: ['a'] }), resolve()],
  }),
  scenario('user task whose due date is no date is an incident', {
    resources: [around(user('t', { dueDate: '=due' }))],
    acts: [create('p', { due: 'soon' }), setVariables('process', { due: '{{P1D}}' }), resolve()],
  }),
  scenario('user task whose due date is null or missing', {
    resources: [around(user('t', { dueDate: '=due', assignee: '=who' }))],
    acts: [create('p', { due: null, who: null })],
  }),
  scenario('script task evaluates an expression', {
    resources: [around(script('t', '=0.1 + 0.2', 'sum'))],
    acts: [create('p')],
  }),
  scenario('script task overwrites a variable of the process', {
    resources: [around(script('t', '=sum + 1', 'sum'))],
    acts: [create('p', { sum: 1 })],
  }),
  scenario('script task with output mapping', {
    resources: [around(script('t', '={a: 1}', 'r', { out: [['=r.a', 'b']] }))],
    acts: [create('p')],
  }),
  scenario('script task that fails is an incident', {
    resources: [around(script('t', '=assert(x, x != null)', 'sum'))],
    acts: [create('p'), setVariables('process', { x: 1 }), resolve()],
  }),
  scenario('script task as a job', {
    resources: [around(scriptJob('t', { type: 'js', headers: { language: 'js' } }))],
    acts: [create('p'), complete('js', { r: 1 })],
  }),
  scenario('business rule task as a job', {
    resources: [around(ruleJob('t', { type: 'rule' }))],
    acts: [create('p'), complete('rule', { r: 1 })],
  }),
  scenario('business rule task whose decision is not deployed is an incident', {
    resources: [around(rule('t', 'nothing', 'r'))],
    acts: [create('p'), resolve()],
  }),
  scenario('receive task waits for its message', {
    resources: [around(receive('t', message('m', '=id')))],
    acts: [create('p', { id: 'k' }), publish('m', 'other', {}), publish('m', 'k', { got: 1 })],
  }),
  scenario('receive task with output mapping', {
    resources: [around(receive('t', message('m', '=id'), { out: [['=got + 1', 'more']] }))],
    acts: [create('p', { id: 'k' }), publish('m', 'k', { got: 1, lost: 2 })],
  }),
]);
