import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  endEvent,
  mapping,
  message,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  timer,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const HOUR_MS = 3_600_000;

describe('boundary event', () => {
  it('Interrupting: the activity ends first, then the event goes on', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work'),
      late: boundary('work', timer('PT1H')),
      remind: serviceTask('remind'),
    };
    engine.deploy(processOf('p', elements, ['start -> work', 'late -> remind']));
    const instance = engine.start('p');
    const from = engine.records.length;
    // when
    engine.advance(HOUR_MS);
    // then
    expect(instance.waitingAt()).toEqual(['remind']);
    const events = engine.records.slice(from).filter(({ recordType }) => recordType === 'EVENT');
    expect(
      events.map(({ intent, value }) => `${intent} ${String(value['elementId'] ?? value['targetElementId'])}`),
    ).toEqual([
      'TRIGGERED late',
      'TRIGGERING late',
      'ELEMENT_TERMINATING work',
      'CANCELED work',
      'ELEMENT_TERMINATED work',
      'TRIGGERED late',
      'ELEMENT_ACTIVATING late',
      'ELEMENT_ACTIVATED late',
      'ELEMENT_COMPLETING late',
      'ELEMENT_COMPLETED late',
      'SEQUENCE_FLOW_TAKEN late-remind',
      'ELEMENT_ACTIVATING remind',
      'CREATED remind',
      'ELEMENT_ACTIVATED remind',
    ]);
  });

  it('Non-interrupting: the event goes on beside the activity, as often as it comes', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work'),
      note: boundary('work', message('note', '=id'), { interrupting: false }),
      read: serviceTask('read'),
      end: endEvent(),
    };
    engine.deploy(processOf('p', elements, ['start -> work', 'work -> end', 'note -> read']));
    const instance = engine.start('p', { id: 'a' });
    // when
    engine.publish('note', 'a');
    engine.publish('note', 'a');
    // then
    expect(instance.waitingAt()).toEqual(['work', 'read', 'read']);
    // when
    engine.job('work').complete();
    // then: the activity has gone, its subscription too
    engine.publish('note', 'a');
    expect(instance.waitingAt()).toEqual(['read', 'read']);
  });

  it('Late timers fire once: a repeating timer skips the runs it missed and keeps its count', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work'),
      tick: boundary('work', timer('R3/PT1H', 'cycle'), { interrupting: false }),
      note: serviceTask('note'),
    };
    engine.deploy(processOf('p', elements, ['start -> work', 'tick -> note']));
    const instance = engine.start('p');
    const notes = (): number => instance.waitingAt().filter((id) => id === 'note').length;
    // when
    engine.advance(5 * HOUR_MS);
    // then
    expect(notes()).toBe(1);
    expect(engine.nextDueMs()).toBe(6 * HOUR_MS);
    // when
    engine.advance(HOUR_MS);
    engine.advance(HOUR_MS);
    engine.advance(HOUR_MS);
    // then
    expect(notes()).toBe(3);
    expect(engine.nextDueMs()).toBeNull();
  });

  it('gives the message’s variables to the process without output mapping, and only the mappings’ results with one', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work'),
      plain: boundary('work', message('plain', '=id'), { interrupting: false }),
      mapped: boundary('work', message('mapped', '=id'), {
        interrupting: false,
        outputs: [mapping('=raw * 2', 'double')],
      }),
    };
    engine.deploy(processOf('p', elements, ['start -> work']));
    const instance = engine.start('p', { id: 'a' });
    // when
    engine.publish('plain', 'a', { seen: true });
    engine.publish('mapped', 'a', { raw: 21 });
    // then
    expect(instance.variables()).toEqual({ id: 'a', seen: true, double: 42 });
  });

  it('reads its correlation key in the scope around the activity, not behind the activity’s input mappings', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work', { inputs: [mapping('="inner"', 'id')] }),
      stop: boundary('work', message('stop', '=id')),
    };
    engine.deploy(processOf('p', elements, ['start -> work']));
    const instance = engine.start('p', { id: 'outer' });
    engine.publish('stop', 'inner');
    expect(instance.hasEnded()).toBe(false);
    engine.publish('stop', 'outer');
    expect(instance.hasEnded()).toBe(true);
  });

  it('interrupts a sub-process with everything in it', () => {
    // given
    const engine = testEngine();
    const inner = { innerStart: startEvent(), a: serviceTask('a'), b: serviceTask('b') };
    const elements = {
      start: startEvent(),
      hearing: subProcess(inner, ['innerStart -> a', 'innerStart -> b']),
      withdrawn: boundary('hearing', message('withdrawal', '=id')),
      done: serviceTask('done'),
    };
    engine.deploy(processOf('p', elements, ['start -> hearing', 'withdrawn -> done']));
    const instance = engine.start('p', { id: 'c-1' });
    expect(instance.waitingAt()).toEqual(['b', 'a']);
    // when
    engine.publish('withdrawal', 'c-1', { document: 'w-1' });
    // then
    expect(instance.terminated()).toEqual(['b', 'a', 'hearing']);
    expect(instance.waitingAt()).toEqual(['done']);
    expect(instance.variables()).toEqual({ id: 'c-1', document: 'w-1' });
    expect(engine.hasJob('a')).toBe(false);
  });

  it('One interrupting trigger wins: of two timers due at once the second has nothing left to interrupt', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work'),
      first: boundary('work', timer('PT1H')),
      second: boundary('work', timer('PT1H')),
      a: serviceTask('a'),
      b: serviceTask('b'),
    };
    engine.deploy(processOf('p', elements, ['start -> work', 'first -> a', 'second -> b']));
    const instance = engine.start('p');
    engine.advance(HOUR_MS);
    expect(instance.waitingAt()).toEqual(['b']);
  });

  it('stays quiet while the activity’s completion waits for an incident', () => {
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      work: serviceTask('work', { outputs: [mapping('=assert(x, x != null)', 'y')] }),
      late: boundary('work', timer('PT1H')),
    };
    engine.deploy(processOf('p', elements, ['start -> work']));
    const instance = engine.start('p');
    engine.job('work').complete();
    expect(engine.incidents()).toMatchObject([{ errorType: 'IO_MAPPING_ERROR' }]);
    engine.advance(2 * HOUR_MS);
    expect(engine.nextDueMs()).toBeNull();
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { x: 1 } });
    engine.resolve(engine.incidents()[0]!.key);
    expect(engine.events('VARIABLE')).toEqual(['VARIABLE CREATED x', 'VARIABLE CREATED y']);
    expect(instance.hasEnded()).toBe(true);
  });
});
