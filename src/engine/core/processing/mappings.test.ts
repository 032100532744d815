import { describe, expect, it } from '@jest/globals';
import { mapping, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

function completed(outputs: Parameters<typeof mapping>[], start: object, result: object) {
  const engine = testEngine();
  const work = serviceTask('work', { outputs: outputs.map(([source, target]) => mapping(source, target)) });
  engine.deploy(
    processOf('p', { start: startEvent(), work, next: serviceTask('next') }, ['start -> work', 'work -> next']),
  );
  const instance = engine.start('p', start as Record<string, string>);
  engine.job('work').complete(result as Record<string, string>);
  return { engine, instance };
}

describe('output mappings', () => {
  it('let only their results out; the job’s variables stay local', () => {
    const { instance } = completed([['=amount * 2', 'double']], {}, { amount: 21 });
    expect(instance.variables()).toEqual({ double: 42 });
  });

  it('extend an object by a path and leave the rest of it', () => {
    const { instance } = completed([['=r', 'review.outcome']], { review: { by: 'zhou' } }, { r: 'APPROVE' });
    expect(instance.variables()).toEqual({ review: { by: 'zhou', outcome: 'APPROVE' } });
  });

  it('build one object from several paths', () => {
    const { instance } = completed(
      [
        ['=1', 'a.b'],
        ['=2', 'a.c.d'],
      ],
      { a: { x: 0 } },
      {},
    );
    expect(instance.variables()).toEqual({ a: { x: 0, b: 1, c: { d: 2 } } });
  });

  it('are one context: what a path holds is evaluated where the path first stands', () => {
    const { instance } = completed(
      [
        ['=1', 'a.b'],
        ['=2', 'x'],
        ['=b + x', 'a.c'],
      ],
      { x: 10 },
      {},
    );
    expect(instance.variables()).toEqual({ a: { b: 1, c: 11 }, x: 2 });
  });

  it('cannot extend what is no object: null comes of it', () => {
    const { instance } = completed(
      [
        ['=1', 'a.b'],
        ['=2', 'a.c.d'],
        ['=3', 'o.n.x'],
      ],
      { a: 'text', o: { n: 5, m: 6 } },
      {},
    );
    expect(instance.variables()).toEqual({ a: null, o: { n: null, m: 6 } });
  });

  it('that fail raise an IO_MAPPING_ERROR and are applied when it is resolved; the job is done once', () => {
    const { engine, instance } = completed([['=assert(limit, limit != null)', 'x']], {}, { amount: 1 });
    expect(engine.incidents()).toMatchObject([{ errorType: 'IO_MAPPING_ERROR', elementId: 'work' }]);
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { limit: 5 } });
    engine.resolve(engine.incidents()[0]!.key);
    expect(instance.waitingAt()).toEqual(['next']);
    expect(instance.variables()).toEqual({ limit: 5, x: 5 });
    expect(engine.events('JOB').filter((event) => event.includes('CREATED'))).toHaveLength(2);
  });
});

describe('without output mappings', () => {
  it('the job’s variables go up to the nearest scope that has the name, else to the process', () => {
    const engine = testEngine();
    const work = serviceTask('work', { inputs: [mapping('=1', 'own')] });
    engine.deploy(
      processOf('p', { start: startEvent(), work, next: serviceTask('next') }, ['start -> work', 'work -> next']),
    );
    const instance = engine.start('p');
    engine.job('work').complete({ own: 2, result: 3 });
    expect(instance.variables()).toEqual({ result: 3 });
  });
});
