import {
  activate,
  bpmn,
  broadcast,
  cancel,
  complete,
  create,
  deploy,
  fail,
  migrate,
  publish,
  resolve,
  retries,
  rpc,
  scenario,
  scenarios,
  setVariables,
  advance,
  modify,
  type Act,
} from '../../scenario.js';
const {
  boundary,
  call,
  catching,
  cycle,
  duration,
  end,
  error,
  escalation,
  eventBased,
  eventSub,
  exclusive,
  flow,
  flowIf,
  message,
  parallel,
  process,
  receive,
  rule,
  script,
  send,
  service,
  signal,
  start,
  sub,
  user,
} = bpmn;
type Part = ReturnType<typeof start>;

const line = (id: string, part: Part, element: string, ...more: Part[]): string =>
  process(id, [start(), part, end(), flow('start', element, 'end'), ...more]);
/** From `p` to `q` with one element in the middle of each. */
const pair = (source: Part, target: Part, sourceMore: Part[] = [], targetMore: Part[] = []): string[] => [
  line('p', source, 'a', ...sourceMore),
  line('q', target, 'b', ...targetMore),
];
const toB: Act = migrate('q', { a: 'b' }, 'p');
const plan = (more: object | ((target: string) => object)): Act =>
  rpc('MigrateProcessInstance', (stage) => ({
    processInstanceKey: stage.ledger.instance(),
    migrationPlan: {
      targetProcessDefinitionKey: stage.ledger.definition('q'),
      ...(typeof more === 'function' ? more(stage.ledger.definition('q')) : more),
    },
  }));
const map = (...pairs: readonly (readonly [string, string])[]): object => ({
  mappingInstructions: pairs.map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId })),
});
const SERVICES = pair(service('a', { type: 'old' }), service('b', { type: 'new', retries: '7', in: [['=1', 'x']] }));
const nested = (id: string, scope: string, task: string): string =>
  line(
    id,
    sub(scope, [start(`s-${scope}`), service(task), end(`e-${scope}`), flow(`s-${scope}`, task, `e-${scope}`)]),
    scope,
  );
const bd = (on: string, definition: Parameters<typeof boundary>[2], more = {}): Part[] => [
  boundary(`bd-${on}`, on, definition, more),
  end(`bd-end-${on}`),
  flow(`bd-${on}`, `bd-end-${on}`),
];
const CALLED = line('called', service('t'), 't');

const ESP =
  '<bpmn:subProcess id="esp" triggeredByEvent="true"><bpmn:startEvent id="es"><bpmn:errorEventDefinition id="ed"/></bpmn:startEvent></bpmn:subProcess>';
