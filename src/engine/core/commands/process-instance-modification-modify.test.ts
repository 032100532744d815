import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  callActivity,
  catchMessage,
  endEvent,
  eventBased,
  parallel,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  terminateEnd,
  timer,
} from '../testing/process-builder.js';
import { testEngine, type TestEngine, type TestInstance } from '../testing/test-engine.js';

const sub = subProcess({ s: startEvent(), b: serviceTask('b') }, ['s -> b']);
const order = processOf(
  'order',
  {
    start: startEvent(),
    a: serviceTask('a'),
    sub,
    late: boundary('sub', timer('PT1H')),
    end: endEvent(),
    tooLate: endEvent(),
  },
  ['start -> a', 'a -> sub', 'sub -> end', 'late -> tooLate'],
);

interface Instructions {
  readonly activate?: readonly string[];
  readonly terminate?: readonly string[];
  readonly ancestor?: string;
  readonly variables?: readonly { readonly elementId: string; readonly variables: Record<string, number> }[];
}

function modify(engine: TestEngine, instance: TestInstance, instructions: Instructions) {
  const { activate = [], terminate = [], ancestor = '-1', variables = [] } = instructions;
  const value = {
    activateInstructions: activate.map((elementId) => ({
      elementId,
      ancestorScopeKey: ancestor,
      variableInstructions: variables,
    })),
    terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
  };
  return engine.send('PROCESS_INSTANCE_MODIFICATION', 'MODIFY', value, { key: instance.key });
}

function started(process = order) {
  const engine = testEngine();
  engine.deploy(process);
  return { engine, instance: engine.start('order') };
}

