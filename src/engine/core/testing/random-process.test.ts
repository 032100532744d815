import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createDefinitions, createEngine, MemoryStore } from '../index.js';
import { block, calledProcess, ERROR_CODES, JOB_TYPES, MESSAGES, randomProcess } from './random-process.js';
import { type TestEngine, testEngine, type TestInstance } from './test-engine.js';

type Action =
  | { readonly kind: 'complete' | 'fail' | 'throw' | 'activate'; readonly type: string; readonly n: number }
  | { readonly kind: 'publish'; readonly name: string; readonly n: number }
  | { readonly kind: 'advance'; readonly n: number }
  | { readonly kind: 'resolve' };

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'complete' as const,
      'complete' as const,
      'fail' as const,
      'throw' as const,
      'activate' as const,
    ),
    type: fc.constantFrom(...JOB_TYPES),
    n: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('publish' as const), name: fc.constantFrom(...MESSAGES), n: fc.nat(3) }),
  fc.record({ kind: fc.constant('advance' as const), n: fc.nat(90) }),
  fc.record({ kind: fc.constant('resolve' as const) }),
);

const MINUTE_MS = 60_000;

describe('random processes with random workers, messages and jumps of time', () => {
  it('Replayed state equals live state after each step, and every process ends with nothing left behind', () => {
    const property = fc.property(block, fc.array(action, { maxLength: 25 }), fc.nat(2), (root, actions, choice) => {
      // given
      const definitions = createDefinitions();
      const engine = testEngine({ definitions });
      engine.deploy(randomProcess(root), calledProcess);
      const replica = replicaOf(engine, definitions);
      const empty = engine.state();
      const instance = engine.start('random', { choice });
      replica.expectEqual();
      // when
      for (const next of actions) {
        act(engine, next);
        replica.expectEqual();
      }
      finish(engine, instance);
      replica.expectEqual();
      // then
      expect(engine.instances()).toEqual([]);
      expect({ ...engine.state(), counter: null }).toEqual({ ...empty, counter: null });
    });
    // A failure prints its seed and path; `{ seed, path }` here runs it again.
    fc.assert(property, { numRuns: 150 });
  });

  it('The same holds when each command, and each piece of one, is a step of its own and others come in between', () => {
    const property = fc.property(
      block,
      fc.array(action, { maxLength: 25 }),
      fc.array(fc.nat(6)),
      (root, actions, steps) => {
        // given
        const definitions = createDefinitions();
        const engine = testEngine({ definitions, stepCommandsMax: 1, pieceMax: 1 });
        engine.deploy(randomProcess(root), calledProcess);
        engine.drain();
        const replica = replicaOf(engine, definitions);
        let turn = 0;
        engine.stepsWanted = () => steps[turn++ % steps.length] ?? 0;
        const instance = engine.start('random', { choice: 1 });
        // when
        for (const next of actions) {
          act(engine, next);
          replica.expectEqual();
        }
        engine.stepsWanted = () => Infinity;
        engine.drain();
        finish(engine, instance);
        replica.expectEqual();
        // then
        expect(engine.instances()).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 150 });
  });
});

function act(engine: TestEngine, next: Action): void {
  switch (next.kind) {
    case 'publish':
      return void engine.publish(next.name, 'k', { [next.name]: next.n }, { timeToLive: next.n * 10 * MINUTE_MS });
    case 'advance':
      return engine.advance(next.n * MINUTE_MS);
    case 'resolve':
      return resolveAll(engine);
    case 'activate':
      return void engine.activate(next.type, { timeout: MINUTE_MS });
    default:
      return engine.hasJob(next.type) ? work(engine, next.kind, next.type, next.n) : undefined;
  }
}

function work(engine: TestEngine, kind: 'complete' | 'fail' | 'throw', type: string, n: number): void {
  const job = engine.job(type);
  if (kind === 'complete') job.complete({ choice: n, [`by_${type}`]: { n } });
  if (kind === 'fail') job.fail(n, { retryBackoff: n === 2 ? MINUTE_MS : 0, variables: { n } });
  if (kind === 'throw') job.throwError(ERROR_CODES[n % 2]!, { variables: { n } });
}

function resolveAll(engine: TestEngine): void {
  for (const { key, jobKey } of engine.incidents()) {
    if (jobKey !== '-1') engine.accept('JOB', 'UPDATE_RETRIES', { retries: 3 }, { key: jobKey });
    engine.resolve(key);
  }
}

/** Everything the process can wait for comes, again and again. */
function finish(engine: TestEngine, instance: TestInstance): void {
  for (let round = 0; round < 100 && !instance.hasEnded(); round++) {
    resolveAll(engine);
    for (const type of JOB_TYPES) while (completeOne(engine, type));
    for (const name of MESSAGES) engine.publish(name, 'k');
    engine.advance(60 * MINUTE_MS);
  }
  // Messages that nobody took are forgotten at the end of their time.
  engine.advance(60 * MINUTE_MS);
}

function completeOne(engine: TestEngine, type: string): boolean {
  const [key] = engine.activate(type, { maxJobsToActivate: 1 }).keys;
  if (key !== undefined) engine.accept('JOB', 'COMPLETE', {}, { key });
  return key !== undefined;
}

/** An engine that knows the log only. */
function replicaOf(engine: TestEngine, definitions: ReturnType<typeof createDefinitions>) {
  const store = new MemoryStore();
  const replica = createEngine(store, { definitions, brokerVersion: '8.5.8' });
  let applied = 0;
  return {
    expectEqual(): void {
      for (; applied < engine.records.length; applied++) replica.replay(engine.records[applied]!);
      expect(store.snapshot()).toEqual(withoutPending(engine.state()));
    },
  };
}

/** Which commands wait for their turn is not an event's doing, so no replay tells. */
function withoutPending(state: ReturnType<TestEngine['state']>): typeof state {
  const { pending_command: _commands, command_chain: _chains, ...rest } = state;
  return rest;
}
