import { describe, expect, it } from '@jest/globals';
import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import {
  endEvent,
  error,
  eventSubProcess,
  mapping,
  message,
  parallel,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  timer,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const HOUR = 3_600_000;

/** Two paths with a task each, and an event sub-process with the task `handle`. */
function process(start: Partial<ExecutableElement>, more: Partial<ExecutableElement> = {}): ExecutableProcess {
  const elements = {
    start: startEvent(),
    fork: parallel(),
    a: serviceTask('a'),
    b: serviceTask('b'),
    esp: eventSubProcess('esp', start, { handle: serviceTask('handle'), done: endEvent() }, FLOWS, more),
  };
  return processOf('p', elements, ['start -> fork', 'fork -> a', 'fork -> b']);
}
const FLOWS = ['esp-start -> handle', 'handle -> done'];

describe('event sub-process, interrupting', () => {
  it('ends everything else in its scope, then runs in its place, and the scope completes with it', () => {
    // given
    const engine = testEngine();
    engine.deploy(process(message('stop', '=id')));
    const instance = engine.start('p', { id: 'k' });
    // when
    engine.publish('stop', 'k', { reason: 'withdrawn' });
    // then
    expect(instance.terminated()).toEqual(['b', 'a']);
    expect(instance.waitingAt()).toEqual(['handle']);
    expect(instance.variables()).toEqual({ id: 'k', reason: 'withdrawn' });
    engine.job('handle').complete();
    expect(instance.completed().slice(-4)).toEqual(['handle', 'done', 'esp', 'p']);
  });

  it('starts once: its scope waits for no other event of this kind', () => {
    const engine = testEngine();
    engine.deploy(process(timer('PT1H')));
    const instance = engine.start('p');
    engine.advance(HOUR);
    engine.advance(HOUR);
    expect(instance.waitingAt()).toEqual(['handle']);
    expect(engine.events('TIMER')).toEqual(['TIMER CREATED esp-start', 'TIMER TRIGGERED esp-start']);
  });

  it('catches an error of its scope, the specific code before the catch-all', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      a: serviceTask('a'),
      any: eventSubProcess('any', error(null), { anyTask: serviceTask('any') }, ['any-start -> anyTask']),
      one: eventSubProcess('one', error('E1'), { oneTask: serviceTask('one') }, ['one-start -> oneTask']),
    };
    engine.deploy(processOf('p', elements, ['start -> a']));
    const first = engine.start('p');
    engine.job('a').throwError('E1');
    expect(first.waitingAt()).toEqual(['oneTask']);
    const second = engine.start('p');
    engine.job('a').throwError('E2');
    expect(second.waitingAt()).toEqual(['anyTask']);
  });

  it('lets a token that is on its way to a join go', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      fork: parallel(),
      a: serviceTask('a'),
      b: serviceTask('b'),
      join: parallel(),
      esp: eventSubProcess('esp', message('stop', '=id'), {}, []),
    };
    const flows = ['start -> fork', 'fork -> a', 'fork -> b', 'a -> join', 'b -> join'];
    engine.deploy(processOf('p', elements, flows));
    const instance = engine.start('p', { id: 'k' });
    engine.job('a').complete();
    engine.publish('stop', 'k');
    expect(instance.hasEnded()).toBe(true);
    expect(instance.completed().at(-1)).toBe('p');
  });
});

describe('event sub-process, not interrupting', () => {
  it('runs beside the rest, as often as its event comes; its scope waits for all of them', () => {
    // given
    const engine = testEngine();
    engine.deploy(process({ ...message('note', '=id'), interrupting: false }));
    const instance = engine.start('p', { id: 'k' });
    // when
    engine.publish('note', 'k', { n: 1 });
    engine.publish('note', 'k', { n: 2 });
    // then
    expect(instance.waitingAt().sort()).toEqual(['a', 'b', 'handle', 'handle']);
    for (const type of ['a', 'b', 'handle']) engine.job(type).complete();
    expect(instance.hasEnded()).toBe(false);
    engine.job('handle').complete();
    expect(instance.hasEnded()).toBe(true);
  });

  it('repeats with a cycle, until its scope ends', () => {
    const engine = testEngine();
    engine.deploy(process({ ...timer('R/PT1H', 'cycle'), interrupting: false }));
    const instance = engine.start('p');
    engine.advance(HOUR);
    engine.advance(HOUR);
    expect(instance.completed().filter((id) => id === 'esp-start')).toHaveLength(2);
    for (const type of ['a', 'b', 'handle', 'handle']) engine.job(type).complete();
    expect(instance.hasEnded()).toBe(true);
    expect(engine.nextDueMs()).toBeNull();
  });
});

describe('event sub-process, in a sub-process', () => {
  it('interrupts its own scope only, and its mappings read and write the scope around it', () => {
    const engine = testEngine();
    const esp = eventSubProcess(
      'esp',
      message('stop', '=id'),
      { handle: serviceTask('handle') },
      ['esp-start -> handle'],
      {
        inputs: [mapping('=id', 'copy')],
        outputs: [mapping('=copy', 'result')],
      },
    );
    const inside = { s: startEvent(), inner: serviceTask('inner'), esp };
    const elements = {
      start: startEvent(),
      fork: parallel(),
      sub: subProcess(inside, ['s -> inner']),
      beside: serviceTask('beside'),
      after: endEvent(),
    };
    engine.deploy(processOf('p', elements, ['start -> fork', 'fork -> sub', 'fork -> beside', 'sub -> after']));
    const instance = engine.start('p', { id: 'k' });
    engine.publish('stop', 'k');
    expect(instance.terminated()).toEqual(['inner']);
    expect(instance.waitingAt()).toEqual(['beside', 'handle']);
    engine.job('handle').complete();
    expect(instance.completed().slice(-3)).toEqual(['esp', 'sub', 'after']);
    expect(instance.variables()).toEqual({ id: 'k', result: 'k' });
    expect(instance.waitingAt()).toEqual(['beside']);
  });
});