describe('modifying a process instance', () => {
  it('moves a token into a sub-process, whose boundary events are waited for', () => {
    // given
    const { engine, instance } = started();
    // when
    modify(engine, instance, { activate: ['b'], terminate: [instance.elementKey('a')] });
    // then
    expect(instance.waitingAt()).toEqual(['b']);
    expect(engine.hasJob('a')).toBe(false);
    expect(engine.nextDueMs()).toBe(3_600_000);
    // when
    engine.job('b').complete();
    // then
    expect(instance.completed().slice(-3)).toEqual(['sub', 'end', 'order']);
  });

  it('sets variables in the scopes that are activated', () => {
    const { engine, instance } = started();
    const variables = [
      { elementId: '', variables: { root: 1 } },
      { elementId: 'sub', variables: { inSub: 2 } },
      { elementId: 'b', variables: { inB: 3 } },
    ];
    modify(engine, instance, { activate: ['b'], variables });
    expect(instance.variables()).toEqual({ root: 1 });
    expect(engine.local(instance.elementKey('sub'))).toEqual({ inSub: 2 });
    expect(engine.local(instance.elementKey('b'))).toEqual({ inB: 3 });
  });

  it('ends scopes that are left empty, up to the instance', () => {
    const { engine, instance } = started();
    engine.job('a').complete();
    modify(engine, instance, { terminate: [instance.elementKey('b')] });
    expect(instance.terminated()).toEqual(['b', 'sub', 'order']);
    expect(instance.hasEnded()).toBe(true);
    expect(engine.nextDueMs()).toBeNull();
  });

  it('A token that waits at a join is not lost when something is activated beside it', () => {
    // given
    const join = {
      start: startEvent(),
      a: serviceTask('a'),
      d: serviceTask('d'),
      join: parallel(),
      c: serviceTask('c'),
      sub,
    };
    const { engine, instance } = started(
      processOf('order', join, ['start -> a', 'start -> d', 'a -> join', 'd -> join', 'join -> c']),
    );
    engine.job('a').complete();
    modify(engine, instance, { activate: ['c'] });
    const inSub = subJob(engine, instance);
    // when
    engine.job('c').complete();
    inSub();
    engine.job('d').complete();
    // then
    expect(instance.waitingAt()).toEqual(['c']);
  });

  it('activates a join without waiting for tokens', () => {
    const elements = {
      start: startEvent(),
      a: serviceTask('a'),
      b: serviceTask('b'),
      join: parallel(),
      c: serviceTask('c'),
    };
    const { engine, instance } = started(
      processOf('order', elements, ['start -> a', 'a -> join', 'b -> join', 'join -> c']),
    );
    modify(engine, instance, { activate: ['join'], terminate: [instance.elementKey('a')] });
    expect(instance.waitingAt()).toEqual(['c']);
  });

  it('runs a scope again that a terminate end event interrupts', () => {
    const elements = { start: startEvent(), call: callActivity('child'), a: serviceTask('a'), stop: terminateEnd() };
    const engine = testEngine();
    const child = processOf('child', { s: startEvent(), w: serviceTask('w') }, ['s -> w']);
    engine.deploy(child, processOf('order', elements, ['start -> call', 'start -> a', 'a -> stop']));
    const instance = engine.start('order');
    modify(engine, instance, { activate: ['a'] });
    engine.job('a').complete();
    expect(instance.hasEnded()).toBe(true);
    expect(engine.instances()).toEqual([]);
  });

  it('asks for an ancestor where a scope has several instances, and takes the one given', () => {
    // given
    const { engine, instance } = started();
    modify(engine, instance, { activate: ['sub'] });
    modify(engine, instance, { activate: ['sub'] });
    const [first] = engine.instances().filter(({ value }) => value.elementId === 'sub');
    // then
    expect(modify(engine, instance, { activate: ['b'] })).toMatchObject({
      rejectionType: 'INVALID_ARGUMENT',
      reason: expect.stringContaining("flow scope with more than one active instance: 'sub'"),
    });
    // when
    modify(engine, instance, { activate: ['b'], ancestor: first!.key });
    // then
    expect(engine.instances().filter(({ value }) => value.flowScopeKey === first!.key)).toHaveLength(2);
    // when: an ancestor further out asks for a new instance
    modify(engine, instance, { activate: ['b'], ancestor: instance.key });
    expect(engine.instances().filter(({ value }) => value.elementId === 'sub')).toHaveLength(3);
  });

  it.each([
    [{ activate: ['nope'] }, "an element that could not be found: 'nope'"],
    [{ activate: ['start'] }, "elements with type 'START_EVENT' is not supported"],
    [{ activate: ['late'] }, "elements with type 'BOUNDARY_EVENT' is not supported"],
    [{ activate: ['order'] }, "elements with type 'PROCESS' is not supported"],
    [{ terminate: ['77'] }, "an element instance that could not be found: '77'"],
    [{ activate: ['a'], ancestor: '77' }, "does not exist, or is not in an active state: '77'"],
    [
      { activate: ['a'], variables: [{ elementId: 'sub', variables: {} }] },
      "doesn't belong to the activating element's flow scope",
    ],
    [
      { activate: ['a'], variables: [{ elementId: 'zz', variables: {} }] },
      "a scope element id that could not be found: 'zz'",
    ],
  ])('refuses %j', (instructions, reason) => {
    const { engine, instance } = started();
    const before = engine.instances();
    expect(modify(engine, instance, instructions)).toMatchObject({
      ok: false,
      rejectionType: 'INVALID_ARGUMENT',
      reason: expect.stringContaining(reason),
    });
    expect(engine.instances()).toEqual(before);
  });

  it('refuses targets behind an event-based gateway, an unknown instance, and the end of a called one', () => {
    // given
    const engine = testEngine();
    const child = processOf(
      'child',
      { s: startEvent(), gate: eventBased(), m: catchMessage('m', '="k"'), n: catchMessage('n', '="k"') },
      ['s -> gate', 'gate -> m', 'gate -> n'],
    );
    engine.deploy(child, processOf('order', { start: startEvent(), call: callActivity('child') }, ['start -> call']));
    engine.start('order');
    const called = engine.instances().find(({ value }) => value.elementId === 'child')!;
    const gate = engine.instances().find(({ value }) => value.elementId === 'gate')!;
    const send = (value: Record<string, readonly Record<string, string>[]>, key: string) =>
      engine.send('PROCESS_INSTANCE_MODIFICATION', 'MODIFY', value, { key });
    // then
    expect(send({ activateInstructions: [{ elementId: 'm' }] }, called.key)).toMatchObject({
      reason: expect.stringContaining('belonging to an event-based gateway'),
    });
    expect(send({}, '12')).toMatchObject({ rejectionType: 'NOT_FOUND' });
    const state = { ...engine.state(), counter: null };
    expect(send({ terminateInstructions: [{ elementInstanceKey: gate.key }] }, called.key)).toMatchObject({
      rejectionType: 'INVALID_ARGUMENT',
      reason: expect.stringContaining('please modify the parent process instead'),
    });
    expect({ ...engine.state(), counter: null }).toEqual(state);
  });
});

/** Activates the job inside the sub-process; the result completes it. */
function subJob(engine: TestEngine, instance: TestInstance): () => void {
  modify(engine, instance, { activate: ['sub'] });
  const key = engine.activate('b').keys.at(-1)!;
  return () => void engine.accept('JOB', 'COMPLETE', {}, { key });
}
