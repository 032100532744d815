import { describe, expect, it } from '@jest/globals';
import {
  catchTimer,
  message,
  parallel,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  boundary,
  element,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick') }, ['start -> pick']);

describe('creating a process instance', () => {
  it('uses the latest version unless a version or a definition key is given', () => {
    // given
    const engine = testEngine();
    const first = engine.deploy(order).value['processesMetadata'] as { processDefinitionKey: string }[];
    engine.deploy(processOf('order', { start: startEvent(), pack: serviceTask('pack') }, ['start -> pack']));
    const create = (value: Record<string, string | number>) =>
      engine.accept('PROCESS_INSTANCE_CREATION', 'CREATE', value).value['version'];
    // then
    expect(create({ bpmnProcessId: 'order' })).toBe(2);
    expect(create({ bpmnProcessId: 'order', version: -1 })).toBe(2);
    expect(create({ bpmnProcessId: 'order', version: 1 })).toBe(1);
    expect(create({ processDefinitionKey: first[0]!.processDefinitionKey })).toBe(1);
  });

  it.each([
    [{ bpmnProcessId: 'x' }, 'NOT_FOUND', "Expected to find process definition with process ID 'x', but none found"],
    [
      { bpmnProcessId: 'order', version: 7 },
      'NOT_FOUND',
      "Expected to find process definition with process ID 'order' and version '7', but none found",
    ],
    [{ processDefinitionKey: '12' }, 'NOT_FOUND', "Expected to find process definition with key '12', but none found"],
    [{}, 'INVALID_ARGUMENT', 'Expected at least a bpmnProcessId or a key greater than -1, but none given'],
    [
      { bpmnProcessId: 'byMessage' },
      'INVALID_STATE',
      'Expected to create instance of process with none start event, but there is no such event',
    ],
  ])('refuses %j', (value, rejectionType, reason) => {
    const engine = testEngine();
    engine.deploy(order, processOf('byMessage', { go: startEvent(message('go', null)) }, []));
    expect(engine.send('PROCESS_INSTANCE_CREATION', 'CREATE', value)).toMatchObject({
      ok: false,
      rejectionType,
      reason,
    });
    expect(engine.instances()).toEqual([]);
  });

  it('answers with the result when the instance has completed, with the variables asked for', () => {
    // given
    const engine = testEngine();
    engine.deploy(order);
    const value = { bpmnProcessId: 'order', variables: { a: 1, b: 2 }, fetchVariables: ['a', 'c'] };
    expect(engine.send('PROCESS_INSTANCE_CREATION', 'CREATE_WITH_AWAITING_RESULT', value)).toBeNull();
    const request = engine.requestCount;
    // when
    engine.job('pick').complete({ c: 3 });
    // then
    expect(engine.replyTo(request)).toMatchObject({
      ok: true,
      record: {
        valueType: 'PROCESS_INSTANCE_RESULT',
        intent: 'COMPLETED',
        value: { variables: { a: 1, c: 3 }, version: 1 },
      },
    });
    expect(engine.events('PROCESS_INSTANCE_RESULT')).toEqual([]);
  });

  it('answers with a rejection when an awaited instance is terminated', () => {
    const engine = testEngine();
    engine.deploy(order);
    engine.send('PROCESS_INSTANCE_CREATION', 'CREATE_WITH_AWAITING_RESULT', { bpmnProcessId: 'order' });
    const request = engine.requestCount;
    const { key } = engine.instances()[0]!;
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key });
    expect(engine.replyTo(request)).toMatchObject({ ok: false, commandIntent: 'CREATE_WITH_AWAITING_RESULT' });
  });

  it('starts in the middle where it is told to, with the scopes around', () => {
    // given
    const engine = testEngine();
    const inner = { s: startEvent(), fork: parallel(), a: serviceTask('a'), b: serviceTask('b') };
    const elements = {
      start: startEvent(),
      sub: subProcess(inner, ['s -> fork', 'fork -> a', 'fork -> b']),
      late: boundary('sub', { timer: catchTimer('PT1H').timer!, eventType: 'TIMER' }),
      end: element('TASK'),
    };
    engine.deploy(processOf('p', elements, ['start -> sub', 'sub -> end']));
    // when
    const value = { bpmnProcessId: 'p', startInstructions: [{ elementId: 'fork' }, { elementId: 'end' }] };
    engine.accept('PROCESS_INSTANCE_CREATION', 'CREATE', value);
    // then
    expect(engine.instances().map((instance) => instance.value.elementId)).toEqual(['p', 'sub', 'b', 'a']);
    expect(engine.nextDueMs()).toBe(3_600_000);
    // when
    engine.job('a').complete();
    engine.job('b').complete();
    // then
    expect(engine.instances()).toEqual([]);
  });

  it('All or nothing: a start that fails leaves no trace but its rejection', () => {
    const engine = testEngine();
    const late = boundary('sub', message('stop', '=missing'));
    const sub = subProcess({ s: startEvent(), a: serviceTask('a') }, ['s -> a']);
    engine.deploy(processOf('p', { start: startEvent(), sub, late }, ['start -> sub']));
    const before = engine.state();
    const value = { bpmnProcessId: 'p', variables: { x: 1 }, startInstructions: [{ elementId: 'a' }] };
    expect(engine.send('PROCESS_INSTANCE_CREATION', 'CREATE', value)).toMatchObject({
      rejectionType: 'INVALID_ARGUMENT',
    });
    expect({ ...engine.state(), counter: null }).toEqual({ ...before, counter: null });
    expect(engine.start('p', { missing: 'm' }).waitingAt()).toEqual(['a']);
  });
});
