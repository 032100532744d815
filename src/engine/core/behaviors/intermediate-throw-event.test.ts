import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  callActivity,
  element,
  endEvent,
  expression,
  mapping,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const throwing = (more: Parameters<typeof element>[1]) => element('INTERMEDIATE_THROW_EVENT', more);
const escalation = (code: string | null) =>
  ({ eventType: 'ESCALATION', escalation: { escalationCode: code === null ? null : expression(code) } }) as const;
const link = (name: string) => ({ eventType: 'LINK', link: { name } }) as const;

describe('intermediate throw event', () => {
  it('without a kind is passed through; its output mappings count', () => {
    const engine = testEngine();
    engine.deploy(
      processOf(
        'p',
        { s: startEvent(), t: throwing({ eventType: 'NONE', outputs: [mapping('=x + 1', 'y')] }), e: endEvent() },
        ['s -> t', 't -> e'],
      ),
    );
    const instance = engine.start('p', { x: 1 });
    expect(instance.completed()).toEqual(['s', 't', 'e', 'p']);
    expect(engine.events('VARIABLE')).toEqual(['VARIABLE CREATED x', 'VARIABLE CREATED y']);
  });

  it('of a message waits for its job, and the job takes the input mappings', () => {
    const engine = testEngine();
    const sends = { eventType: 'MESSAGE', job: serviceTask('send').job!, inputs: [mapping('=x', 'text')] } as const;
    engine.deploy(processOf('p', { s: startEvent(), t: throwing(sends), e: endEvent() }, ['s -> t', 't -> e']));
    const instance = engine.start('p', { x: 'hello' });
    expect(instance.waitingAt()).toEqual(['t']);
    expect(engine.activate('send').jobs[0]?.['variables']).toMatchObject({ text: 'hello' });
    engine.job('send').complete({ sent: true });
    expect(instance.hasEnded()).toBe(true);
  });

  it('of a link goes on at the catch event; the scope stays open in between, whatever else ends', () => {
    const engine = testEngine();
    engine.deploy(
      processOf(
        'p',
        {
          s: startEvent(),
          t: throwing(link('A')),
          m: element('MANUAL_TASK'),
          e: endEvent(),
          c: element('INTERMEDIATE_CATCH_EVENT', link('A')),
          u: serviceTask('u'),
        },
        ['s -> t', 's -> m', 'm -> e', 'c -> u'],
      ),
    );
    const instance = engine.start('p');
    expect(instance.waitingAt()).toEqual(['u']);
    engine.job('u').complete();
    expect(instance.hasEnded()).toBe(true);
  });

  it('of an escalation that nobody catches goes on, and the log says so', () => {
    const engine = testEngine();
    engine.deploy(
      processOf('p', { s: startEvent(), t: throwing(escalation('E')), e: endEvent() }, ['s -> t', 't -> e']),
    );
    expect(engine.start('p').hasEnded()).toBe(true);
    expect(engine.events('ESCALATION')).toEqual(['ESCALATION NOT_ESCALATED']);
  });

  it('of an escalation is terminated with the sub-process that it interrupts', () => {
    const engine = testEngine();
    const inside = { is: startEvent(), t: throwing(escalation('E')), ie: endEvent() };
    engine.deploy(
      processOf(
        'p',
        {
          s: startEvent(),
          sp: subProcess(inside, ['is -> t', 't -> ie']),
          b: boundary('sp', escalation('E')),
          v: serviceTask('v'),
        },
        ['s -> sp', 'b -> v'],
      ),
    );
    const instance = engine.start('p');
    expect(instance.terminated()).toEqual(['t', 'sp']);
    expect(instance.waitingAt()).toEqual(['v']);
  });

  it('of an escalation reaches the call activity and goes on beside what it does not interrupt', () => {
    const engine = testEngine();
    engine.deploy(
      processOf('child', { s: startEvent(), t: throwing(escalation('E')), u: serviceTask('u') }, ['s -> t', 't -> u']),
      processOf(
        'p',
        {
          s: startEvent(),
          c: callActivity('child'),
          b: boundary('c', escalation(null), { interrupting: false }),
          v: serviceTask('v'),
        },
        ['s -> c', 'b -> v'],
      ),
    );
    engine.start('p');
    expect([engine.hasJob('u'), engine.hasJob('v')]).toEqual([true, true]);
  });
});
