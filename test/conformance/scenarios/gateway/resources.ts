import {
  advance,
  bpmn,
  broadcast,
  cancel,
  complete,
  create,
  deleteResource,
  deploy,
  dmn,
  evaluate,
  processes,
  publish,
  resolve,
  resource,
  rpc,
  scenario,
  scenarios,
  type Act,
} from '../../scenario.js';
const { call, cycle, end, flow, message, process, rule, service, signal, start, user } = bpmn;

const one = (id: string, type = 't'): string =>
  process(id, [start(), service('t', { type }), end(), flow('start', 't', 'end')]);
const form = (id: string, title = 'x'): string =>
  JSON.stringify({
    components: [{ label: title, type: 'textfield', id: 'a', key: 'a' }],
    id,
    type: 'default',
    schemaVersion: 12,
  });
const drg = (id: string, decision: string, value = '1'): string =>
  dmn.graph(id, [dmn.decision(decision, dmn.literal('v', value))]);
const nth = (n: number): Act => rpc('DeleteResource', (stage) => ({ resourceKey: stage.ledger.deployed[n] }));
const linked = (formId: string): string =>
  process('p', [
    start(),
    user('u', { extensions: `<zeebe:formDefinition formId="${formId}"/>` }),
    end(),
    flow('start', 'u', 'end'),
  ]);
const begins = (definition: Parameters<typeof start>[1]): string =>
  process('p', [start('begin', definition), service('t'), end(), flow('begin', 't', 'end')]);
const CREATE_BY_KEY = (n: number): Act =>
  rpc('CreateProcessInstance', (stage) => ({ processDefinitionKey: stage.ledger.deployed[n] }));

