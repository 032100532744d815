import {
  advance,
  bpmn,
  broadcast,
  cancel,
  complete,
  create,
  createWithResult,
  fail,
  modify,
  openWithResult,
  publish,
  received,
  resolve,
  retries,
  scenario,
  scenarios,
  setVariables,
  throwError,
} from '../../scenario.js';
import type { Definition, Part } from '../../bpmn.js';

const { boundary, call, catching, cycle, duration, end, error, escalation, eventBased, eventSub, exclusive } = bpmn;
const { flow, flowIf, inclusive, message, parallel, process, receive, service, signal, start, sub, task, terminate } =
  bpmn;
const { throwing, user } = bpmn;

/** An event sub-process whose elements begin with its own id. */
const handler = (id: string, definition: Definition, interrupting = true, more: bpmn.More = {}): Part =>
  eventSub(
    id,
    [start(`${id}-start`, definition, { interrupting }), service(`${id}-work`), flow(`${id}-start`, `${id}-work`)],
    more,
  );
const stop = message('stop', '=id');
const note = message('note', '=id');
const beside = (...parts: readonly Part[]): Part[] => [
  start(),
  service('t'),
  end(),
  flow('start', 't', 'end'),
  ...parts,
];
const items = { collection: '=items', element: 'item' };

export default scenarios('structure-corners', [
  scenario('an event sub-process interrupts when only a token at a join is left', {
    resources: [
      process('p', [
        start(),
        parallel('f'),
        service('a'),
        service('b'),
        exclusive('x'),
        parallel('join'),
        end('over'),
        flow('start', 'f', 'a', 'join'),
        flow('f', 'b', 'x', 'over'),
        flowIf('x', 'join', '=false'),
        handler('h', stop),
      ]),
    ],
    acts: [create('p', { id: 'k' }), complete('a'), complete('b'), publish('stop', 'k'), complete('h-work')],
  }),
  scenario('an event sub-process interrupts a task that waits for its completion incident', {
    resources: [
      process('p', [
        start(),
        service('t', { out: [['=assert(x, x != null)', 'y']] }),
        flow('start', 't'),
        handler('h', stop),
      ]),
    ],
    acts: [create('p', { id: 'k' }), complete('t'), publish('stop', 'k'), complete('h-work')],
  }),
  scenario('an event sub-process interrupts a task that waits for its activation incident', {
    resources: [process('p', [start(), service('t', { type: '=nothing' }), flow('start', 't'), handler('h', stop)])],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('h-work')],
  }),
  scenario('an event sub-process interrupts an event-based gateway', {
    resources: [
      process('p', [
        start(),
        eventBased('g'),
        catching('c1', duration('PT1H')),
        catching('c2', message('other', '=id')),
        end(),
        flow('start', 'g', 'c1', 'end'),
        flow('g', 'c2', 'end'),
        handler('h', stop),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), publish('other', 'k'), complete('h-work')],
  }),
  scenario('a timer expression that fails is an incident of the start event', {
    resources: [process('p', beside(handler('h', duration('=wait'))))],
    acts: [
      create('p', { wait: 'never' }),
      setVariables('process', { wait: 'PT1H' }),
      resolve(),
      advance('PT1H'),
      cancel(),
    ],
  }),
  scenario('a message name of an expression', {
    resources: [process('p', beside(handler('h', message('="st" + "op"', '=id'))))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), cancel()],
  }),
  scenario('a correlation key of the sub-process around', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('is'), service('t'), flow('is', 't'), handler('h', message('stop', '=own'))], {
          in: [['=id + "!"', 'own']],
        }),
        flow('start', 's'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k!'), complete('h-work')],
  }),
  scenario('an output mapping of the start event that fails is its incident', {
    resources: [
      process(
        'p',
        beside(
          eventSub('h', [
            start('h-start', stop, { out: [['=assert(x, x != null)', 'y']] }),
            service('h-work'),
            flow('h-start', 'h-work'),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), publish('stop', 'k', { x: 2 }), cancel()],
  }),
  scenario('an output mapping of the event sub-process that fails is its incident', {
    resources: [process('p', beside(handler('h', stop, true, { out: [['=assert(x, x != null)', 'y']] })))],
    acts: [
      create('p', { id: 'k' }),
      publish('stop', 'k'),
      complete('h-work'),
      setVariables('process', { x: 1 }),
      resolve(),
    ],
  }),
  scenario('a job that was cancelled by an interruption cannot be completed', {
    resources: [process('p', beside(handler('h', stop)))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('t', {}, { ended: true }), complete('h-work')],
  }),
  scenario('a result that is awaited comes after the event sub-process', {
    resources: [process('p', beside(handler('h', stop)))],
    acts: [
      openWithResult('r', 'p', { id: 'k' }),
      publish('stop', 'k', { v: 1 }),
      complete('h-work', { w: 2 }),
      received('r'),
    ],
  }),
  scenario('signals start event sub-processes of all scopes', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('is'), service('t'), flow('is', 't'), handler('inner', signal('alarm'), false)]),
        flow('start', 's'),
        handler('outer', signal('alarm'), false),
      ]),
    ],
    acts: [create('p'), broadcast('alarm', { a: 1 }), complete('inner-work'), complete('outer-work'), complete('t')],
  }),
  scenario('a signal interrupts a scope', {
    resources: [process('p', beside(handler('h', signal('alarm'))))],
    acts: [create('p'), broadcast('alarm', { a: 1 }), broadcast('alarm'), complete('h-work')],
  }),
  scenario('an escalation starts an event sub-process beside', {
    resources: [
      process('p', [
        start(),
        throwing('up', escalation('C1')),
        service('t'),
        flow('start', 'up', 't'),
        handler('h', escalation('C1'), false),
      ]),
    ],
    acts: [create('p'), complete('t'), complete('h-work')],
  }),
  scenario('an escalation interrupts from a sub-process within', {
    resources: [
      process('p', [
        start(),
        sub('s', [
          start('is'),
          parallel('f'),
          service('t'),
          end('up', escalation('C1')),
          flow('is', 'f', 't'),
          flow('f', 'up'),
        ]),
        flow('start', 's'),
        handler('h', escalation()),
      ]),
    ],
    acts: [create('p'), complete('h-work')],
  }),
  scenario('events within an event sub-process', {
    resources: [
      process(
        'p',
        beside(
          eventSub('h', [
            start('h-start', note, { interrupting: false }),
            receive('r', message('more', '=id')),
            boundary('late', 'r', duration('PT1H')),
            end('he'),
            end('hl'),
            flow('h-start', 'r', 'he'),
            flow('late', 'hl'),
          ]),
        ),
      ),
    ],
    acts: [
      create('p', { id: 'k' }),
      publish('note', 'k'),
      publish('more', 'k'),
      publish('note', 'k'),
      advance('PT1H'),
      complete('t'),
    ],
  }),
  scenario('an event sub-process with several end events and a gateway', {
    resources: [
      process(
        'p',
        beside(
          eventSub('h', [
            start('h-start', note, { interrupting: false }),
            inclusive('g', { default: 'g-hz' }),
            end('hx'),
            end('hy'),
            end('hz'),
            flow('h-start', 'g', 'hz'),
            flowIf('g', 'hx', '=n > 1'),
            flowIf('g', 'hy', '=n > 2'),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k', { n: 3 }), publish('note', 'k', { n: 0 }), cancel()],
  }),
  scenario('a call activity within an event sub-process, cancelled', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', beside(eventSub('h', [start('h-start', stop), call('c', 'child'), flow('h-start', 'c')]))),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), cancel('p')],
  }),
  scenario('a multi-instance activity within an event sub-process', {
    resources: [
      process(
        'p',
        beside(
          eventSub('h', [
            start('h-start', stop),
            service('w', { multi: items }),
            end('he'),
            flow('h-start', 'w', 'he'),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { items: [1, 2] }), complete('w'), complete('w')],
  }),
  scenario('an error of an inner instance caught by the event sub-process around', {
    resources: [process('p', [start(), service('t', { multi: items }), flow('start', 't'), handler('h', error('E1'))])],
    acts: [
      create('p', { items: [1, 2, 3] }),
      complete('t'),
      throwError('t', 'E1', { variables: { e: 1 } }),
      complete('h-work'),
    ],
  }),
  scenario('an error of an inner instance that nobody catches', {
    resources: [process('p', [start(), service('t', { multi: items }), flow('start', 't')])],
    acts: [create('p', { items: [1, 2] }), throwError('t', 'E1'), complete('t', {}, { nth: 1 }), cancel()],
  }),
  scenario('an error end event in every inner instance', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('is'), end('ee', error('E1')), flow('is', 'ee')], { multi: items }),
        boundary('b', 's', error('E1')),
        end(),
        flow('start', 's'),
        flow('b', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2, 3] })],
  }),
  scenario('a terminate end event in every inner instance', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('is'), end('ie', terminate()), flow('is', 'ie')], { multi: items }),
        end(),
        flow('start', 's', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2, 3] })],
  }),
  scenario('timers of tasks in inner instances', {
    resources: [
      process('p', [
        start(),
        sub(
          's',
          [
            start('is'),
            service('w'),
            boundary('late', 'w', duration('=item')),
            end('ie'),
            end('il'),
            flow('is', 'w', 'ie'),
            flow('late', 'il'),
          ],
          { multi: items },
        ),
        end(),
        flow('start', 's', 'end'),
      ]),
    ],
    acts: [create('p', { items: ['PT1H', 'PT2H'] }), advance('PT1H'), advance('PT1H')],
  }),
  scenario('parallel gateways in inner instances', {
    resources: [
      process('p', [
        start(),
        sub(
          's',
          [
            start('is'),
            parallel('f'),
            task('x'),
            task('y'),
            parallel('j'),
            end('ie'),
            flow('is', 'f', 'x', 'j', 'ie'),
            flow('f', 'y', 'j'),
          ],
          { multi: items },
        ),
        end(),
        flow('start', 's', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2] })],
  }),
  scenario('a completion condition that holds at the first', {
    resources: [
      process('p', [start(), task('t', { multi: { ...items, until: '=true' } }), end(), flow('start', 't', 'end')]),
    ],
    acts: [create('p', { items: [1, 2, 3] })],
  }),
  scenario('a completion condition that holds at the first, one after the other', {
    resources: [
      process('p', [
        start(),
        task('t', { multi: { ...items, sequential: true, until: '=true' } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2, 3] })],
  }),
  scenario('a completion condition over the output collection', {
    resources: [
      process('p', [
        start(),
        service('t', {
          multi: { ...items, output: 'votes', outputElement: '=vote', until: '=count(votes[item = true]) >= 2' },
        }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [
      create('p', { items: [1, 2, 3] }),
      complete('t', { vote: false }),
      complete('t', { vote: true }),
      complete('t', { vote: true }),
    ],
  }),
  scenario('an output collection spoilt by an undefined task, cancelled', {
    resources: [
      process('p', [
        start(),
        task('t', { multi: { ...items, output: 'o', outputElement: '=assert(item, item > 1)' } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2] }), cancel()],
  }),
  scenario('a completion condition with an incident in a sibling', {
    resources: [
      process('p', [
        start(),
        service('t', { multi: { ...items, until: '=numberOfCompletedInstances = 1' } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2, 3] }), fail('t', 0), complete('t', {}, { nth: 1 })],
  }),
  scenario('a completion condition in a sub-process with a waiting called process', {
    resources: [
      process('child', [start(), receive('r', message('m', '=item')), flow('start', 'r')]),
      process('p', [
        start(),
        call('c', 'child', { multi: { ...items, until: '=numberOfCompletedInstances = 1' } }),
        end(),
        flow('start', 'c', 'end'),
      ]),
    ],
    acts: [create('p', { items: ['x', 'y'] }), publish('m', 'y')],
  }),
  scenario('the input collection is null', {
    resources: [process('p', [start(), service('t', { multi: { collection: '=none' } }), flow('start', 't')])],
    acts: [create('p'), cancel()],
  }),
  scenario('the input collection is a list of lists', {
    resources: [
      process('p', [start(), service('t', { multi: items, in: [['=sum(item)', 'total']] }), flow('start', 't')]),
    ],
    acts: [create('p', { items: [[1, 2], [3]] }), cancel()],
  }),
  scenario('two hundred inner instances', {
    resources: [
      process('p', [
        start(),
        task('t', { multi: { collection: '=for i in 1..200 return i' } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [createWithResult('p')],
  }),
  scenario('two hundred jobs, cancelled', {
    resources: [
      process('p', [
        start(),
        service('t', { multi: { collection: '=for i in 1..200 return i' } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p'), cancel()],
  }),
  scenario('user tasks for each of a list of people, one after the other', {
    resources: [
      process('p', [
        start(),
        user('t', { assignee: '=item', candidateGroups: '=["g"]', multi: { ...items, sequential: true } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [
      create('p', { items: ['li', 'wang'] }),
      complete('io.camunda.zeebe:userTask', { ok: 1 }),
      complete('io.camunda.zeebe:userTask', { ok: 2 }),
    ],
  }),
  scenario('a non-interrupting event of the body, twice, while instances go on', {
    resources: [
      process('p', [
        start(),
        service('t', { multi: { ...items, sequential: true } }),
        boundary('n', 't', note, { interrupting: false }),
        service('seen'),
        end(),
        flow('start', 't', 'end'),
        flow('n', 'seen'),
      ]),
    ],
    acts: [
      create('p', { id: 'k', items: [1, 2] }),
      publish('note', 'k'),
      complete('t'),
      publish('note', 'k'),
      complete('seen'),
      complete('t'),
      complete('seen'),
    ],
  }),
  scenario('the same boundary timer on body and event sub-process', {
    resources: [
      process('p', [
        start(),
        sub('s', [start('is'), service('w'), flow('is', 'w'), handler('h', cycle('R2/PT30M'), false)], {
          multi: items,
        }),
        boundary('late', 's', duration('PT1H')),
        end(),
        flow('start', 's'),
        flow('late', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2] }), advance('PT30M'), advance('PT30M')],
  }),
  scenario('a body that waits for a job whose retries were used up', {
    resources: [
      process('p', [
        start(),
        service('t', { retries: '1', multi: { ...items, sequential: true } }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2] }), fail('t', 0), retries('t', 2), resolve(), complete('t'), complete('t')],
  }),
  scenario('modification activates a whole body and ends one', {
    resources: [
      process('p', [start(), service('a'), service('t', { multi: items }), end(), flow('start', 'a', 't', 'end')]),
    ],
    acts: [create('p', { items: [1, 2] }), modify({ activate: ['t'], terminate: ['a'] }), complete('t'), complete('t')],
  }),
  scenario('modification activates an element within an event sub-process', {
    resources: [process('p', beside(handler('h', note, false)))],
    acts: [create('p', { id: 'k' }), modify({ activate: ['h-work'] }), complete('h-work'), complete('t')],
  }),
  scenario('modification ends the only task beside an event sub-process', {
    resources: [process('p', beside(handler('h', note, false)))],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), modify({ terminate: ['t'] }), complete('h-work')],
  }),
]);
