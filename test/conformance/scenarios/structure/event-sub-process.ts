import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  fail,
  publish,
  resolve,
  scenario,
  scenarios,
  setVariables,
  throwError,
} from '../../scenario.js';
import type { Definition, Part } from '../../bpmn.js';

const { boundary, call, catching, cycle, date, duration, end, error, eventSub, flow, message, parallel, process } =
  bpmn;
const { receive, service, start, sub, terminate } = bpmn;

interface Started {
  readonly interrupting?: boolean;
  readonly id?: string;
  readonly more?: bpmn.More;
  readonly startMore?: bpmn.More;
}

/** An event sub-process with the job `handle`. */
function handler(definition: Definition, { interrupting = true, id = 'esp', more, startMore }: Started = {}): Part {
  const inside = [
    start(`${id}-start`, definition, { ...startMore, interrupting }),
    service(`${id}-handle`, { type: id === 'esp' ? 'handle' : `${id}-handle` }),
    end(`${id}-end`),
    flow(`${id}-start`, `${id}-handle`, `${id}-end`),
  ];
  return eventSub(id, inside, more);
}

/** One task `t` and what is beside it. */
const beside = (...parts: readonly Part[]): Part[] => [
  start(),
  service('t'),
  end(),
  flow('start', 't', 'end'),
  ...parts,
];

/** Two tasks `a` and `b` at a time. */
const split = (...parts: readonly Part[]): Part[] => [
  start(),
  parallel('fork'),
  service('a'),
  service('b'),
  end(),
  flow('start', 'fork', 'a', 'end'),
  flow('fork', 'b', 'end'),
  ...parts,
];

const stop = message('stop', '=id');
const note = message('note', '=id');

