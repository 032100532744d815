import type { JsonObject, ValueType } from '../../../protocol/index.js';
import type { KeyValueStore } from './key-value-store.js';

/** A follow-up command that is in the log already and waits for its turn. */
export interface PendingCommand {
  readonly valueType: ValueType;
  readonly intent: string;
  readonly key: string;
  readonly value: JsonObject;
  readonly position: number;
  /** The process instance whose work it goes on with, '-1' before there is one. What a chain starts belongs to it. */
  readonly chain: string;
}

interface Chain {
  /** Commands of the chain that steps have processed since it last had nothing pending. */
  readonly processed: number;
  readonly waiting: number;
}

/** Chains that have grown beyond this wait behind all others, so that a huge one delays nobody. */
const LIGHT_CHAIN_COMMANDS = 10_000;
const TABLE = 'pending_command';
const CHAINS = 'command_chain';
const LIGHT = 'a';
const HEAVY = 'b';

/**
 * What steps left over: first in, first out, light chains before heavy ones. The centre's own, as `Counters` are. It is
 * part of the state and survives a crash, but not part of what a replay of events gives: a log read to its end says
 * which commands have no outcome, not which of them were left.
 */
export class PendingCommands {
  /** False: certainly none. Spares an empty engine the look into the store. */
  private maybeSome = true;

  constructor(private readonly store: KeyValueStore) {}

  /** True while something waits. */
  some(): boolean {
    if (this.maybeSome) this.maybeSome = this.first() !== null;
    return this.maybeSome;
  }

  /** The next in turn, which waits no more; null when nothing does. */
  take(): PendingCommand | null {
    const first = this.maybeSome ? this.first() : null;
    if (!first) return null;
    const [row, command] = first;
    this.store.delete(TABLE, row);
    const { processed, waiting } = this.chain(command.chain);
    this.store.put(CHAINS, command.chain, { processed, waiting: waiting - 1 });
    return command;
  }

  /**
   * A step is over: it processed so many commands of each chain and left these. A chain with nothing pending has ended; the
   * next one of its name counts from zero.
   */
  settle(processed: ReadonlyMap<string, number>, left: readonly PendingCommand[]): void {
    if (left.length === 0 && !this.maybeSome) return;
    const chains = new Map<string, Chain>();
    for (const [key, commands] of processed) {
      const chain = this.chain(key);
      chains.set(key, { ...chain, processed: chain.processed + commands });
    }
    for (const command of left) chains.set(command.chain, this.add(command, chains.get(command.chain)));
    for (const [key, chain] of chains) this.save(key, chain);
    if (left.length > 0) this.maybeSome = true;
  }

  /** Commands of the chain processed in earlier steps. */
  processed(chain: string): number {
    return this.maybeSome ? this.chain(chain).processed : 0;
  }

  private first(): readonly [row: string, command: PendingCommand] | null {
    for (const entry of this.store.scan<PendingCommand>(TABLE, '')) return entry;
    return null;
  }

  private add(command: PendingCommand, chain = this.chain(command.chain)): Chain {
    const lane = chain.processed + chain.waiting < LIGHT_CHAIN_COMMANDS ? LIGHT : HEAVY;
    this.store.put(TABLE, rowKey(lane, command.position), command);
    return { ...chain, waiting: chain.waiting + 1 };
  }

  private chain(key: string): Chain {
    return this.store.get<Chain>(CHAINS, key) ?? { processed: 0, waiting: 0 };
  }

  private save(key: string, chain: Chain): void {
    if (chain.waiting > 0) this.store.put(CHAINS, key, chain);
    else if (this.store.get(CHAINS, key)) this.store.delete(CHAINS, key);
  }
}

/** Positions sort as text below 10^16. */
const rowKey = (lane: string, position: number) => `${lane}${String(position).padStart(16, '0')}`;
