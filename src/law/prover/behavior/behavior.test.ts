import { describe, expect, it } from '@jest/globals';
import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import {
  buildProcess,
  callActivity,
  type ElementSketch,
  expression,
  type FlowSketch,
  userTask,
} from '../../testing/process-builder.js';
import { factWords, obligation, obligationSet, pattern } from '../testing/fact-words.js';

const STEPS = { a: [], b: [], c: [], d: [], review: ['YES', 'NO'] };
const SET = obligationSet(STEPS);

const task = (id: string, more: Partial<ExecutableElement> = {}): ElementSketch =>
  userTask(id, id, id, { eventType: 'UNSPECIFIED', ...more });
const start = (id = 's', more: Partial<ExecutableElement> = {}): ElementSketch => ({
  id,
  type: 'START_EVENT',
  eventType: 'NONE',
  ...more,
});
const end = (id = 'e', more: Partial<ExecutableElement> = {}): ElementSketch => ({
  id,
  type: 'END_EVENT',
  eventType: 'NONE',
  ...more,
});
const parallel = (id: string): ElementSketch => ({ id, type: 'PARALLEL_GATEWAY' });
const exclusive = (id: string): ElementSketch => ({ id, type: 'EXCLUSIVE_GATEWAY' });
const timer = { kind: 'duration', expression: expression('P1D') } as const;
const message = { name: expression('m'), correlationKey: expression('k') };
const boundary = (id: string, attachedTo: string, more: Partial<ExecutableElement> = {}): ElementSketch => ({
  id,
  type: 'BOUNDARY_EVENT',
  eventType: 'TIMER',
  timer,
  attachedTo,
  ...more,
});
const path = (...ids: string[]): FlowSketch[] => ids.slice(1).map((to, i) => ({ from: ids[i]!, to }));
const process = (elements: readonly ElementSketch[], flows: readonly FlowSketch[]): ExecutableProcess =>
  buildProcess('p', elements, flows);
const words = (elements: readonly ElementSketch[], flows: readonly FlowSketch[], more = {}): string[] =>
  factWords([process(elements, flows)], SET, more);
const inside = (scope: string, ...sketches: ElementSketch[]): ElementSketch[] =>
  sketches.map((sketch) => ({ ...sketch, flowScope: scope }));