export default scenarios('event-sub-process', [
  scenario('a message interrupts a process with one task', {
    resources: [process('p', beside(handler(stop)))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { reason: 'r' }), complete('handle', { x: 1 })],
  }),
  scenario('a message interrupts two paths, and the last to end starts the event sub-process', {
    resources: [process('p', split(handler(stop)))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), publish('stop', 'k'), complete('handle')],
  }),
  scenario('not triggered: its subscription ends with the process', {
    resources: [process('p', beside(handler(stop)))],
    acts: [create('p', { id: 'k' }), complete('t'), publish('stop', 'k')],
  }),
  scenario('a message starts it beside the task, as often as it comes', {
    resources: [process('p', beside(handler(note, { interrupting: false })))],
    acts: [
      create('p', { id: 'k' }),
      publish('note', 'k', { n: 1 }),
      publish('note', 'k', { n: 2 }),
      complete('t'),
      complete('handle'),
      complete('handle'),
    ],
  }),
  scenario('buffered messages start it one after the other', {
    resources: [process('p', beside(handler(note, { interrupting: false })))],
    acts: [
      publish('note', 'k', { n: 1 }, { ttl: 'PT1H' }),
      publish('note', 'k', { n: 2 }, { ttl: 'PT1H' }),
      create('p', { id: 'k' }),
      cancel(),
    ],
  }),
  scenario('a timer interrupts after a duration', {
    resources: [process('p', beside(handler(duration('PT1H'))))],
    acts: [create('p'), advance('PT1H'), complete('handle')],
  }),
  scenario('a timer at a date', {
    resources: [process('p', beside(handler(date('{{PT2H}}'))))],
    acts: [create('p'), advance('PT2H'), complete('handle')],
  }),
  scenario('a timer of a variable, not interrupting', {
    resources: [process('p', beside(handler(duration('=wait'), { interrupting: false })))],
    acts: [create('p', { wait: 'PT30M' }), advance('PT30M'), complete('handle'), complete('t')],
  }),
  scenario('a cycle starts it again and again', {
    resources: [process('p', beside(handler(cycle('R3/PT1H'), { interrupting: false })))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT1H'), advance('PT1H'), complete('t'), cancel()],
  }),
  scenario('an endless cycle ends with its scope', {
    resources: [process('p', beside(handler(cycle('R/PT1H'), { interrupting: false })))],
    acts: [create('p'), advance('PT1H'), complete('handle'), complete('t'), advance('PT1H')],
  }),
  scenario('an error of the job, with variables', {
    resources: [process('p', beside(handler(error('E1'))))],
    acts: [
      create('p', { v: 0 }),
      throwError('t', 'E1', { message: 'boom', variables: { v: 1, w: 2 } }),
      complete('handle'),
    ],
  }),
  scenario('an error that is not its own is an incident', {
    resources: [process('p', beside(handler(error('E1'))))],
    acts: [create('p'), throwError('t', 'E2'), cancel()],
  }),
  scenario('a specific error before the catch-all', {
    resources: [process('p', beside(handler(error(), { id: 'any' }), handler(error('E1'), { id: 'one' })))],
    acts: [create('p'), throwError('t', 'E1'), create('p'), throwError('t', 'E2'), cancel()],
  }),
  scenario('the boundary event of the task before the event sub-process around it', {
    resources: [
      process('p', [
        ...beside(handler(error('E1'))),
        boundary('caught', 't', error('E1')),
        end('other'),
        flow('caught', 'other'),
      ]),
    ],
    acts: [create('p'), throwError('t', 'E1')],
  }),
  scenario('an error end event inside a sub-process reaches the event sub-process of the process', {
    resources: [
      process('p', [
        start(),
        sub('inner', [start('is'), end('thrown', error('E1')), flow('is', 'thrown')]),
        end(),
        flow('start', 'inner', 'end'),
        handler(error('E1')),
      ]),
    ],
    acts: [create('p'), complete('handle')],
  }),
  scenario('an error end event in the same scope', {
    resources: [process('p', [start(), end('thrown', error('E1')), flow('start', 'thrown'), handler(error('E1'))])],
    acts: [create('p'), complete('handle')],
  }),
  scenario('an error from a called process', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', [start(), call('c', 'child'), end(), flow('start', 'c', 'end'), handler(error('E1'))]),
    ],
    acts: [create('p'), throwError('w', 'E1', { variables: { why: 1 } }), complete('handle')],
  }),
  scenario('an error in the event sub-process goes to the scope around', {
    resources: [
      process('p', [
        start(),
        sub('inner', [start('is'), service('t'), flow('is', 't'), handler(stop)]),
        boundary('caught', 'inner', error('E1')),
        end(),
        end('other'),
        flow('start', 'inner', 'end'),
        flow('caught', 'other'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), throwError('handle', 'E1')],
  }),
  scenario('an error in a non-interrupting one is not caught by its sibling when that has started it', {
    resources: [
      process('p', beside(handler(note, { interrupting: false, id: 'one' }), handler(error('E1'), { id: 'two' }))),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), throwError('one-handle', 'E1'), complete('two-handle')],
  }),
  scenario('mappings of the event sub-process and of its start event', {
    resources: [
      process(
        'p',
        beside(
          handler(stop, {
            more: { in: [['=id', 'copy']], out: [['=copy + "!"', 'result']] },
            startMore: { out: [['=reason', 'why']] },
          }),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { reason: 'r', more: 1 }), complete('handle', { copy: 'c' })],
  }),
  scenario('variables of the message meet variables of the same name', {
    resources: [process('p', beside(handler(note, { interrupting: false })))],
    acts: [
      create('p', { id: 'k', n: 0 }),
      publish('note', 'k', { n: 0, m: 1 }),
      publish('note', 'k', { n: 5 }),
      cancel(),
    ],
  }),
  scenario('an input mapping that fails is an incident of the event sub-process', {
    resources: [process('p', beside(handler(stop, { more: { in: [['=assert(x, x != null)', 'y']] } })))],
    acts: [
      create('p', { id: 'k' }),
      publish('stop', 'k'),
      setVariables('process', { x: 1 }),
      resolve(),
      complete('handle'),
    ],
  }),
  scenario('a correlation key that fails is an incident of the start event', {
    resources: [process('p', beside(handler(stop)))],
    acts: [create('p', {}), setVariables('process', { id: 'k' }), resolve(), publish('stop', 'k'), cancel()],
  }),
  scenario('in a sub-process it interrupts that only', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        sub('inner', [start('is'), service('t'), flow('is', 't'), handler(stop)]),
        service('b'),
        end(),
        flow('start', 'fork', 'inner', 'end'),
        flow('fork', 'b', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('handle'), complete('b')],
  }),
  scenario('in a sub-process, not interrupting, with a boundary event that ends both', {
    resources: [
      process('p', [
        start(),
        sub('inner', [start('is'), service('t'), flow('is', 't'), handler(note, { interrupting: false })]),
        boundary('late', 'inner', duration('PT1H')),
        service('after'),
        end(),
        flow('start', 'inner', 'end'),
        flow('late', 'after', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k', { n: 1 }), advance('PT1H'), complete('after')],
  }),
  scenario('a boundary event of the sub-process still comes after its event sub-process has interrupted', {
    resources: [
      process('p', [
        start(),
        sub('inner', [start('is'), service('t'), flow('is', 't'), handler(stop)]),
        boundary('late', 'inner', duration('PT1H')),
        boundary('tick', 'inner', cycle('R2/PT10M'), { interrupting: false }),
        end(),
        end('other'),
        end('ticked'),
        flow('start', 'inner', 'end'),
        flow('late', 'other'),
        flow('tick', 'ticked'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), advance('PT10M'), advance('PT50M')],
  }),
  scenario('order of subscriptions: event sub-processes and boundary events', {
    resources: [
      process('p', [
        start(),
        sub('inner', [
          start('is'),
          service('t'),
          flow('is', 't'),
          handler(duration('PT1H'), { id: 'one' }),
          handler(stop, { id: 'two' }),
          handler(duration('PT2H'), { id: 'three', interrupting: false }),
          handler(note, { id: 'four', interrupting: false }),
        ]),
        boundary('x', 'inner', duration('PT3H')),
        boundary('y', 'inner', message('other', '=id')),
        boundary('z', 'inner', duration('PT4H')),
        end(),
        flow('start', 'inner', 'end'),
        flow('x', 'end'),
        flow('y', 'end'),
        flow('z', 'end'),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), publish('other', 'k')],
  }),
  scenario('two that interrupt: the first wins', {
    resources: [process('p', beside(handler(stop, { id: 'one' }), handler(duration('PT1H'), { id: 'two' })))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), advance('PT1H'), complete('one-handle')],
  }),
  scenario('an interrupting one ends a non-interrupting one', {
    resources: [process('p', beside(handler(stop, { id: 'one' }), handler(note, { id: 'two', interrupting: false })))],
    acts: [
      create('p', { id: 'k' }),
      publish('note', 'k'),
      publish('stop', 'k'),
      publish('note', 'k'),
      complete('one-handle'),
    ],
  }),
  scenario('nested: an event sub-process within a non-interrupting one', {
    resources: [
      process(
        'p',
        beside(
          eventSub('outer', [
            start('outer-start', note, { interrupting: false }),
            service('work'),
            flow('outer-start', 'work'),
            handler(stop),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), publish('stop', 'k'), complete('t'), cancel()],
  }),
  scenario('nested: one within an event sub-process that is not triggered stays subscribed', {
    resources: [
      process(
        'p',
        beside(
          eventSub('outer', [
            start('outer-start', note, { interrupting: false }),
            service('work'),
            flow('outer-start', 'work'),
            handler(stop),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), complete('work'), publish('stop', 'k'), complete('t')],
  }),
  scenario('nested: not interrupting, within an event sub-process', {
    resources: [
      process(
        'p',
        beside(
          eventSub('outer', [
            start('outer-start', stop),
            service('work'),
            flow('outer-start', 'work'),
            handler(note, { interrupting: false }),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), publish('note', 'k'), complete('work'), complete('handle')],
  }),
  scenario('a sub-process within an event sub-process', {
    resources: [
      process(
        'p',
        beside(
          eventSub('esp', [
            start('es', stop),
            sub('inner', [start('is'), service('w'), flow('is', 'w')]),
            end('ee'),
            flow('es', 'inner', 'ee'),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('w')],
  }),
  scenario('a terminate end event within an event sub-process ends that only', {
    resources: [
      process(
        'p',
        beside(
          eventSub('esp', [
            start('es', note, { interrupting: false }),
            parallel('f'),
            service('x'),
            service('y'),
            end('over', terminate()),
            flow('es', 'f', 'x'),
            flow('f', 'y', 'over'),
          ]),
        ),
      ),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), complete('y'), complete('t')],
  }),
  scenario('a terminate end event of the process ends an event sub-process', {
    resources: [
      process('p', [
        start(),
        service('t'),
        end('over', terminate()),
        flow('start', 't', 'over'),
        handler(note, { interrupting: false }),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), complete('t')],
  }),
  scenario('cancelling ends event sub-processes too', {
    resources: [process('p', beside(handler(note, { interrupting: false })))],
    acts: [create('p', { id: 'k' }), publish('note', 'k'), publish('note', 'k'), cancel()],
  }),
  scenario('an interruption resolves incidents and cancels jobs', {
    resources: [process('p', split(handler(stop)))],
    acts: [create('p', { id: 'k' }), fail('a', 0, { message: 'no' }), publish('stop', 'k'), complete('handle')],
  }),
  scenario('an interruption while a token waits at a join', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        service('a'),
        service('b'),
        parallel('join'),
        end(),
        flow('start', 'fork', 'a', 'join', 'end'),
        flow('fork', 'b', 'join'),
        handler(stop),
      ]),
    ],
    acts: [create('p', { id: 'k' }), complete('a'), publish('stop', 'k'), complete('handle')],
  }),
  scenario('an interruption of a called process', {
    resources: [
      process('child', beside(handler(stop))),
      process('p', [start(), call('c', 'child'), end(), flow('start', 'c', 'end')]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { r: 1 }), complete('handle')],
  }),
  scenario('an interruption ends a called process', {
    resources: [
      process('child', [start(), service('w'), flow('start', 'w')]),
      process('p', [start(), call('c', 'child'), end(), flow('start', 'c', 'end'), handler(stop)]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('handle')],
  }),
  scenario('an interruption of catch events and receive tasks', {
    resources: [
      process('p', [
        start(),
        parallel('fork'),
        catching('wait', duration('PT5H')),
        receive('r', message('other', '=id')),
        end(),
        flow('start', 'fork', 'wait', 'end'),
        flow('fork', 'r', 'end'),
        handler(stop),
      ]),
    ],
    acts: [create('p', { id: 'k' }), publish('stop', 'k'), complete('handle')],
  }),
  scenario('the same message for the event sub-process and a receive task', {
    resources: [process('p', [start(), receive('r', stop), end(), flow('start', 'r', 'end'), handler(stop)])],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { n: 1 }), complete('handle')],
  }),
  scenario('an event sub-process without a task', {
    resources: [process('p', beside(eventSub('esp', [start('es', stop), end('ee'), flow('es', 'ee')])))],
    acts: [create('p', { id: 'k' }), publish('stop', 'k', { n: 1 })],
  }),
]);
