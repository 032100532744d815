import { describe, expect, it } from '@jest/globals';
import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import {
  boundary,
  callActivity,
  endEvent,
  mapping,
  multiInstance,
  processOf,
  receiveTask,
  serviceTask,
  startEvent,
  subProcess,
  timer,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const OUTPUT = { inputElement: 'item', outputCollection: 'results', outputElement: '=result' };

function process(more: Partial<ExecutableElement>): ExecutableProcess {
  const elements = { start: startEvent(), t: serviceTask('t', more), end: endEvent() };
  return processOf('p', elements, ['start -> t', 't -> end']);
}

describe('multi-instance body, parallel', () => {
  it('runs the activity once per item, and collects the results in the order of the items', () => {
    // given
    const engine = testEngine();
    engine.deploy(process(multiInstance('=items', OUTPUT)));
    // when
    const instance = engine.start('p', { items: ['a', 'b'] });
    // then: one body, two inner instances with variables of their own
    const inner = engine.instances().filter(({ value }) => value.bpmnElementType === 'SERVICE_TASK');
    expect(inner.map(({ key }) => engine.local(key))).toEqual([
      { item: 'a', result: null, loopCounter: 1 },
      { item: 'b', result: null, loopCounter: 2 },
    ]);
    const jobs = engine.activate('t').keys;
    engine.send('JOB', 'COMPLETE', { variables: { result: 'second' } }, { key: jobs[1]! });
    expect(instance.hasEnded()).toBe(false);
    engine.send('JOB', 'COMPLETE', { variables: { result: 'first' } }, { key: jobs[0]! });
    expect(instance.hasEnded()).toBe(true);
    expect(engine.events('VARIABLE').at(-1)).toBe('VARIABLE CREATED results');
    expect(engine.records.findLast(({ valueType }) => valueType === 'VARIABLE')?.value).toMatchObject({
      value: '["first","second"]',
      scopeKey: instance.key,
    });
  });

  it('completes at once for an empty collection', () => {
    const engine = testEngine();
    engine.deploy(process(multiInstance('=items', OUTPUT)));
    const instance = engine.start('p', { items: [] });
    expect(instance.completed()).toEqual(['start', 't', 'end', 'p']);
  });

  it('ends the rest when its completion condition holds', () => {
    const engine = testEngine();
    const condition = '=numberOfCompletedInstances = 2 and numberOfActiveInstances = 2 and numberOfInstances = 4';
    engine.deploy(process(multiInstance('=items', { completionCondition: condition })));
    const instance = engine.start('p', { items: [1, 2, 3, 4] });
    engine.job('t').complete();
    engine.job('t').complete();
    expect(instance.terminated()).toEqual(['t', 't']);
    expect(instance.hasEnded()).toBe(true);
  });

  it('EXTRACT_VALUE_ERROR: waits with an incident for a collection that is no list', () => {
    const engine = testEngine();
    engine.deploy(process(multiInstance('=items')));
    const instance = engine.start('p', { items: 'none' });
    expect(engine.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 't' }]);
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', {
      scopeKey: instance.key,
      variables: { items: [1] },
      updateSemantics: 'PROPAGATE',
    });
    engine.resolve(engine.incidents()[0]!.key);
    expect(engine.hasJob('t')).toBe(true);
  });

  it('is interrupted as a whole by its boundary event', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      t: serviceTask('t', multiInstance('=items')),
      late: boundary('t', timer('PT1H')),
      after: serviceTask('after'),
    };
    engine.deploy(processOf('p', elements, ['start -> t', 'late -> after']));
    const instance = engine.start('p', { items: [1, 2, 3] });
    expect(engine.events('TIMER')).toEqual(['TIMER CREATED late']);
    engine.advance(3_600_000);
    expect(instance.terminated()).toEqual(['t', 't', 't', 't']);
    expect(instance.waitingAt()).toEqual(['after']);
  });

  it('waits for a message per receive task', () => {
    const engine = testEngine();
    const more = multiInstance('=ids', { inputElement: 'id' });
    const elements = { start: startEvent(), r: { ...receiveTask('m', '=id'), ...more } };
    engine.deploy(processOf('p', elements, ['start -> r']));
    const instance = engine.start('p', { ids: ['x', 'y'] });
    engine.publish('m', 'y');
    expect(instance.waitingAt()).toEqual(['r']);
    engine.publish('m', 'x');
    expect(instance.hasEnded()).toBe(true);
  });

  it('calls a process per item', () => {
    const engine = testEngine();
    const child = processOf('child', { s: startEvent(), work: serviceTask('work') }, ['s -> work']);
    const more = multiInstance('=items', { inputElement: 'item', outputCollection: 'all', outputElement: '=done' });
    const outputs = [mapping('=done', 'done')];
    const elements = { start: startEvent(), c: callActivity('child', { ...more, outputs }), wait: serviceTask('wait') };
    engine.deploy(child, processOf('p', elements, ['start -> c', 'c -> wait']));
    const instance = engine.start('p', { items: [1, 2] });
    engine.job('work').complete({ done: 'one' });
    engine.job('work').complete({ done: 'two' });
    expect(instance.variables()).toMatchObject({ items: [1, 2], all: ['one', 'two'] });
  });
});

describe('multi-instance body, sequential', () => {
  it('runs the sub-process for one item after the other', () => {
    const engine = testEngine();
    const inside = { s: startEvent(), work: serviceTask('work') };
    const more = multiInstance('=items', { ...OUTPUT, isSequential: true, outputElement: '=item * loopCounter' });
    const elements = { start: startEvent(), sub: subProcess(inside, ['s -> work'], more), wait: serviceTask('wait') };
    engine.deploy(processOf('p', elements, ['start -> sub', 'sub -> wait']));
    const instance = engine.start('p', { items: [5, 6, 7] });
    for (let i = 0; i < 3; i++) {
      expect(instance.waitingAt()).toEqual(['work']);
      engine.job('work').complete();
    }
    expect(instance.waitingAt()).toEqual(['wait']);
    expect(instance.variables()).toEqual({ items: [5, 6, 7], results: [5, 12, 21] });
  });

  it('8.5: a body whose collection has become shorter than it has instances goes on when there are as many again', () => {
    const engine = testEngine();
    engine.deploy(process(multiInstance('=items', { inputElement: 'item' })));
    const instance = engine.start('p', { items: [1, 2, 3] });
    const set = (items: number[]): unknown =>
      engine.accept('VARIABLE_DOCUMENT', 'UPDATE', {
        scopeKey: instance.key,
        variables: { items },
        updateSemantics: 'PROPAGATE',
      });
    set([1]);
    for (let i = 0; i < 2; i++) engine.job('t').complete();
    expect(instance.hasEnded()).toBe(false);
    set([4, 5, 6]);
    engine.job('t').complete();
    expect(instance.hasEnded()).toBe(true);
  });
});
