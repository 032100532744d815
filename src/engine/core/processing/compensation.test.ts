import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  endEvent,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const compensate = (activityRef: string | null = null) =>
  ({ eventType: 'COMPENSATION', compensation: { activityRef, handler: null } }) as const;
const compensatedBy = (activity: string, handler: string) =>
  boundary(activity, { eventType: 'COMPENSATION', compensation: { activityRef: null, handler } });
const handler = (job: string) => serviceTask(job, { isForCompensation: true });

describe('compensation', () => {
  const process = processOf(
    'p',
    {
      s: startEvent(),
      a: serviceTask('a'),
      ab: compensatedBy('a', 'ah'),
      ah: handler('undo-a'),
      b: serviceTask('b'),
      bb: compensatedBy('b', 'bh'),
      bh: handler('undo-b'),
      e: endEvent(compensate()),
    },
    ['s -> a', 'a -> b', 'b -> e'],
  );

  it('runs the handlers of what has completed at the same time, and waits for the last', () => {
    const engine = testEngine();
    engine.deploy(process);
    const instance = engine.start('p');
    engine.job('a').complete();
    engine.job('b').complete();
    expect([engine.hasJob('undo-a'), engine.hasJob('undo-b')]).toEqual([true, true]);
    engine.job('undo-b').complete();
    expect(instance.hasEnded()).toBe(false);
    engine.job('undo-a').complete();
    expect(instance.hasEnded()).toBe(true);
  });

  it('has nothing left when the instance is cancelled', () => {
    const engine = testEngine();
    engine.deploy(process);
    const instance = engine.start('p');
    engine.job('a').complete();
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key: instance.key });
    expect(engine.events('COMPENSATION_SUBSCRIPTION')).toEqual([
      'COMPENSATION_SUBSCRIPTION CREATED',
      'COMPENSATION_SUBSCRIPTION DELETED',
    ]);
    expect(engine.state()['compensation_subscription'] ?? {}).toEqual({});
  });

  it('of a sub-process runs what completed within it, outside of it', () => {
    const inside = { is: startEvent(), a: serviceTask('a'), ab: compensatedBy('a', 'ah'), ah: handler('undo-a') };
    const engine = testEngine();
    engine.deploy(
      processOf(
        'p',
        {
          s: startEvent(),
          sp: subProcess(inside, ['is -> a']),
          t: element('INTERMEDIATE_THROW_EVENT', compensate('sp')),
          e: endEvent(),
        },
        ['s -> sp', 'sp -> t', 't -> e'],
      ),
    );
    const instance = engine.start('p');
    engine.job('a').complete();
    expect(instance.completed()).toContain('sp');
    engine.job('undo-a').complete();
    expect(instance.hasEnded()).toBe(true);
    expect(engine.events('COMPENSATION_SUBSCRIPTION').map((event) => event.split(' ')[1])).toEqual([
      ...['CREATED', 'CREATED', 'TRIGGERED', 'TRIGGERED', 'COMPLETED', 'COMPLETED'],
    ]);
  });

  it('with nothing to compensate completes at once', () => {
    const engine = testEngine();
    engine.deploy(processOf('p', { s: startEvent(), e: endEvent(compensate()) }, ['s -> e']));
    expect(engine.start('p').hasEnded()).toBe(true);
  });
});