export default scenarios('gateway-resources', [
  scenario('a process, a decision and a form together', {
    acts: [deploy(one('p'), drg('g', 'd'), form('f')), create('p'), evaluate('d')],
  }),
  scenario('the same again changes nothing', {
    acts: [
      deploy(one('p'), drg('g', 'd'), form('f')),
      deploy(one('p'), drg('g', 'd'), form('f')),
      deploy(one('p')),
      deploy(drg('g', 'd')),
      deploy(form('f')),
    ],
  }),
  scenario('only what has changed gets a new version', {
    acts: [
      deploy(one('p'), one('q'), drg('g', 'd'), form('f')),
      deploy(one('p', 'u'), one('q'), drg('g', 'd'), form('f')),
      deploy(one('p', 'u'), one('q'), drg('g', 'd', '2'), form('f')),
      deploy(one('p', 'u'), form('f', 'y')),
    ],
  }),
  scenario('the same text under another name is new', {
    acts: [
      deploy(resource('a.bpmn', one('p'))),
      deploy(resource('b.bpmn', one('p'))),
      deploy(resource('a.dmn', drg('g', 'd'))),
      deploy(resource('b.dmn', drg('g', 'd'))),
      deploy(resource('a.form', form('f'))),
      deploy(resource('b.form', form('f'))),
    ],
  }),
  scenario('back to an older text is new', {
    acts: [deploy(one('p')), deploy(one('p', 'u')), deploy(one('p')), create('p')],
  }),
  scenario('one resource with two processes', {
    acts: [
      deploy(
        resource(
          'two.bpmn',
          processes([
            { id: 'p', parts: [start(), end(), flow('start', 'end')] },
            { id: 'q', parts: [start('s2'), end('e2'), flow('s2', 'e2')] },
          ]),
        ),
      ),
      create('p'),
      create('q'),
    ],
  }),
  scenario('nothing to deploy', {
    acts: [rpc('DeployResource'), rpc('DeployProcess'), rpc('DeployResource', { resources: [] })],
  }),
  scenario('a name says what a resource is', {
    acts: [
      deploy(resource('p.xml', one('p'))),
      deploy(resource('p.txt', one('p'))),
      deploy(resource('', one('p'))),
      deploy(resource('p.BPMN', one('p'))),
      deploy(resource('bpmn', one('p'))),
      deploy(resource('x/y.bpmn', one('p'))),
    ],
  }),
  scenario('one bad resource refuses all', {
    acts: [
      deploy(one('p'), resource('bad.bpmn', '<x')),
      create('p'),
      deploy(resource('bad.txt', 'x'), one('p')),
      create('p'),
    ],
  }),
  scenario('one id twice', {
    acts: [
      deploy(resource('a.bpmn', one('p')), resource('b.bpmn', one('p'))),
      deploy(resource('a.dmn', drg('g', 'd')), resource('b.dmn', drg('h', 'd'))),
      deploy(resource('a.dmn', drg('g', 'd')), resource('b.dmn', drg('g', 'e'))),
      deploy(resource('a.form', form('f')), resource('b.form', form('f'))),
    ],
  }),
  scenario('forms without an id or that are no forms', {
    acts: ['{}', '{"id":""}', '{"id":" "}', 'no', '[]', '{"id":null}', '{"id":{}}'].map((text) =>
      deploy(resource('f.form', text)),
    ),
  }),
  scenario('DeployProcess', {
    acts: [
      rpc('DeployProcess', { processes: [{ name: 'p.bpmn', definition: Buffer.from(one('deploy-process')) }] }),
      rpc('DeployProcess', { processes: [{ name: 'p.bpmn', definition: Buffer.from(one('deploy-process')) }] }),
    ],
  }),
  scenario('a decision of two graphs belongs to the later one', {
    acts: [deploy(drg('g', 'd')), deploy(drg('h', 'd', '2')), evaluate('d'), deploy(drg('g', 'd')), evaluate('d')],
  }),

  scenario('a linked form', {
    resources: [form('f'), linked('f')],
    acts: [create('p'), deploy(form('f', 'y')), create('p'), complete('io.camunda.zeebe:userTask')],
  }),
  scenario('a linked form that is not there', {
    resources: [linked('absent')],
    acts: [create('p'), resolve(), cancel()],
  }),
  scenario('a linked form that comes later', {
    resources: [linked('f')],
    acts: [create('p'), deploy(form('f')), resolve(), complete('io.camunda.zeebe:userTask')],
  }),
  scenario('the id of a linked form is an expression', {
    resources: [form('f'), linked('=which')],
    acts: [create('p', { which: 'f' }), create('p', { which: 1 }), create('p')],
  }),
  scenario('a form key', {
    resources: [
      process('p', [
        start(),
        user('u', { extensions: '<zeebe:formDefinition formKey="outside"/>' }),
        end(),
        flow('start', 'u', 'end'),
      ]),
    ],
    acts: [create('p')],
  }),
  ...[
    ['both names', 'formKey="k" formId="f"'],
    ['no name', ''],
    ['an empty name', 'formId=""'],
  ].map(([what, own]) =>
    scenario(`a form definition with ${what}`, {
      acts: [
        deploy(
          process('p', [
            start(),
            user('u', { extensions: `<zeebe:formDefinition ${own}/>` }),
            end(),
            flow('start', 'u', 'end'),
          ]),
        ),
      ],
    }),
  ),

  scenario('the version before is the latest again, and its number does not come again', {
    acts: [
      deploy(one('p')),
      deploy(one('p', 'u')),
      deleteResource('p'),
      create('p'),
      CREATE_BY_KEY(1),
      create('p', {}, { version: 2 }),
      deploy(one('p', 'u')),
      create('p'),
    ],
  }),
  scenario('an older version is deleted', {
    acts: [deploy(one('p')), deploy(one('p', 'u')), nth(0), create('p'), create('p', {}, { version: 1 })],
  }),
  scenario('a version in the middle is deleted, then the latest', {
    acts: [deploy(one('p')), deploy(one('p', 'u')), deploy(one('p', 'w')), nth(1), nth(2), create('p')],
  }),
  scenario('the only version is deleted', {
    acts: [deploy(one('p')), deleteResource('p'), deleteResource('p'), create('p'), deploy(one('p')), create('p')],
  }),
  scenario('a version with running instances stays', {
    resources: [one('p')],
    acts: [create('p'), deleteResource('p'), complete('t'), deleteResource('p')],
  }),
  scenario('a version with a called instance stays', {
    resources: [one('p'), process('root', [start(), call('c', 'p'), end(), flow('start', 'c', 'end')])],
    acts: [
      create('root'),
      deleteResource('p'),
      deleteResource('root'),
      cancel('root'),
      deleteResource('p'),
      deleteResource('root'),
    ],
  }),
  scenario('a called process that was deleted', {
    resources: [one('p'), process('root', [start(), call('c', 'p'), end(), flow('start', 'c', 'end')])],
    acts: [deleteResource('p'), create('root'), deploy(one('p')), resolve(), complete('t')],
  }),
  scenario('start timers go back to the version before', {
    acts: [
      deploy(begins(cycle('R/PT1H'))),
      deploy(begins(cycle('R/PT2H'))),
      deleteResource('p'),
      advance('PT1H'),
      cancel(),
      nth(0),
      advance('PT1H'),
    ],
  }),
  scenario('start timers of the latest stay when an older one goes', {
    acts: [
      deploy(begins(cycle('R/PT1H'))),
      deploy(begins(cycle('R/PT2H'))),
      nth(0),
      advance('PT2H'),
      cancel(),
      deleteResource('p'),
    ],
  }),
  scenario('message starts go back to the version before', {
    acts: [
      deploy(begins(message('a'))),
      deploy(begins(message('b'))),
      deleteResource('p'),
      publish('b', ''),
      publish('a', ''),
      cancel(),
      nth(0),
      publish('a', ''),
    ],
  }),
  scenario('signal starts go back to the version before', {
    acts: [
      deploy(begins(signal('a'))),
      deploy(begins(signal('b'))),
      deleteResource('p'),
      broadcast('b'),
      broadcast('a'),
      cancel(),
      nth(0),
      broadcast('a'),
    ],
  }),
  scenario('starts of all kinds go back to the version before', {
    acts: [
      ...['1', '2'].map((n) =>
        deploy(
          process('p', [
            start('t1', cycle(`R/PT${n}H`)),
            start('m1', message(`m${n}`)),
            start('s1', signal(`s${n}`)),
            service('t'),
            end(),
            flow('t1', 't', 'end'),
            flow('m1', 't'),
            flow('s1', 't'),
          ]),
        ),
      ),
      deleteResource('p'),
    ],
  }),
  scenario('a graph goes with its decisions', {
    acts: [
      deploy(drg('g', 'd')),
      deploy(drg('g', 'd', '2')),
      deleteResource('d'),
      deleteResource('g'),
      evaluate('d'),
      deploy(drg('g', 'd', '3')),
      evaluate('d'),
    ],
  }),
  scenario('the only graph goes', {
    acts: [deploy(drg('g', 'd')), deleteResource('g'), evaluate('d'), deploy(drg('g', 'd')), evaluate('d')],
  }),
  scenario('a decision that a task calls was deleted', {
    resources: [drg('g', 'd'), process('p', [start(), rule('r', 'd', 'x'), end(), flow('start', 'r', 'end')])],
    acts: [deleteResource('g'), create('p'), deploy(drg('g', 'd')), resolve()],
  }),
  scenario('a form goes', {
    acts: [
      deploy(form('f')),
      deploy(form('f', 'y')),
      deleteResource('f'),
      deploy(linked('f')),
      create('p'),
      deploy(form('f', 'z')),
      create('p'),
    ],
  }),
  scenario('the only form goes', {
    acts: [deploy(form('f')), deleteResource('f'), deploy(linked('f')), create('p'), deploy(form('f')), resolve()],
  }),

  scenario('a decision by id and by key', {
    resources: [
      dmn.graph('g', [
        dmn.decision(
          'd',
          dmn.table(
            ['amount'],
            ['res'],
            [
              ['>= 100', 'true'],
              ['< 100', 'false'],
            ],
          ),
        ),
      ]),
    ],
    acts: [
      evaluate('d', { amount: 150 }),
      rpc('EvaluateDecision', (stage) => ({ decisionKey: stage.ledger.definition('d'), variables: '{"amount":50}' })),
      rpc('EvaluateDecision', (stage) => ({ decisionKey: stage.ledger.definition('d'), decisionId: 'absent' })),
      rpc('EvaluateDecision', { decisionId: 'd', decisionKey: '77', variables: '{"amount":1}' }),
      rpc('EvaluateDecision', (stage) => ({ decisionKey: stage.ledger.definition('g') })),
      rpc('EvaluateDecision', { decisionId: 'absent' }),
      rpc('EvaluateDecision', { decisionKey: '55' }),
      rpc('EvaluateDecision', { decisionKey: '-1' }),
      rpc('EvaluateDecision'),
    ],
  }),
  scenario('a failed evaluation is an answer', {
    resources: [
      dmn.graph('g', [
        dmn.decision(
          'd',
          dmn.table(
            ['amount'],
            ['res'],
            [
              ['< 5', '1'],
              ['< 10', '2'],
            ],
            { hitPolicy: 'UNIQUE' },
          ),
        ),
      ]),
    ],
    acts: [evaluate('d', { amount: 1 }), evaluate('d', { amount: 7 })],
  }),
]);
