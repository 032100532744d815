import { describe, expect, it } from '@jest/globals';
import type { ExecutableProcess } from '../../../model/index.js';
import {
  callActivity,
  element,
  endEvent,
  exclusive,
  parallel,
  processOf,
  serviceTask,
  startEvent,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

/** A gateway that leads back to itself through a second one while `go` is true. */
const loop = (): ExecutableProcess =>
  processOf('loop', { s: startEvent(), a: exclusive(), b: exclusive(), e: endEvent() }, [
    's -> a',
    'a -> b : =go',
    'a -> e : default',
    'b -> a',
  ]);

const recursion = (): ExecutableProcess =>
  processOf('recursion', { s: startEvent(), call: callActivity('recursion'), e: endEvent() }, [
    's -> call',
    'call -> e',
  ]);

/** Splits into as many branches as the width says; all end. */
const wide = (width: number): ExecutableProcess => {
  const tasks = Array.from({ length: width }, (_, i) => `t${i}`);
  return processOf(
    'wide',
    { s: startEvent(), fork: parallel(), ...Object.fromEntries(tasks.map((id) => [id, element('TASK')])) },
    ['s -> fork', ...tasks.map((id) => `fork -> ${id}`)],
  );
};

describe('a step', () => {
  it('leaves what exceeds its share of commands in the state, and later steps do it to the end', () => {
    // given
    const engine = testEngine({ stepCommandsMax: 5 });
    engine.deploy(wide(20));
    // when
    const instance = engine.start('wide');
    // then
    expect(instance.hasEnded()).toBe(true);
    expect(instance.completed()).toHaveLength(1 + 1 + 20 + 1);
  });

  it('writes the same records in the same order, whatever its share is, as long as nobody comes in between', () => {
    const logs = [1, 100_000].map((stepCommandsMax) => {
      const engine = testEngine({ stepCommandsMax });
      engine.deploy(wide(20));
      engine.start('wide');
      return engine.log();
    });
    expect(logs[0]).toBe(logs[1]);
  });

  it('lets clients in between: a loop without a wait state does not keep another instance from its end', () => {
    const engine = testEngine({ stepCommandsMax: 10, chainCommandsMax: 1_000 });
    engine.deploy(
      loop(),
      processOf('task', { s: startEvent(), t: serviceTask('work'), e: endEvent() }, ['s -> t', 't -> e']),
    );
    const other = engine.start('task');
    // when: the loop runs, and is still running
    engine.begin('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId: 'loop', variables: { go: true } });
    expect(engine.hasPending()).toBe(true);
    // then
    const before = engine.records.length;
    engine.begin('JOB', 'COMPLETE', {}, { key: engine.job('work').key });
    expect(engine.records.length - before).toBeLessThan(100);
    expect(other.hasEnded()).toBe(true);
    engine.drain();
  });
});

describe('work that never comes to a wait state', () => {
  it('stops with an incident after its limit, goes on as far again when that is resolved, and can be cancelled', () => {
    // given
    const engine = testEngine({ chainCommandsMax: 300 });
    engine.deploy(loop());
    // when
    const instance = engine.start('loop', { go: true });
    // then
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ errorType: 'UNKNOWN', processInstanceKey: instance.key });
    expect(incident!.errorMessage).toMatch(/300 commands were processed without one.*loop without a wait state/);
    // when: nothing has changed
    const before = engine.records.length;
    engine.resolve(incident!.key);
    // then: as far again
    expect(engine.records.length - before).toBeGreaterThan(1_000);
    expect(engine.incidents()).toHaveLength(1);
    // when: the loop may end
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', {
      scopeKey: instance.key,
      variables: { go: false },
      updateSemantics: 'LOCAL',
    });
    engine.resolve(engine.incidents()[0]!.key);
    expect(instance.hasEnded()).toBe(true);
  });

  it('stops a recursion of call activities, which can then be cancelled from the root', () => {
    const engine = testEngine({ chainCommandsMax: 5_000 });
    engine.deploy(recursion());
    const root = engine.start('recursion');
    expect(engine.incidents()).toHaveLength(1);
    expect(engine.instances().length).toBeGreaterThan(1_000);
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key: root.key });
    expect(engine.instances()).toEqual([]);
    expect(engine.incidents()).toEqual([]);
  });

  it('is not what an instance does that waits in between: its count starts again', () => {
    const engine = testEngine({ stepCommandsMax: 1, chainCommandsMax: 40 });
    engine.deploy(
      processOf('task', { s: startEvent(), t: serviceTask('work'), g: exclusive(), e: endEvent() }, [
        's -> t',
        't -> g',
        'g -> t : =again',
        'g -> e : default',
      ]),
    );
    const instance = engine.start('task');
    for (let round = 0; round < 50; round++) engine.job('work').complete({ again: round < 49 });
    expect(engine.incidents()).toEqual([]);
    expect(instance.hasEnded()).toBe(true);
  });
});
