import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  endEvent,
  error,
  errorEnd,
  mapping,
  message,
  parallel,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  terminateEnd,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

describe('sub-process', () => {
  it('completes when no path inside is left, and its locals go with it', () => {
    // given
    const engine = testEngine();
    const inner = { s: startEvent(), a: serviceTask('a'), b: serviceTask('b') };
    const outer = subProcess(inner, ['s -> a', 's -> b'], {
      inputs: [mapping('=1', 'local')],
      outputs: [mapping('=local + 1', 'result')],
    });
    engine.deploy(processOf('p', { start: startEvent(), sub: outer, end: endEvent() }, ['start -> sub', 'sub -> end']));
    const instance = engine.start('p');
    // when
    engine.job('a').complete({ local: 5 });
    expect(instance.waitingAt()).toEqual(['b']);
    engine.job('b').complete();
    // then: the job's result of the same name stayed local to the sub-process
    expect(instance.completed()).toEqual(['start', 's', 'a', 'b', 'sub', 'end', 'p']);
    expect(engine.events('VARIABLE')).toContain('VARIABLE UPDATED local');
    expect(engine.records.at(-1)!.intent).toBe('ELEMENT_COMPLETED');
    expect(engine.events('VARIABLE').at(-1)).toBe('VARIABLE CREATED result');
  });

  it('Terminate end: ends the other paths of its own scope only, which then completes', () => {
    // given
    const engine = testEngine();
    const inner = { s: startEvent(), fork: parallel(), a: serviceTask('a'), b: serviceTask('b'), stop: terminateEnd() };
    const sub = subProcess(inner, ['s -> fork', 'fork -> a', 'fork -> b', 'a -> stop']);
    const elements = {
      start: startEvent(),
      split: parallel(),
      sub,
      beside: serviceTask('beside'),
      after: serviceTask('after'),
    };
    engine.deploy(processOf('p', elements, ['start -> split', 'split -> sub', 'split -> beside', 'sub -> after']));
    const instance = engine.start('p');
    // when
    engine.job('a').complete();
    // then
    expect(instance.terminated()).toEqual(['b']);
    expect(instance.completed()).toContain('sub');
    expect(instance.waitingAt()).toEqual(['beside', 'after']);
  });

  it('Terminate end of the process: everything else ends and the process completes', () => {
    const engine = testEngine();
    const elements = { start: startEvent(), a: serviceTask('a'), b: serviceTask('b'), stop: terminateEnd() };
    engine.deploy(processOf('p', elements, ['start -> a', 'start -> b', 'a -> stop']));
    const instance = engine.start('p');
    engine.job('a').complete();
    expect(instance.terminated()).toEqual(['b']);
    expect(instance.completed().at(-1)).toBe('p');
    expect(instance.hasEnded()).toBe(true);
  });

  it('An error end event reaches the boundary event that catches its code; a specific code beats a catch-all', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      sub: subProcess({ s: startEvent(), failed: errorEnd('LATE') }, ['s -> failed']),
      any: boundary('sub', error(null)),
      late: boundary('sub', error('LATE')),
      a: serviceTask('a'),
      b: serviceTask('b'),
    };
    engine.deploy(processOf('p', elements, ['start -> sub', 'any -> a', 'late -> b']));
    // when
    const instance = engine.start('p');
    // then
    expect(instance.terminated()).toEqual(['failed', 'sub']);
    expect(instance.waitingAt()).toEqual(['b']);
  });

  it('An error that nobody catches is an UNHANDLED_ERROR_EVENT of the end event', () => {
    const engine = testEngine();
    const sub = subProcess({ s: startEvent(), failed: errorEnd('LATE') }, ['s -> failed']);
    engine.deploy(
      processOf('p', { start: startEvent(), sub, other: boundary('sub', error('OTHER')) }, ['start -> sub']),
    );
    engine.start('p');
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'UNHANDLED_ERROR_EVENT',
        elementId: 'failed',
        errorMessage:
          "Expected to throw an error event with the code 'LATE', but it was not caught. Available error events are [OTHER]",
      },
    ]);
  });

  it('opens its boundary subscriptions when its start event completes: a failing one is an incident of the start event', () => {
    const engine = testEngine();
    const sub = subProcess({ s: startEvent(), a: serviceTask('a') }, ['s -> a']);
    engine.deploy(
      processOf('p', { start: startEvent(), sub, stop: boundary('sub', message('stop', '=id')) }, ['start -> sub']),
    );
    const instance = engine.start('p');
    expect(engine.incidents()).toMatchObject([{ elementId: 's', errorType: 'EXTRACT_VALUE_ERROR' }]);
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { id: 'x' } });
    engine.resolve(engine.incidents()[0]!.key);
    expect(instance.waitingAt()).toEqual(['a']);
    engine.publish('stop', 'x');
    expect(instance.hasEnded()).toBe(true);
  });
});
