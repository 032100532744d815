import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  publish,
  resolve,
  retries,
  scenario,
  scenarios,
  setVariables,
  throwError,
} from '../../scenario.js';
import type { MultiInstance, Part } from '../../bpmn.js';

const { boundary, call, cycle, duration, end, error, eventSub, exclusive, flow, flowIf, manual, message, parallel } =
  bpmn;
const { process, receive, script, send, service, start, sub, task, terminate, user } = bpmn;

const items: MultiInstance = { collection: '=items', element: 'item' };
const collecting: MultiInstance = { ...items, output: 'results', outputElement: '=result' };
const sequential = { ...collecting, sequential: true };

/** One activity between start and end. */
const around = (activity: Part, ...more: readonly Part[]): Part[] => [
  start(),
  activity,
  end(),
  flow('start', 't', 'end'),
  ...more,
];
const inside = (...parts: readonly Part[]): Part[] => [start('is'), service('w'), flow('is', 'w'), ...parts];

export default scenarios('multi-instance', [
  scenario('parallel: three service tasks collect their results', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [
      create('p', { items: ['a', 'b', 'c'] }),
      complete('t', { result: 2 }, { nth: 1 }),
      complete('t', { result: 1 }),
      complete('t', { result: 3 }),
    ],
  }),
  scenario('parallel: an empty collection completes at once', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [create('p', { items: [] })],
  }),
  scenario('parallel: without element and output', {
    resources: [process('p', around(service('t', { multi: { collection: '=[1, 2]' } })))],
    acts: [create('p'), complete('t', { x: 1 }), complete('t', { x: 2 })],
  }),
  scenario('parallel: results of other names go up', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [
      create('p', { items: [1, 2] }),
      complete('t', { other: 1 }),
      complete('t', { result: { deep: [1] }, item: 9 }),
    ],
  }),
  scenario('parallel: items of all kinds', {
    resources: [process('p', around(task('t', { multi: { ...items, output: 'all', outputElement: '=[item]' } })))],
    acts: [create('p', { items: [null, true, 1.5, 'x', [1], { a: 1 }] })],
  }),
  scenario('sequential: three service tasks collect their results', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [
      create('p', { items: ['a', 'b', 'c'] }),
      complete('t', { result: 1 }),
      complete('t', { result: 2 }),
      complete('t', { result: 3 }),
    ],
  }),
  scenario('sequential: an empty collection completes at once', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [create('p', { items: [] })],
  }),
  scenario('sequential: cancelled in the middle', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [create('p', { items: [1, 2, 3] }), complete('t', { result: 1 }), cancel()],
  }),
  scenario('parallel: cancelled in the middle', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [create('p', { items: [1, 2, 3] }), complete('t', { result: 1 }), cancel()],
  }),
  scenario('the collection is no list', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [
      create('p', { items: 'none' }),
      setVariables('process', { items: [1] }),
      resolve(),
      complete('t'),
      create('p', { items: 7 }),
      cancel(),
    ],
  }),
  scenario('the collection is an expression over variables', {
    resources: [
      process(
        'p',
        around(
          task('t', {
            multi: {
              ...items,
              collection: '=for i in 1..n return i * i',
              output: 'o',
              outputElement: '=item + loopCounter',
            },
          }),
        ),
      ),
    ],
    acts: [create('p', { n: 3 })],
  }),
  scenario('the collection shrinks while a sequential body runs', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [create('p', { items: [1, 2, 3] }), setVariables('process', { items: [1] }), complete('t', { result: 1 })],
  }),
  scenario('the collection grows while a sequential body runs', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [
      create('p', { items: [1] }),
      setVariables('process', { items: [1, 2] }),
      complete('t', { result: 1 }),
      complete('t', { result: 2 }),
      resolve(),
    ],
  }),
  scenario('the collection is no list any more when a sequential instance completes', {
    resources: [process('p', around(service('t', { multi: sequential })))],
    acts: [
      create('p', { items: [1, 2] }),
      setVariables('process', { items: 5 }),
      complete('t', { result: 1 }),
      setVariables('process', { items: [1, 2] }),
      resolve(),
      complete('t', { result: 2 }),
    ],
  }),
  scenario('completion condition: parallel, after two of four', {
    resources: [
      process('p', around(service('t', { multi: { ...collecting, until: '=numberOfCompletedInstances >= 2' } }))),
    ],
    acts: [create('p', { items: [1, 2, 3, 4] }), complete('t', { result: 'a' }), complete('t', { result: 'b' })],
  }),
  scenario('completion condition: sequential', {
    resources: [process('p', around(service('t', { multi: { ...sequential, until: '=result = "stop"' } })))],
    acts: [create('p', { items: [1, 2, 3] }), complete('t', { result: 'go' }), complete('t', { result: 'stop' })],
  }),
  scenario('completion condition: the last of a parallel body', {
    resources: [
      process(
        'p',
        around(service('t', { multi: { ...items, until: '=numberOfCompletedInstances = numberOfInstances' } })),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('t'), complete('t')],
  }),
  scenario('completion condition: all of its counts', {
    resources: [
      process(
        'p',
        around(
          service('t', {
            multi: {
              ...items,
              until: '=numberOfInstances = 3 and numberOfActiveInstances = 1 and numberOfTerminatedInstances = 0',
            },
          }),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2, 3] }), complete('t'), complete('t')],
  }),
  scenario('completion condition: no boolean is an incident', {
    resources: [process('p', around(service('t', { multi: { ...items, until: '=x' } })))],
    acts: [create('p', { items: [1, 2], x: 'y' }), complete('t'), setVariables('process', { x: true }), resolve()],
  }),
  scenario('completion condition: a name of its counts hides a variable', {
    resources: [process('p', around(service('t', { multi: { ...items, until: '=numberOfInstances = 2' } })))],
    acts: [create('p', { items: [1, 2], numberOfInstances: 99 }), complete('t')],
  }),
  scenario('output element: an expression', {
    resources: [
      process(
        'p',
        around(service('t', { multi: { ...items, output: 'o', outputElement: '={n: loopCounter, i: item, r: r}' } })),
      ),
    ],
    acts: [create('p', { items: ['x', 'y'] }), complete('t', { r: 1 }), complete('t', { r: 2 })],
  }),
  scenario('output element: a part of a variable', {
    resources: [
      process('p', around(service('t', { multi: { ...items, output: 'o', outputElement: '=result.deep' } }))),
    ],
    acts: [create('p', { items: [1, 2] }), complete('t', { result: { deep: 1 } }), complete('t', { result: 5 })],
  }),
  scenario('output element: the item and the loop counter', {
    resources: [
      process('p', [
        start(),
        task('t', { multi: { ...items, output: 'o', outputElement: '=item' } }),
        task('u', { multi: { ...items, output: 'n', outputElement: '=loopCounter' } }),
        end(),
        flow('start', 't', 'u', 'end'),
      ]),
    ],
    acts: [create('p', { items: ['x', 'y'] })],
  }),
  scenario('output element: one that fails is an incident', {
    resources: [
      process('p', around(service('t', { multi: { ...items, output: 'o', outputElement: '=assert(r, r != null)' } }))),
    ],
    acts: [create('p', { items: [1] }), complete('t'), setVariables('t', { r: 1 }), cancel()],
  }),
  scenario('output collection: hides the variable of the same name until the body completes', {
    resources: [process('p', around(service('t', { multi: { ...collecting, output: 'items' } })))],
    acts: [create('p', { items: [1, 2] })],
  }),
  scenario('output collection: overwritten by a job is an incident', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [create('p', { items: [1, 2] }), complete('t', { results: 'spoilt', result: 1 }), cancel()],
  }),
  scenario('output collection: made too short by a job is an incident', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [create('p', { items: [1, 2] }), complete('t', { results: [], result: 1 }), cancel()],
  }),
  scenario('mappings of the inner instances', {
    resources: [
      process(
        'p',
        around(
          service('t', {
            multi: collecting,
            in: [['=item * 10', 'tenfold']],
            out: [
              ['=answer + tenfold', 'result'],
              ['=answer', 'other'],
            ],
          }),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('t', { answer: 1 }), complete('t', { answer: 2 })],
  }),
  scenario('an input mapping that fails is an incident of the inner instance', {
    resources: [process('p', around(service('t', { multi: items, in: [['=assert(x, x != null)', 'y']] })))],
    acts: [create('p', { items: [1, 2] }), setVariables('process', { x: 1 }), resolve(), cancel()],
  }),
  scenario('a job without retries is an incident of its instance only', {
    resources: [process('p', around(service('t', { multi: items })))],
    acts: [
      create('p', { items: [1, 2] }),
      fail('t', 0, { message: 'no' }),
      complete('t', {}, { nth: 1 }),
      retries('t', 1),
      resolve(),
      complete('t'),
    ],
  }),
  scenario('job type and retries may depend on the item', {
    resources: [process('p', around(service('t', { type: '="t" + string(item)', retries: '=item', multi: items })))],
    acts: [create('p', { items: [1, 2] }), cancel()],
  }),
  scenario('an interrupting boundary event ends the body', {
    resources: [
      process(
        'p',
        around(
          service('t', { multi: collecting }),
          boundary('late', 't', duration('PT1H')),
          end('other'),
          flow('late', 'other'),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('t', { result: 1 }), advance('PT1H')],
  }),
  scenario('a non-interrupting boundary event comes once for the body', {
    resources: [
      process(
        'p',
        around(
          service('t', { multi: collecting }),
          boundary('tick', 't', cycle('R2/PT1H'), { interrupting: false }),
          end('other'),
          flow('tick', 'other'),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), advance('PT1H'), complete('t'), advance('PT1H'), complete('t')],
  }),
  scenario('a message boundary event', {
    resources: [
      process(
        'p',
        around(
          service('t', { multi: sequential }),
          boundary('m', 't', message('stop', '=id')),
          end('other'),
          flow('m', 'other'),
        ),
      ),
    ],
    acts: [create('p', { id: 'k', items: [1, 2] }), complete('t', { result: 1 }), publish('stop', 'k', { v: 1 })],
  }),
  scenario('an error of one instance ends the body', {
    resources: [
      process(
        'p',
        around(service('t', { multi: collecting }), boundary('e', 't', error('E1')), end('other'), flow('e', 'other')),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), throwError('t', 'E1', { variables: { why: 1 } })],
  }),
  scenario('receive tasks wait for one message each', {
    resources: [
      process('p', around(receive('t', message('m', '=item'), { multi: { ...collecting, outputElement: '=v' } }))),
    ],
    acts: [create('p', { items: ['x', 'y'] }), publish('m', 'y', { v: 2 }), publish('m', 'x', { v: 1 })],
  }),
  scenario('receive tasks one after the other', {
    resources: [
      process('p', around(receive('t', message('m', '=item'), { multi: { ...sequential, outputElement: '=v' } }))),
    ],
    acts: [
      create('p', { items: ['x', 'y'] }),
      publish('m', 'y', { v: 2 }, { ttl: 'PT1H' }),
      publish('m', 'x', { v: 1 }),
    ],
  }),
  scenario('user tasks', {
    resources: [process('p', around(user('t', { assignee: '=item', multi: items })))],
    acts: [
      create('p', { items: ['li', 'wang'] }),
      complete('io.camunda.zeebe:userTask'),
      complete('io.camunda.zeebe:userTask'),
    ],
  }),
  scenario('send tasks, script tasks, manual tasks', {
    resources: [
      process('p', [
        start(),
        send('s', { multi: items }),
        script('c', '=item + 1', 'result', { multi: collecting }),
        manual('m', { multi: items }),
        script('d', '=item + 1', 'result', { multi: sequential }),
        manual('n', { multi: { ...items, sequential: true } }),
        end(),
        flow('start', 's', 'c', 'm', 'd', 'n', 'end'),
      ]),
    ],
    acts: [create('p', { items: [1, 2] }), complete('s'), complete('s')],
  }),
  scenario('sub-processes at a time', {
    resources: [process('p', around(sub('t', inside(end('ie'), flow('w', 'ie')), { multi: collecting })))],
    acts: [create('p', { items: [1, 2] }), complete('w', { result: 1 }), complete('w', { result: 2 })],
  }),
  scenario('sub-processes one after the other', {
    resources: [process('p', around(sub('t', inside(end('ie'), flow('w', 'ie')), { multi: sequential })))],
    acts: [create('p', { items: [1, 2] }), complete('w', { result: 1 }), complete('w', { result: 2 })],
  }),
  scenario('sub-processes with mappings', {
    resources: [
      process(
        'p',
        around(sub('t', inside(), { multi: collecting, in: [['=item', 'i']], out: [['=i + 1', 'result']] })),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w'), complete('w')],
  }),
  scenario('a sub-process with a terminate end event ends itself only', {
    resources: [
      process(
        'p',
        around(
          sub(
            't',
            [
              start('is'),
              parallel('f'),
              service('w'),
              service('v'),
              end('ie', terminate()),
              flow('is', 'f', 'w', 'ie'),
              flow('f', 'v'),
            ],
            { multi: items },
          ),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w'), complete('w')],
  }),
  scenario('a sub-process with an interrupting event sub-process', {
    resources: [
      process(
        'p',
        around(
          sub('t', inside(eventSub('esp', [start('es', message('stop', '=item')), service('h'), flow('es', 'h')])), {
            multi: items,
          }),
        ),
      ),
    ],
    acts: [create('p', { items: ['x', 'y'] }), publish('stop', 'y'), complete('h'), complete('w')],
  }),
  scenario('a sub-process with a non-interrupting event sub-process', {
    resources: [
      process(
        'p',
        around(
          sub(
            't',
            inside(
              eventSub('esp', [
                start('es', message('note', '=item'), { interrupting: false }),
                service('h'),
                flow('es', 'h'),
              ]),
            ),
            { multi: items },
          ),
        ),
      ),
    ],
    acts: [
      create('p', { items: ['x', 'y'] }),
      publish('note', 'y'),
      publish('note', 'y'),
      complete('h'),
      complete('w'),
      complete('w'),
      complete('h'),
    ],
  }),
  scenario('a sub-process whose inner error is caught at the body', {
    resources: [
      process(
        'p',
        around(
          sub(
            't',
            [
              start('is'),
              service('w'),
              exclusive('x'),
              end('ie'),
              end('ee', error('E1')),
              flow('is', 'w', 'x'),
              flowIf('x', 'ie', '=ok'),
              flowIf('x', 'ee', '=not(ok)'),
            ],
            { multi: items },
          ),
          boundary('e', 't', error('E1')),
          end('other'),
          flow('e', 'other'),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2, 3] }), complete('w', { ok: true }), complete('w', { ok: false })],
  }),
  scenario('a body within a body', {
    resources: [
      process(
        'p',
        around(
          sub(
            't',
            [
              start('is'),
              service('w', {
                multi: { collection: '=item', element: 'one', output: 'inner', outputElement: '=one * 2' },
              }),
              flow('is', 'w'),
            ],
            {
              multi: { ...items, output: 'outer', outputElement: '=inner' },
            },
          ),
        ),
      ),
    ],
    acts: [create('p', { items: [[1, 2], [], [3]] }), complete('w'), complete('w'), complete('w')],
  }),
  scenario('called processes at a time', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process(
        'p',
        around(
          call('t', 'child', {
            multi: { ...items, output: 'o', outputElement: '=done' },
            children: false,
            out: [['=done', 'done']],
          }),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w', { done: 'a' }), complete('w', { done: 'b' })],
  }),
  scenario('called processes at a time, with all variables back', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', around(call('t', 'child', { multi: { ...items, output: 'o', outputElement: '=done' } }))),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w', { done: 'a' }), complete('w', { done: 'b' })],
  }),
  scenario('called processes one after the other', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process(
        'p',
        around(
          call('t', 'child', {
            multi: { ...sequential, outputElement: '=done' },
            children: false,
            out: [['=done', 'done']],
          }),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w', { done: 'a' }), complete('w', { done: 'b' })],
  }),
  scenario('called processes by the name in the item', {
    resources: [
      process('c1', [start(), service('w'), flow('start', 'w')]),
      process('c2', [start(), task('x'), flow('start', 'x')]),
      process('p', around(call('t', '=item', { multi: items }))),
    ],
    acts: [create('p', { items: ['c1', 'c2', 'none'] }), complete('w'), cancel()],
  }),
  scenario('cancelling a body of called processes', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', around(call('t', 'child', { multi: items }))),
    ],
    acts: [create('p', { items: [1, 2] }), cancel()],
  }),
  scenario('an interrupting boundary event ends called processes', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process(
        'p',
        around(
          call('t', 'child', { multi: items }),
          boundary('late', 't', duration('PT1H')),
          end('other'),
          flow('late', 'other'),
        ),
      ),
    ],
    acts: [create('p', { items: [1, 2] }), complete('w'), advance('PT1H')],
  }),
  scenario('completion condition with called processes', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', around(call('t', 'child', { multi: { ...items, until: '=numberOfCompletedInstances = 1' } }))),
    ],
    acts: [create('p', { items: [1, 2, 3] }), complete('w')],
  }),
  scenario('completion condition with sub-processes', {
    resources: [
      process('p', around(sub('t', inside(), { multi: { ...collecting, until: '=numberOfCompletedInstances = 1' } }))),
    ],
    acts: [create('p', { items: [1, 2, 3] }), complete('w', { result: 1 })],
  }),
  scenario('a body at the end of its path', {
    resources: [process('p', [start(), service('t', { multi: items }), flow('start', 't')])],
    acts: [create('p', { items: [1, 2] }), complete('t'), complete('t')],
  }),
  scenario('a body that a loop comes back to', {
    resources: [
      process('p', [
        start(),
        exclusive('again'),
        service('t', { multi: items }),
        exclusive('x'),
        end(),
        flow('start', 'again', 't', 'x'),
        flowIf('x', 'again', '=more'),
        flowIf('x', 'end', '=not(more)'),
      ]),
    ],
    acts: [create('p', { items: [1], more: true }), complete('t'), complete('t', { more: false })],
  }),
  scenario('a subscription of the body that fails is its incident', {
    resources: [
      process(
        'p',
        around(
          service('t', { multi: items }),
          boundary('m', 't', message('stop', '=id')),
          end('other'),
          flow('m', 'other'),
        ),
      ),
    ],
    acts: [create('p', { items: [1] }), setVariables('process', { id: 'k' }), resolve(), complete('t')],
  }),
  scenario('variables of an inner instance set from outside', {
    resources: [process('p', around(service('t', { multi: collecting })))],
    acts: [
      create('p', { items: [1, 2] }),
      setVariables('process', { result: 'up' }),
      setVariables('t', { result: 'body' }),
      complete('t'),
      complete('t', { result: 'own' }),
    ],
  }),
  scenario('an interrupting event sub-process of the process ends the body', {
    resources: [
      process(
        'p',
        around(
          service('t', { multi: collecting }),
          eventSub('esp', [start('es', message('stop', '=id')), end('ee'), flow('es', 'ee')]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k', items: [1, 2] }), publish('stop', 'k')],
  }),
]);
