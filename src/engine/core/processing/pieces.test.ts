import { describe, expect, it } from '@jest/globals';
import {
  element,
  endEvent,
  expression,
  multiInstance,
  parallel,
  processOf,
  serviceTask,
  startEvent,
} from '../testing/process-builder.js';
import { type TestEngine, testEngine } from '../testing/test-engine.js';

const signal = { eventType: 'SIGNAL', signal: { name: expression('alarm') } } as const;
const waiting = () =>
  processOf('waiting', { s: startEvent(), c: element('INTERMEDIATE_CATCH_EVENT', signal), t: serviceTask('after') }, [
    's -> c',
    'c -> t',
  ]);
const many = (of = serviceTask('t', multiInstance('=items', { inputElement: 'item' }))) =>
  processOf('many', { s: startEvent(), fork: parallel(), t: of, other: serviceTask('other'), e: endEvent() }, [
    's -> fork',
    'fork -> t',
    'fork -> other',
    't -> e',
  ]);
const items = (count: number) => ({ items: Array.from({ length: count }, (_, i) => i) });
const wide = (width: number) => {
  const tasks = Array.from({ length: width }, (_, i) => `w${i}`);
  const elements = Object.fromEntries(tasks.map((id) => [id, element('TASK')]));
  return processOf('wide', { s: startEvent(), fork: parallel(), ...elements, work: serviceTask('work') }, [
    's -> fork',
    ...tasks.map((id) => `fork -> ${id}`),
    'fork -> work',
  ]);
};
const cancel = (engine: TestEngine, key: string) => engine.begin('PROCESS_INSTANCE', 'CANCEL', {}, { key });

describe('a command that is done in pieces', () => {
  it.each([1, 7, 100])(
    'writes the same log as one that is done at once, as long as nobody comes in between (steps of %d)',
    (stepCommandsMax) => {
      const logs = [1, 3, 10_000].map((pieceMax) => {
        const engine = testEngine({ stepCommandsMax, pieceMax });
        engine.deploy(many(), waiting());
        const instance = engine.start('many', items(40));
        for (let i = 0; i < 10; i++) engine.start('waiting');
        engine.accept('SIGNAL', 'BROADCAST', { signalName: 'alarm', variables: { a: 1 } });
        engine.job('t').complete();
        engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key: instance.key });
        expect(instance.hasEnded()).toBe(true);
        return engine.log();
      });
      expect(logs[1]).toBe(logs[0]);
      expect(logs[2]).toBe(logs[0]);
    },
  );

  it('gives others, and what their steps have left, a turn after each piece', () => {
    // given
    const engine = testEngine({ stepCommandsMax: 10, pieceMax: 10 });
    engine.deploy(many(), wide(30));
    engine.stepsWanted = () => 0;
    engine.start('many', items(1_000));
    engine.stepsWanted = () => 2;
    // when
    engine.start('wide');
    for (let i = 0; i < 20; i++) engine.send('JOB_BATCH', 'ACTIVATE', { type: 'nothing', worker: 'w', timeout: 1 });
    // then
    expect(engine.hasJob('work')).toBe(true);
    expect(engine.hasJob('t')).toBe(false);
    engine.drain();
    expect(engine.instances().filter(({ value }) => value.bpmnElementType === 'SERVICE_TASK')).toHaveLength(1_002);
  });

  it('activates no more once its body is gone', () => {
    const engine = testEngine({ stepCommandsMax: 10, pieceMax: 10 });
    engine.deploy(many());
    engine.stepsWanted = () => 1;
    const instance = engine.start('many', items(1_000));
    engine.stepsWanted = () => Infinity;
    cancel(engine, instance.key);
    engine.drain();
    expect(instance.hasEnded()).toBe(true);
    expect(engine.instances()).toEqual([]);
    expect(engine.records.length).toBeLessThan(200);
  });

  it('ends every child there is, although workers complete some of them meanwhile', () => {
    const engine = testEngine({ stepCommandsMax: 5, pieceMax: 5 });
    engine.deploy(many());
    const instance = engine.start('many', items(100));
    engine.stepsWanted = () => 1;
    cancel(engine, instance.key);
    for (let i = 0; i < 20; i++) engine.job('t').complete();
    engine.drain();
    expect(instance.hasEnded()).toBe(true);
    expect(engine.instances()).toEqual([]);
  });

  it('broadcasts a signal to those who waited when it came, not to who comes meanwhile', () => {
    const engine = testEngine({ stepCommandsMax: 10, pieceMax: 2 });
    engine.deploy(waiting());
    const before = Array.from({ length: 10 }, () => engine.start('waiting'));
    engine.stepsWanted = () => 0;
    engine.send('SIGNAL', 'BROADCAST', { signalName: 'alarm', variables: {} });
    const late = engine.start('waiting');
    engine.drain();
    expect(before.map((instance) => instance.waitingAt())).toEqual(before.map(() => ['t']));
    expect(late.waitingAt()).toEqual(['c']);
  });

  it('is refused where it fails, and what followed from its first pieces is skipped with its instance', () => {
    const engine = testEngine({ stepCommandsMax: 10, pieceMax: 10 });
    engine.deploy(many(serviceTask('t', multiInstance('=items'))));
    engine.stepsWanted = () => 1;
    engine.start('many', items(100));
    engine.failPending(new Error('broken'));
    engine.drain();
    expect(engine.rejections()).toMatchObject([{ valueType: 'PROCESS_INSTANCE_BATCH', intent: 'ACTIVATE' }]);
    expect(engine.hasJob('t')).toBe(false);
  });
});
