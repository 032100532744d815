import { isDeepStrictEqual } from 'node:util';
import { rehydrate } from '../../src/engine/runtime/rehydrate.js';
import { createDefinitions, createEngine, MemoryStore } from '../../src/engine/core/index.js';
import { EngineStore } from '../../src/engine/store/index.js';
import type { ZeebeRecord } from '../../src/protocol/index.js';
import { eventFact, instanceFact, type Ledger, variableFact } from './ledger.js';

/** Parts of the state that no record tells: what waits for its turn, and who reads the log. */
const NOT_REPLAYED = new Set(['pending_command', 'command_chain', 'consumer', 'discarded']);
/** These happen to a key once; a second time would be a result that counted twice. */
const ONCE =
  /^(JOB (CREATED|COMPLETED|CANCELED)|PROCESS_INSTANCE ELEMENT_\w+|MESSAGE (PUBLISHED|EXPIRED)|TIMER TRIGGERED|PROCESS CREATED) /;
const PAGE = 5_000;

/**
 * Follows the log of one data file from its first record: between two looks an engine may have been killed. What it was told
 * once stays so, and the state in the file is what the whole log, replayed on nothing, gives.
 */
export class LogCheck {
  private readonly definitions = createDefinitions();
  private readonly replayed = new MemoryStore();
  private readonly replica = createEngine(this.replayed, { definitions: this.definitions, brokerVersion: '8.5.8' });
  private readonly seen = new Map<string, number>();
  private last: ZeebeRecord | null = null;

  get records(): number {
    return this.last?.position ?? 0;
  }

  /** Looks at a file that no process has open; throws what is wrong with it. */
  async check(dataFile: string, ledger: Ledger): Promise<void> {
    const store = EngineStore.open(dataFile);
    try {
      await rehydrate(
        createEngine(store.state, { definitions: this.definitions, brokerVersion: '8.5.8' }),
        this.definitions,
      );
      this.follow(store);
      this.compareStates(store);
    } finally {
      store.close();
    }
    this.expectNone('acknowledged, but not in the log', ledger.missingFrom(this.seen));
    const twice = [...this.seen].filter(([fact, times]) => times > 1 && ONCE.test(fact));
    this.expectNone(
      'happened more than once',
      twice.map(([fact]) => fact),
    );
  }

  /** Nothing is left of any instance. */
  expectAllEnded(): void {
    const state = this.replayed.snapshot();
    for (const table of ['element_instance', 'job', 'timer', 'incident', 'banned_instance'])
      this.expectNone(`left in ${table}`, Object.keys(state[table] ?? {}));
  }

  private follow(store: EngineStore): void {
    if (this.last) {
      const [again] = store.log.read(this.last.position - 1, 1);
      if (!again || !isDeepStrictEqual(JSON.parse(again), this.last))
        throw new Error(`expected the record at position ${this.last.position} to stay, found ${again}`);
    }
    for (;;) {
      const page = store.log.read(this.records, PAGE).map((json) => JSON.parse(json) as ZeebeRecord);
      if (page.length === 0) return;
      for (const record of page) this.take(record);
    }
  }

  private take(record: ZeebeRecord): void {
    if (record.position !== this.records + 1)
      throw new Error(`expected position ${this.records + 1} to follow, found ${record.position}`);
    this.replica.replay(record);
    for (const fact of factsOf(record)) this.seen.set(fact, (this.seen.get(fact) ?? 0) + 1);
    this.last = record;
  }

  private compareStates(store: EngineStore): void {
    const replayed = this.replayed.snapshot();
    const differences = store.state.tables().filter((table) => {
      const stored = Object.fromEntries(store.state.scan<unknown>(table, ''));
      return !NOT_REPLAYED.has(table) && !isDeepStrictEqual(plain(stored), plain(replayed[table] ?? {}));
    });
    const missing = Object.keys(replayed).filter((table) => !store.state.tables().includes(table));
    this.expectNone('table whose state is not what the log gives', [...differences, ...missing]);
  }

  private expectNone(what: string, found: readonly string[]): void {
    if (found.length === 0) return;
    const more = found.length > 10 ? ` and ${found.length - 10} more` : '';
    throw new Error(`at position ${this.records}: ${what}: ${found.slice(0, 10).join(', ')}${more}`);
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function factsOf({ recordType, valueType, intent, key, value }: ZeebeRecord): string[] {
  if (recordType !== 'EVENT') return [];
  const facts = [eventFact(valueType, intent, key)];
  if (valueType === 'VARIABLE')
    facts.push(variableFact(String(value['scopeKey']), String(value['name']), String(value['value'])));
  if (valueType === 'PROCESS_INSTANCE_CREATION') facts.push(instanceFact(String(value['processInstanceKey'])));
  return facts;
}