export default scenarios('gateway-migration', [
  scenario('a service task goes on in the target with its job', {
    resources: SERVICES,
    acts: [
      create('p', { v: 1 }),
      setVariables('a', { local: 2 }, { local: true }),
      activate('old'),
      toB,
      complete('old', { r: 3 }),
    ],
  }),
  scenario('a job that waits keeps type, headers and retries', {
    resources: SERVICES,
    acts: [
      create('p'),
      toB,
      activate('new'),
      activate('old'),
      fail('old', 0),
      retries('old', 1),
      resolve(),
      complete('old'),
    ],
  }),
  scenario('a job with an incident', {
    resources: SERVICES,
    acts: [create('p'), fail('old', 0, { message: 'broken' }), toB, retries('old', 1), resolve(), complete('old')],
  }),
  scenario('an incident of an input mapping', {
    resources: pair(service('a', { in: [['=assert(x, x != null)', 'y']] }), service('b', { in: [['=1', 'y']] })),
    acts: [create('p'), toB, resolve(), complete('b')],
  }),
  scenario('to a newer version of the same process', {
    resources: [line('p', service('a'), 'a')],
    acts: [
      create('p'),
      deploy(process('p', [start(), service('a'), service('c'), end(), flow('start', 'a', 'c', 'end')])),
      migrate('p', { a: 'a' }),
      complete('a'),
      complete('c'),
    ],
  }),
  scenario('two elements at a time', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('c'),
        end(),
        flow('start', 'f', 'a', 'end'),
        flow('f', 'c', 'end'),
      ]),
      process('q', [
        start(),
        parallel('f'),
        service('b'),
        service('d'),
        end(),
        flow('start', 'f', 'b', 'end'),
        flow('f', 'd', 'end'),
      ]),
    ],
    acts: [create('p'), migrate('q', { a: 'b', c: 'd' }, 'p'), complete('a'), complete('c')],
  }),
  scenario('two elements become one', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('c'),
        end(),
        flow('start', 'f', 'a', 'end'),
        flow('f', 'c', 'end'),
      ]),
      line('q', service('b'), 'b'),
    ],
    acts: [create('p'), migrate('q', { a: 'b', c: 'b' }, 'p'), complete('a'), complete('c')],
  }),
  scenario('within a sub-process', {
    resources: [nested('p', 'sp', 'a'), nested('q', 'sq', 'b')],
    acts: [
      create('p'),
      setVariables('sp', { l: 1 }, { local: true }),
      migrate('q', { sp: 'sq', a: 'b' }, 'p'),
      complete('a'),
    ],
  }),
  scenario('out of its sub-process', {
    resources: [nested('p', 'sp', 'a'), line('q', service('b'), 'b')],
    acts: [create('p'), migrate('q', { a: 'b' }, 'p'), migrate('q', { sp: 'b', a: 'b' }, 'p')],
  }),
  scenario('into a sub-process', {
    resources: [line('p', service('a'), 'a'), nested('q', 'sq', 'b')],
    acts: [create('p'), migrate('q', { a: 'b' }, 'p')],
  }),
  scenario('between sub-processes', {
    resources: [
      process('p', [
        start(),
        sub('sp', [start('s1'), service('a'), end('e1'), flow('s1', 'a', 'e1')]),
        end(),
        flow('start', 'sp', 'end'),
      ]),
      process('q', [
        start(),
        sub('sq', [start('s1'), service('b'), end('e1'), flow('s1', 'b', 'e1')]),
        sub('sr', [start('s2'), service('c'), end('e2'), flow('s2', 'c', 'e2')]),
        end(),
        flow('start', 'sq', 'sr', 'end'),
      ]),
    ],
    acts: [
      create('p'),
      migrate('q', { sp: 'sr', a: 'b' }, 'p'),
      migrate('q', { sp: 'sq', a: 'c' }, 'p'),
      migrate('q', { sp: 'sr', a: 'c' }, 'p'),
      complete('a'),
    ],
  }),
  scenario('a call activity keeps what it has called', {
    resources: [...pair(call('a', 'called'), call('b', 'other')), CALLED],
    acts: [create('p'), toB, complete('t')],
  }),
  scenario('a called instance', {
    resources: [line('root', call('c', 'p'), 'c'), ...SERVICES],
    acts: [create('root'), migrate('q', { a: 'b' }, 'p')],
  }),
  scenario('a user task', {
    resources: pair(user('a'), user('b', { assignee: 'me' })),
    acts: [create('p'), toB, complete('io.camunda.zeebe:userTask')],
  }),
  scenario('a receive task', {
    resources: pair(receive('a', message('m', '=k')), receive('b', message('n', '=k'))),
    acts: [create('p', { k: '1' }), toB, publish('m', '1'), publish('n', '1')],
  }),
  scenario('a message catch event', {
    resources: pair(catching('a', message('m', '=k')), catching('b', message('n', '=k'))),
    acts: [create('p', { k: '1' }), toB, publish('m', '1'), publish('n', '1')],
  }),
  scenario('a timer catch event', {
    resources: pair(catching('a', duration('PT1H')), catching('b', duration('PT2H'))),
    acts: [create('p'), toB, advance('PT2H')],
  }),
  scenario('a signal catch event', {
    resources: pair(catching('a', signal('s')), catching('b', signal('s'))),
    acts: [create('p'), toB, broadcast('s')],
  }),
  scenario('an event-based gateway', {
    resources: ['p', 'q'].map((id, i) =>
      process(id, [
        start(),
        eventBased(i ? 'b' : 'a'),
        catching('c', duration('PT1H')),
        catching('d', message('m', '=k')),
        end(),
        flow('start', i ? 'b' : 'a', 'c', 'end'),
        flow(i ? 'b' : 'a', 'd', 'end'),
      ]),
    ),
    acts: [create('p', { k: '1' }), toB, advance('PT1H')],
  }),
  scenario('an exclusive gateway with an incident', {
    resources: ['p', 'q'].map((id, i) =>
      process(id, [
        start(),
        exclusive(i ? 'b' : 'a'),
        end(),
        end('e2'),
        flow('start', i ? 'b' : 'a'),
        flowIf(i ? 'b' : 'a', 'end', '=x = 1'),
        flowIf(i ? 'b' : 'a', 'e2', '=x = 2'),
      ]),
    ),
    acts: [create('p'), toB, setVariables('process', { x: 1 }), resolve()],
  }),
  scenario('a script task with an incident', {
    resources: pair(script('a', '=assert(x, x != null)', 'y'), script('b', '=1', 'y')),
    acts: [create('p'), toB, resolve()],
  }),
  scenario('a business rule task with an incident', {
    resources: pair(rule('a', 'absent', 'y'), rule('b', 'absent', 'y')),
    acts: [create('p'), toB, resolve()],
  }),
  scenario('a send task', { resources: pair(send('a'), send('b')), acts: [create('p'), toB, complete('a')] }),
  scenario('a multi-instance activity', {
    resources: pair(
      service('a', { multi: { collection: '=[1,2]' } }),
      service('b', { multi: { collection: '=[1,2]' } }),
    ),
    acts: [create('p'), toB],
  }),
  scenario('a service task to a multi-instance one', {
    resources: pair(service('a'), service('b', { multi: { collection: '=[1,2]' } })),
    acts: [create('p'), toB],
  }),
  scenario('to another type of element', { resources: pair(service('a'), user('b')), acts: [create('p'), toB] }),
  scenario('without a mapping', {
    resources: SERVICES,
    acts: [
      create('p'),
      migrate('q', {}, 'p'),
      migrate('q', { start: 'start' }, 'p'),
      migrate('q', { p: 'q', a: 'b' }, 'p'),
    ],
  }),
  scenario('a source or target that does not exist', {
    resources: SERVICES,
    acts: [
      create('p'),
      migrate('q', { absent: 'b' }, 'p'),
      migrate('q', { a: 'absent' }, 'p'),
      migrate('q', { a: 'b', absent: 'b' }, 'p'),
    ],
  }),
  scenario('one source twice', {
    resources: SERVICES,
    acts: [
      create('p'),
      plan(map(['a', 'b'], ['a', 'b'])),
      plan(map(['a', 'b'], ['a', 'end'], ['start', 'start'], ['start', 'end'])),
    ],
  }),
  scenario('a definition that does not exist', {
    resources: SERVICES,
    acts: [
      create('p'),
      plan({ targetProcessDefinitionKey: '5', ...map(['a', 'b']) }),
      plan({ targetProcessDefinitionKey: '0' }),
      rpc('MigrateProcessInstance', (stage) => ({ processInstanceKey: stage.ledger.instance() })),
    ],
  }),
  scenario('no instruction for the process itself is needed', {
    resources: SERVICES,
    acts: [create('p'), plan(map(['p', 'q'], ['a', 'b']))],
  }),
  scenario('an event sub-process in the source', {
    resources: pair(service('a'), service('b'), [
      eventSub('esp', [start('es', message('m', '=k')), end('ee'), flow('es', 'ee')]),
    ]),
    acts: [create('p', { k: '1' }), toB],
  }),
  scenario('an event sub-process in the target', {
    resources: pair(
      service('a'),
      service('b'),
      [],
      [eventSub('esp', [start('es', message('m', '=k')), end('ee'), flow('es', 'ee')])],
    ),
    acts: [create('p', { k: '1' }), toB],
  }),
  scenario('an event sub-process in both', {
    resources: pair(
      service('a'),
      service('b'),
      [eventSub('esp', [start('es', error('E')), end('ee'), flow('es', 'ee')])],
      [eventSub('esp', [start('es', error('E')), end('ee'), flow('es', 'ee')])],
    ),
    acts: [create('p', { k: '1' }), toB],
  }),
  ...(
    [
      ['message', message('m', '=k')],
      ['timer', duration('PT1H')],
      ['signal', signal('s')],
      ['error', error('E')],
    ] as const
  ).flatMap(([kind, definition]) => [
    scenario(`a ${kind} boundary event in the source`, {
      resources: pair(service('a'), service('b'), bd('a', definition)),
      acts: [create('p', { k: '1' }), toB],
    }),
    scenario(`a ${kind} boundary event in the target`, {
      resources: pair(service('a'), service('b'), [], bd('b', definition)),
      acts: [create('p', { k: '1' }), toB],
    }),
    scenario(`a ${kind} boundary event in both`, {
      resources: pair(service('a'), service('b'), bd('a', definition), bd('b', definition)),
      acts: [
        create('p', { k: '1' }),
        toB,
        migrate('q', { a: 'b', 'bd-a': 'bd-b' }, 'p'),
        publish('m', '1'),
        broadcast('s'),
        advance('PT1H'),
      ],
    }),
  ]),
  scenario('an event sub-process within a sub-process', {
    resources: [
      nested('p', 'sp', 'a').replace('</bpmn:subProcess>', `${ESP}</bpmn:subProcess>`),
      nested('q', 'sq', 'b').replace('</bpmn:subProcess>', `${ESP}</bpmn:subProcess>`),
    ],
    acts: [create('p'), migrate('q', { sp: 'sq', a: 'b' }, 'p')],
  }),
  scenario('a message boundary event of another message in both', {
    resources: pair(service('a'), service('b'), bd('a', message('m', '=k')), bd('b', message('n', '=k'))),
    acts: [create('p', { k: '1' }), toB, publish('m', '1'), publish('n', '1')],
  }),
  scenario('a message boundary event in the target that cannot be subscribed to', {
    resources: pair(service('a'), service('b'), [], bd('b', message('n', '=k'))),
    acts: [create('p'), toB],
  }),
  scenario('a message boundary event on a sub-process', {
    resources: pair(nestedPart('a'), nestedPart('b'), bd('a', message('m', '=k')), bd('b', message('n', '=k'))),
    acts: [create('p', { k: '1' }), migrate('q', { a: 'b', 't-a': 't-b' }, 'p'), publish('m', '1'), publish('n', '1')],
  }),
  scenario('an escalation boundary event and a cycle', {
    resources: pair(
      nestedPart('a'),
      nestedPart('b'),
      bd('a', escalation('E')),
      bd('b', cycle('R/PT1H'), { interrupting: false }),
    ),
    acts: [create('p'), migrate('q', { a: 'b', 't-a': 't-b' }, 'p')],
  }),
  scenario('tokens that wait at a join', {
    resources: ['p', 'q'].map((id, i) => {
      const [task, other] = i ? ['b', 'd'] : ['a', 'c'];
      return process(id, [
        start(),
        parallel('f'),
        service(task!),
        service(other!),
        parallel('j'),
        end(),
        flow('start', 'f', task!, 'j', 'end'),
        flow('f', other!, 'j'),
      ]);
    }),
    acts: [create('p'), complete('a'), migrate('q', { c: 'd' }, 'p'), complete('c')],
  }),
  scenario('there and back, and then a modification', {
    resources: SERVICES,
    acts: [
      create('p', { v: 1 }),
      toB,
      migrate('p', { b: 'a' }),
      modify({ activate: ['a'], terminate: ['a'] }),
      cancel(),
    ],
  }),
]);

function nestedPart(id: string): Part {
  return sub(id, [start(`s-${id}`), service(`t-${id}`), end(`e-${id}`), flow(`s-${id}`, `t-${id}`, `e-${id}`)]);
}