describe('runs of a procedure', () => {
  it('does one task after the other, and ends with the last token', () => {
    expect(words([start(), task('a'), task('b'), end()], path('s', 'a', 'b', 'e'))).toEqual(['a b end']);
  });

  it('gives a fact its outcome', () => {
    expect(words([start(), task('review'), end()], path('s', 'review', 'e'))).toEqual([
      'review=NO end',
      'review=YES end',
    ]);
  });

  it('takes one flow out of an exclusive gateway', () => {
    const flows = [...path('s', 'x', 'a', 'e'), ...path('x', 'b', 'e')];
    expect(words([start(), exclusive('x'), task('a'), task('b'), end()], flows)).toEqual(['a end', 'b end']);
  });

  it('stays at an exclusive gateway without a flow to take', () => {
    const elements = [start(), exclusive('x'), task('a'), task('b'), end()];
    const flows = [...path('s', 'x', 'a', 'e'), ...path('x', 'b', 'e')];
    expect(words(elements, flows, { data: { flows: { x: [[]] } } })).toEqual(['stop']);
  });

  it('forks at an inclusive gateway over every flow that is chosen', () => {
    const elements: ElementSketch[] = [
      start(),
      { id: 'x', type: 'INCLUSIVE_GATEWAY' },
      task('a'),
      task('b'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'x', 'a', 'e1'), ...path('x', 'b', 'e2')];
    const data = { flows: { x: [['x-a'], ['x-a', 'x-b']] } };
    expect(words(elements, flows, { data })).toEqual(['a b end', 'a end', 'b a end']);
  });

  it('joins parallel branches, and lets them come in any order', () => {
    const elements = [start(), parallel('f'), task('a'), task('b'), parallel('j'), task('c'), end()];
    const flows = [...path('s', 'f', 'a', 'j', 'c', 'e'), ...path('f', 'b', 'j')];
    expect(words(elements, flows)).toEqual(['a b c end', 'b a c end']);
  });

  it('keeps a surplus token at the join for ever (Tetris)', () => {
    // given: two tokens on one incoming flow of the join, one on the other
    const elements = [start(), parallel('f'), parallel('g'), exclusive('m'), parallel('j'), task('a'), end()];
    const flows = [...path('s', 'f', 'g', 'm', 'j', 'a', 'e'), ...path('g', 'm'), ...path('f', 'j')];
    expect(words(elements, flows)).toEqual(['a stop']);
  });

  it('splits implicitly over several flows out of a task', () => {
    const elements = [start(), task('a'), task('b'), task('c'), end('e1'), end('e2')];
    expect(words(elements, [...path('s', 'a', 'b', 'e1'), ...path('a', 'c', 'e2')])).toEqual([
      'a b c end',
      'a c b end',
    ]);
  });

  it('lets the first event behind an event-based gateway win', () => {
    const elements: ElementSketch[] = [
      start(),
      { id: 'g', type: 'EVENT_BASED_GATEWAY' },
      { id: 'm', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'MESSAGE', message },
      { id: 't', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'TIMER', timer, properties: { step: 'd' } },
      task('a'),
      task('b'),
      end(),
    ];
    expect(words(elements, [...path('s', 'g', 'm', 'a', 'e'), ...path('g', 't', 'b', 'e')])).toEqual([
      'a end',
      'd b end',
    ]);
  });

  it('gives no fact of an activity that an interrupting boundary event cuts off', () => {
    const elements = [start(), task('a'), boundary('late', 'a'), task('b'), end('e1'), end('e2')];
    expect(words(elements, [...path('s', 'a', 'e1'), ...path('late', 'b', 'e2')])).toEqual(['a end', 'b end']);
  });

  it('goes on beside the activity after a boundary event that does not interrupt, once per timer', () => {
    const elements = [
      start(),
      task('a'),
      boundary('late', 'a', { interrupting: false }),
      task('b'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'a', 'e1'), ...path('late', 'b', 'e2')];
    expect(words(elements, flows)).toEqual(['a b end', 'a end', 'b a end']);
  });

  it('lets a message come to a boundary event that does not interrupt as often as it likes', () => {
    const late = boundary('late', 'a', { interrupting: false, timer: null, eventType: 'MESSAGE', message });
    const elements = [start(), task('a'), late, task('b'), end('e1'), end('e2')];
    const all = words(elements, [...path('s', 'a', 'e1'), ...path('late', 'b', 'e2')], { longest: 6 });
    expect(all).toEqual(expect.arrayContaining(['a end', 'b a b end', 'b b a end', 'a b b b end']));
  });

  it('sends an error of a job to the boundary event that catches it', () => {
    const caught = boundary('fail', 'a', { timer: null, eventType: 'ERROR', error: { errorCode: expression('E') } });
    const elements = [start(), task('a'), caught, task('b'), end('e1'), end('e2')];
    expect(words(elements, [...path('s', 'a', 'e1'), ...path('fail', 'b', 'e2')])).toEqual(['a end', 'b end']);
  });

  it('cuts off everything in a sub-process that an interrupting event reaches', () => {
    const elements = [
      start(),
      { id: 'sub', type: 'SUB_PROCESS' } as const,
      ...inside('sub', start('ss'), task('a'), task('b'), end('se')),
      boundary('late', 'sub'),
      task('c'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'sub', 'e1'), ...path('ss', 'a', 'b', 'se'), ...path('late', 'c', 'e2')];
    expect(words(elements, flows)).toEqual(['a b end', 'a c end', 'c end']);
  });

  it('gives the fact of a sub-process when all in it is done', () => {
    const sub: ElementSketch = { id: 'sub', type: 'SUB_PROCESS', properties: { step: 'd' } };
    const elements = [start(), sub, ...inside('sub', start('ss'), parallel('f'), task('a'), task('b')), end()];
    const flows = [...path('s', 'sub', 'e'), ...path('ss', 'f', 'a'), ...path('f', 'b')];
    expect(words(elements, flows)).toEqual(['a b d end', 'b a d end']);
  });

  const eventSubProcess = (interrupting: boolean): ElementSketch[] => [
    { id: 'esp', type: 'EVENT_SUB_PROCESS' },
    ...inside('esp', start('es', { eventType: 'MESSAGE', message, interrupting }), task('b'), end('ee')),
  ];

  it('starts an interrupting event sub-process at any time, in place of the rest', () => {
    const elements = [start(), task('a'), task('c'), end(), ...eventSubProcess(true)];
    const flows = [...path('s', 'a', 'c', 'e'), ...path('es', 'b', 'ee')];
    expect(words(elements, flows)).toEqual(['a b end', 'a c end', 'b end']);
  });

  it('starts an event sub-process that does not interrupt beside the rest', () => {
    const elements = [start(), task('a'), end(), ...eventSubProcess(false)];
    const all = words(elements, [...path('s', 'a', 'e'), ...path('es', 'b', 'ee')], { longest: 5 });
    expect(all).toEqual(expect.arrayContaining(['a end', 'a b end', 'b a end', 'b b a end']));
  });

  it('ends its scope with a terminate end event, whatever else runs there', () => {
    const elements = [start(), parallel('f'), task('a'), task('b'), end('e1', { eventType: 'TERMINATE' }), end('e2')];
    const flows = [...path('s', 'f', 'a', 'e1'), ...path('f', 'b', 'e2')];
    expect(words(elements, flows)).toEqual(['a end', 'b a end']);
  });

  it('lets go on around a sub-process that a terminate end event ended', () => {
    const elements = [
      start(),
      { id: 'sub', type: 'SUB_PROCESS' } as const,
      ...inside('sub', start('ss'), parallel('f'), task('a'), task('b'), end('se', { eventType: 'TERMINATE' })),
      task('c'),
      end(),
    ];
    const flows = [...path('s', 'sub', 'c', 'e'), ...path('ss', 'f', 'a', 'se'), ...path('f', 'b')];
    expect(words(elements, flows)).toEqual(['a c end', 'b a c end']);
  });

  it('raises the error of an end event to the scope that catches it', () => {
    const elements = [
      start(),
      { id: 'sub', type: 'SUB_PROCESS' } as const,
      ...inside(
        'sub',
        start('ss'),
        task('a'),
        end('se', { eventType: 'ERROR', error: { errorCode: expression('E') } }),
      ),
      boundary('fail', 'sub', { timer: null, eventType: 'ERROR', error: { errorCode: null } }),
      task('b'),
      task('c'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'sub', 'c', 'e1'), ...path('ss', 'a', 'se'), ...path('fail', 'b', 'e2')];
    expect(words(elements, flows)).toEqual(['a b end', 'b end']);
  });

  it('goes on after an escalation that is caught without interrupting, and beside it', () => {
    const escalation = { escalationCode: expression('X') };
    const elements = [
      start(),
      { id: 'sub', type: 'SUB_PROCESS' } as const,
      ...inside(
        'sub',
        start('ss'),
        { id: 'up', type: 'INTERMEDIATE_THROW_EVENT', eventType: 'ESCALATION', escalation },
        task('a'),
      ),
      boundary('caught', 'sub', { timer: null, eventType: 'ESCALATION', escalation, interrupting: false }),
      task('b'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'sub', 'e1'), ...path('ss', 'up', 'a'), ...path('caught', 'b', 'e2')];
    expect(words(elements, flows)).toEqual(['a b end', 'b a end']);
  });

  it('follows a link to its catch event', () => {
    const elements: ElementSketch[] = [
      start(),
      task('a'),
      { id: 'out', type: 'INTERMEDIATE_THROW_EVENT', eventType: 'LINK', link: { name: 'l' } },
      { id: 'in', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'LINK', link: { name: 'l' } },
      task('b'),
      end(),
    ];
    expect(words(elements, [...path('s', 'a', 'out'), ...path('in', 'b', 'e')])).toEqual(['a b end']);
  });

  it('reaches all that wait for a thrown signal', () => {
    const signal = { name: expression('go') };
    const elements: ElementSketch[] = [
      start(),
      parallel('f'),
      { id: 'w', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'SIGNAL', signal },
      task('b'),
      task('a'),
      { id: 'out', type: 'END_EVENT', eventType: 'SIGNAL', signal },
      end(),
    ];
    const flows = [...path('s', 'f', 'w', 'b', 'e'), ...path('f', 'a', 'out')];
    // From outside the signal may come before; after the throw nobody waits any more.
    expect(words(elements, flows)).toEqual(['a b end', 'b a end']);
  });

  it('runs the handlers of what completed when compensation is thrown, and waits for them', () => {
    const undo = { ...task('d'), isForCompensation: true };
    const elements: ElementSketch[] = [
      start(),
      task('a'),
      {
        id: 'ca',
        type: 'BOUNDARY_EVENT',
        eventType: 'COMPENSATION',
        attachedTo: 'a',
        compensation: { activityRef: null, handler: 'd' },
      },
      undo,
      {
        id: 'throw',
        type: 'INTERMEDIATE_THROW_EVENT',
        eventType: 'COMPENSATION',
        compensation: { activityRef: null, handler: null },
      },
      task('b'),
      end(),
    ];
    expect(words(elements, path('s', 'a', 'throw', 'b', 'e'))).toEqual(['a d b end']);
  });

  it('passes a compensation throw event when nothing completed', () => {
    const elements: ElementSketch[] = [
      start(),
      {
        id: 'throw',
        type: 'INTERMEDIATE_THROW_EVENT',
        eventType: 'COMPENSATION',
        compensation: { activityRef: null, handler: null },
      },
      task('b'),
      end(),
    ];
    expect(words(elements, path('s', 'throw', 'b', 'e'))).toEqual(['b end']);
  });

  it('inlines a call, and cuts it off with its call activity', () => {
    const called = buildProcess('q', [start(), task('a'), task('b'), end()], path('s', 'a', 'b', 'e'));
    const caller = process(
      [start(), callActivity('call', 'q'), boundary('late', 'call'), task('c'), end()],
      [...path('s', 'call', 'e'), ...path('late', 'c', 'e')],
    );
    expect(factWords([caller, called], SET)).toEqual(['a b end', 'a c end', 'c end']);
  });

  it('catches an error from a called process at the call activity', () => {
    const fail = end('f', { eventType: 'ERROR', error: { errorCode: expression('E') } });
    const called = buildProcess('q', [start(), task('a', { type: 'MANUAL_TASK' }), fail], path('s', 'a', 'f'));
    const caught = boundary('fail', 'call', { timer: null, eventType: 'ERROR', error: { errorCode: expression('E') } });
    const caller = process(
      [start(), callActivity('call', 'q'), caught, task('c'), end()],
      [...path('s', 'call', 'e'), ...path('fail', 'c', 'e')],
    );
    expect(factWords([caller, called], SET)).toEqual(['a c end']);
  });

  it('begins at each start event of the procedure', () => {
    const elements = [
      start(),
      start('m', { eventType: 'MESSAGE', message, properties: { step: 'd' } }),
      task('a'),
      task('b'),
      end(),
    ];
    expect(words(elements, [...path('s', 'a', 'e'), ...path('m', 'b', 'e')])).toEqual(['a end', 'd b end']);
  });
});

