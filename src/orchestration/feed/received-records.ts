import { LessThanOrEqual, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../platform/database.js';
import type { RecordSource, ZeebeRecord } from '../../protocol/index.js';
import { ReceivedPartitionRow } from '../entities/received-partition.js';
import { ReceivedRecordRow } from '../entities/received-record.js';
import type { ReceivedRecord } from './bulk-body.js';

/** Three values each; SQLite takes 32,766 in one statement, PostgreSQL 65,535. */
const ROWS_PER_STATEMENT = 1_000;
/** One read hands out records of at most this many bulk bodies' size; a single record may be 4 MB. */
const READ_MAX = 500;

/** Records of another cluster, or of one whose data was removed: taking them would mix two histories. */
export class ForeignRecords extends Error {}

/**
 * What a cluster's exporter sent: kept until the projector has it. An exporter repeats what it got no answer for; each
 * record is kept once, by partition and position.
 */
export class ReceivedRecords {
  private readonly committed = new Set<() => void>();
  private readonly arrived = new Set<(records: readonly ReceivedRecord[]) => void>();

  constructor(private readonly database: Database) {}

  /** The records are on the disk, each once, whatever was sent before. Rejects with `ForeignRecords`, then none is kept. */
  async store(records: readonly ReceivedRecord[]): Promise<void> {
    const byPartition = new Map<number, ReceivedRecord[]>();
    for (const record of records) {
      byPartition.set(record.partitionId, [...(byPartition.get(record.partitionId) ?? []), record]);
    }
    await this.database.write(async (em) => {
      for (const [partitionId, sent] of byPartition) await storePartition(em, partitionId, sent);
    });
    for (const listener of this.arrived) listener(records);
    for (const listener of this.committed) listener();
  }

  /** A source for each partition that has sent something. */
  async sources(): Promise<ReadonlyMap<number, RecordSource>> {
    const known = await this.database.reader.find(ReceivedPartitionRow, { order: { partitionId: 'ASC' } });
    return new Map(known.map(({ partitionId }) => [partitionId, this.sourceOf(partitionId)]));
  }

  onCommitted(listener: () => void): () => void {
    this.committed.add(listener);
    return () => this.committed.delete(listener);
  }

  /** Calls `listener` with what was stored, repetitions included; returns the function that unsubscribes. */
  onArrived(listener: (records: readonly ReceivedRecord[]) => void): () => void {
    this.arrived.add(listener);
    return () => this.arrived.delete(listener);
  }

  private sourceOf(partitionId: number): RecordSource {
    return {
      read: async (after, limit) => {
        const rows = await this.database.reader.find(ReceivedRecordRow, {
          where: { partitionId, position: MoreThan(after) },
          order: { position: 'ASC' },
          take: Math.min(limit, READ_MAX),
        });
        return rows.map(({ json }) => JSON.parse(json) as ZeebeRecord);
      },
      onCommitted: (listener) => this.onCommitted(listener),
      acknowledge: async (_consumer, position) => {
        await this.database.writeDerived((em) =>
          em.delete(ReceivedRecordRow, { partitionId, position: LessThanOrEqual(position) }),
        );
      },
    };
  }
}

async function storePartition(em: EntityManager, partitionId: number, sent: readonly ReceivedRecord[]): Promise<void> {
  const known = await em.findOneBy(ReceivedPartitionRow, { partitionId });
  let position = known?.position ?? 0;
  let latest = known?.latest ?? 0;
  if (known !== null) refuseForeign(known, sent);
  const fresh: ReceivedRecord[] = [];
  for (const record of [...sent].sort((one, other) => one.position - other.position)) {
    if (record.position <= position) continue;
    fresh.push(record);
    position = record.position;
    latest = Math.max(latest, record.timestamp);
  }
  if (fresh.length === 0) return;
  for (let at = 0; at < fresh.length; at += ROWS_PER_STATEMENT) {
    const rows = fresh.slice(at, at + ROWS_PER_STATEMENT).map((record) => ({
      partitionId,
      position: record.position,
      json: record.json,
    }));
    await em.createQueryBuilder().insert().into(ReceivedRecordRow).values(rows).execute();
  }
  await em.upsert(ReceivedPartitionRow, { partitionId, position, latest }, ['partitionId']);
}

/** What is repeated was here before, so it cannot be younger than the youngest that was. */
function refuseForeign({ partitionId, position, latest }: ReceivedPartitionRow, sent: readonly ReceivedRecord[]): void {
  const foreign = sent.find((record) => record.position <= position && record.timestamp > latest);
  if (foreign === undefined) return;
  throw new ForeignRecords(
    `partition ${partitionId} was received up to position ${position}, and now sends position ${foreign.position} with a later ` +
      'timestamp: expected the cluster this database belongs to, found another one or one whose data was removed',
  );
}
