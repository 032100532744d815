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
  /** Present when its handler goes on with it: how far it is, and how many commands its step had begun before it. */
  readonly continuation?: { readonly cursor: JsonObject; readonly begun: number };
  /** Position of a command that is done in pieces: this one follows from it, and waits until all are done. */
  readonly behind?: number;
}

type Row = readonly [row: string, command: PendingCommand];

interface Chain {
  /** Commands of the chain that steps have processed since it last had nothing pending. */
  readonly processed: number;
  readonly waiting: number;
}

/** Chains that have grown beyond this wait behind all others, so that a huge one delays nobody. */
const LIGHT_CHAIN_COMMANDS = 10_000;
const TABLE = 'pending_command';
const CHAINS = 'command_chain';
/** Commands that are done in pieces, between two of which another command has its turn. */
const CONTINUED = '0';
const LIGHT = 'a';
const HEAVY = 'b';

/**
 * What steps left over: first in, first out, light chains before heavy ones; but first what is done in pieces. The centre's own, as `Counters` are. It is
 * part of the state and survives a crash, but not part of what a replay of events gives: a log read to its end says
 * which commands have no outcome, not which of them were left.
 */
export class PendingCommands {
  /** False: certainly none. Spares an empty engine the look into the store. */
  private maybeSome = true;
  /** No row of the lane is before or at this one. Spares the way over what was deleted. */
  private readonly clearedTo: Record<string, string> = { [LIGHT]: '', [HEAVY]: '' };
  /** All rows of the light lane up to this one wait behind the command that is continued at that row. */
  private heldTo = { continued: '', row: '' };
  private tookContinued = false;
  private othersTurn = false;

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
    this.tookContinued = first[1].continuation !== undefined;
    return this.remove(first);
  }

  /** The oldest commands, `limit` at most, that waited until the one at the position was done; they wait no more. */
  takeBehind(position: number, limit: number): PendingCommand[] {
    const taken: PendingCommand[] = [];
    for (const lane of [LIGHT, HEAVY]) {
      for (const row of this.store.scan<PendingCommand>(TABLE, lane, rowKey(lane, position))) {
        if (taken.length >= limit) return taken;
        if (row[1].behind === position) taken.push(this.remove(row));
      }
    }
    return taken;
  }

  /**
   * A step is over: it processed so many commands of each chain and left these. A chain with nothing pending has ended; the
   * next one of its name counts from zero.
   */
  settle(processed: ReadonlyMap<string, number>, left: readonly PendingCommand[]): void {
    // Not when it is taken: a step that fails is repeated with the same command.
    this.othersTurn = this.tookContinued;
    this.tookContinued = false;
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

  private first(): Row | null {
    for (const continued of this.store.scan<PendingCommand>(TABLE, CONTINUED)) {
      return (this.othersTurn ? this.firstOfOthers(continued) : null) ?? continued;
    }
    return this.firstOf(LIGHT) ?? this.firstOf(HEAVY);
  }

  private firstOf(lane: string): Row | null {
    for (const entry of this.store.scan<PendingCommand>(TABLE, lane, this.clearedTo[lane])) {
      this.clearedTo[lane] = rowKey(lane, entry[1].position - 1);
      return entry;
    }
    return null;
  }

  /** The first light command that has nothing to do with the one that is continued. */
  private firstOfOthers([row, { position, chain }]: Row): Row | null {
    if (this.heldTo.continued !== row) this.heldTo = { continued: row, row: this.clearedTo[LIGHT]! };
    for (const entry of this.store.scan<PendingCommand>(TABLE, LIGHT, this.heldTo.row)) {
      const [, command] = entry;
      if (command.behind !== position && (chain === '-1' || command.chain !== chain)) return entry;
      this.heldTo.row = entry[0];
    }
    return null;
  }

  private remove([row, command]: Row): PendingCommand {
    this.store.delete(TABLE, row);
    const { processed, waiting } = this.chain(command.chain);
    this.store.put(CHAINS, command.chain, { processed, waiting: waiting - 1 });
    return command;
  }

  private add(command: PendingCommand, chain = this.chain(command.chain)): Chain {
    const ordinary = chain.processed + chain.waiting < LIGHT_CHAIN_COMMANDS ? LIGHT : HEAVY;
    const lane = command.continuation ? CONTINUED : ordinary;
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