describe('multi-instance activities', () => {
  const several = (more: Partial<NonNullable<ExecutableElement['multiInstance']>> = {}) => ({
    isSequential: false,
    inputCollection: expression('=items'),
    inputElement: null,
    outputCollection: null,
    outputElement: null,
    completionCondition: null,
    ...more,
  });
  const outcome = (multiInstance: ReturnType<typeof several>, items: number): string[] =>
    words([start(), task('review', { multiInstance }), end()], path('s', 'review', 'e'), {
      data: { items: { review: items } },
    });

  it('has the outcome that all inner instances agree on, else none', () => {
    expect(outcome(several(), 2)).toEqual(['review end', 'review=NO end', 'review=YES end']);
    expect(outcome(several({ isSequential: true }), 2)).toEqual(['review end', 'review=NO end', 'review=YES end']);
  });

  it('has no outcome without items', () => {
    expect(outcome(several(), 0)).toEqual(['review end']);
  });

  it('has the outcome of a single inner instance', () => {
    expect(outcome(several(), 1)).toEqual(['review=NO end', 'review=YES end']);
  });

  it('has no outcome when a completion condition cut some off, but has one when the last made it true', () => {
    const early = several({ isSequential: true, completionCondition: expression('=done') });
    expect(outcome(early, 2)).toEqual(['review end', 'review=NO end', 'review=YES end']);
    expect(outcome(early, 1)).toEqual(['review=NO end', 'review=YES end']);
  });

  it('is cut off as a whole by a boundary event on it', () => {
    const elements = [start(), task('a', { multiInstance: several() }), boundary('late', 'a'), task('b'), end()];
    const flows = [...path('s', 'a', 'e'), ...path('late', 'b', 'e')];
    expect(words(elements, flows, { data: { items: { a: 2 } } })).toEqual(['a end', 'b end']);
  });

  it('runs a sub-process per item beside each other', () => {
    const sub: ElementSketch = { id: 'sub', type: 'SUB_PROCESS', multiInstance: several(), properties: { step: 'd' } };
    const elements = [start(), sub, ...inside('sub', start('ss'), task('a'), task('b'), end('se')), end()];
    const flows = [...path('s', 'sub', 'e'), ...path('ss', 'a', 'b', 'se')];
    expect(words(elements, flows, { data: { items: { sub: 2 } } })).toEqual(['a a b b d end', 'a b a b d end']);
  });
});

describe('legal clocks', () => {
  const limit = 'T-PEN-11' as const;
  const form = { kind: 'window', before: pattern('b'), after: pattern('a'), limit, unless: [] } as const;
  const clocks = [{ variable: 'closes', limit, from: 'a' }];
  const set = obligationSet(STEPS, [obligation('W', form)], { clocks });
  const wait = (id: string): ElementSketch => ({
    id,
    type: 'INTERMEDIATE_CATCH_EVENT',
    eventType: 'TIMER',
    timer: { kind: 'date', expression: expression('=closes') },
  });

  it('have run out when the timer that was set after the step fires', () => {
    const p = process([start(), task('a'), wait('w'), task('b'), end()], path('s', 'a', 'w', 'b', 'e'));
    expect(factWords([p], set, { data: { clocks: { w: limit } } })).toEqual([`a elapsed:${limit} b end`]);
  });

  it('count no more when the step was done again after the timer was set', () => {
    const p = process(
      [start(), parallel('f'), wait('w'), task('a'), end()],
      [...path('s', 'f', 'w', 'e'), ...path('f', 'a', 'e')],
    );
    expect(factWords([p], set, { data: { clocks: { w: limit } } })).toEqual(['a end', `elapsed:${limit} a end`]);
  });
});
