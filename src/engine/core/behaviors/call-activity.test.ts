import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  callActivity,
  catchTimer,
  endEvent,
  error,
  mapping,
  message,
  processOf,
  serviceTask,
  startEvent,
  timer,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const child = processOf('child', { s: startEvent(), work: serviceTask('work'), e: endEvent() }, [
  's -> work',
  'work -> e',
]);
const HOUR_MS = 3_600_000;

function parent(more: Parameters<typeof callActivity>[1] = {}, propagate = {}) {
  const elements = { start: startEvent(), call: callActivity('child', more, propagate), end: endEvent() };
  return processOf('parent', elements, ['start -> call', 'call -> end']);
}

describe('call activity', () => {
  it('runs the latest version of the called process and goes on when it completes', () => {
    // given
    const engine = testEngine();
    engine.deploy(child, parent());
    const instance = engine.start('parent', { caseId: 'c-1' });
    const childKey = String(engine.activate('work').jobs[0]!['processInstanceKey']);
    // then: all visible variables went down
    expect(engine.local(childKey)).toEqual({ caseId: 'c-1' });
    // when
    engine.job('work').complete({ receipt: 'r-1' });
    // then: the child's variables came back
    expect(instance.completed()).toEqual(['start', 'call', 'end', 'parent']);
    expect(engine.events('VARIABLE').slice(-2)).toEqual(['VARIABLE CREATED receipt', 'VARIABLE CREATED receipt']);
  });

  it('takes down only what the input mappings give when it does not propagate the parent’s variables', () => {
    const engine = testEngine();
    engine.deploy(child, parent({ inputs: [mapping('=caseId', 'id')] }, { parents: false }));
    engine.start('parent', { caseId: 'c-1', secret: true });
    expect(engine.activate('work').jobs[0]!['variables']).toEqual({ id: 'c-1' });
  });

  it('takes down nothing when it neither propagates nor maps', () => {
    const engine = testEngine();
    engine.deploy(child, parent({}, { parents: false }));
    engine.start('parent', { caseId: 'c-1' });
    expect(engine.activate('work').jobs[0]!['variables']).toEqual({});
  });

  it('brings back only the results of output mappings when it has some', () => {
    const engine = testEngine();
    engine.deploy(child, parent({ outputs: [mapping('=receipt', 'served')] }, { children: false }));
    const instance = engine.start('parent');
    const seen = awaitVariables(engine, instance.key);
    engine.job('work').complete({ receipt: 'r-1', other: 2 });
    expect(seen()).toEqual({ served: '"r-1"' });
  });

  it('brings back nothing when it neither propagates nor maps', () => {
    const engine = testEngine();
    engine.deploy(child, parent({}, { children: false }));
    const instance = engine.start('parent');
    const seen = awaitVariables(engine, instance.key);
    engine.job('work').complete({ receipt: 'r-1' });
    expect(instance.hasEnded()).toBe(true);
    expect(seen()).toEqual({});
  });

  it('raises a CALLED_ELEMENT_ERROR until the process is deployed', () => {
    // given
    const engine = testEngine();
    engine.deploy(parent());
    const instance = engine.start('parent');
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'CALLED_ELEMENT_ERROR',
        errorMessage: "Expected process with BPMN process id 'child' to be deployed, but not found.",
      },
    ]);
    // when
    engine.deploy(child);
    engine.resolve(engine.incidents()[0]!.key);
    engine.job('work').complete();
    // then
    expect(instance.hasEnded()).toBe(true);
  });

  it('raises a CALLED_ELEMENT_ERROR for a process without none start event', () => {
    const engine = testEngine();
    engine.deploy(processOf('child', { s: startEvent(message('go', null)) }, []), parent());
    engine.start('parent');
    expect(engine.incidents()).toMatchObject([{ errorType: 'CALLED_ELEMENT_ERROR' }]);
  });

  it('An error crosses it upward', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      call: callActivity('child'),
      failed: boundary('call', error('NO_SERVICE')),
      fix: serviceTask('fix'),
    };
    engine.deploy(child, processOf('parent', elements, ['start -> call', 'failed -> fix']));
    const instance = engine.start('parent');
    // when
    engine.job('work').throwError('NO_SERVICE', { variables: { reason: 'moved' } });
    // then
    expect(instance.waitingAt()).toEqual(['fix']);
    expect(engine.instances().map(({ value }) => value.bpmnProcessId)).toEqual(['parent', 'parent']);
  });

  it('is interrupted together with the process it called', () => {
    const engine = testEngine();
    const elements = { start: startEvent(), call: callActivity('child'), late: boundary('call', timer('PT1H')) };
    engine.deploy(
      child,
      processOf('parent', { ...elements, next: catchTimer('PT1H') }, ['start -> call', 'late -> next']),
    );
    const instance = engine.start('parent');
    engine.advance(HOUR_MS);
    expect(instance.waitingAt()).toEqual(['next']);
    expect(engine.hasJob('work')).toBe(false);
  });

  it('Cancelling the called instance is refused with the root to cancel instead; cancelling the root ends both', () => {
    // given
    const engine = testEngine();
    engine.deploy(child, parent());
    const instance = engine.start('parent');
    const childKey = String(engine.activate('work').jobs[0]!['processInstanceKey']);
    // when
    const refused = engine.send('PROCESS_INSTANCE', 'CANCEL', {}, { key: childKey });
    // then
    expect(refused).toMatchObject({
      ok: false,
      rejectionType: 'INVALID_STATE',
      reason: `Expected to cancel a process instance with key '${childKey}', but it is created by a parent process instance. Cancel the root process instance '${instance.key}' instead.`,
    });
    // when
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key: instance.key });
    // then
    expect(engine.instances()).toEqual([]);
    expect(engine.hasJob('work')).toBe(false);
  });

  it('reads the id of the process it calls from its variables', () => {
    const engine = testEngine();
    const called = callActivity('=which');
    engine.deploy(child, processOf('parent', { start: startEvent(), call: called }, ['start -> call']));
    engine.start('parent', { which: 'child' });
    expect(engine.hasJob('work')).toBe(true);
  });
});

/** Variable records of the scope from now on, as text by name. */
function awaitVariables(engine: ReturnType<typeof testEngine>, scopeKey: string): () => Record<string, unknown> {
  const from = engine.records.length;
  return () =>
    Object.fromEntries(
      engine.records
        .slice(from)
        .filter(({ valueType, value }) => valueType === 'VARIABLE' && value['scopeKey'] === scopeKey)
        .map(({ value }) => [String(value['name']), value['value']]),
    );
}
