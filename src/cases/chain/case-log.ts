import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '../../law/calendar/index.js';
import {
  CaseRecordRow,
  FACT_TABLES,
  PenaltyCaseRow,
  type FactKind,
  type FactRow,
  type RowOf,
} from '../entities/index.js';
import { canonicalJson } from './canonical.js';
import { sealEntry } from './entry.js';

/** Who records, when, and under which key. */
export interface Recording {
  readonly key: Buffer;
  readonly actorId: string;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** What an act says of a row; `id`, `caseId`, `seq` and `actorId` are the log's. */
export type NewRow<K extends FactKind> = Omit<RowOf<K>, keyof FactRow> & { readonly on: LocalDate };

/**
 * Writes rows of one case together with their chain entries, inside the caller's transaction. `row` must be locked by
 * that transaction, because its head is read and moved here.
 */
export class CaseLog {
  private lastRecordedAt: string | null = null;
  private readonly rows: { readonly kind: FactKind; readonly row: FactRow }[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly row: PenaltyCaseRow,
    private readonly recording: Recording,
  ) {}

  /** The row is in its table, the chain carries it, the head of the case points at that entry. */
  async add<K extends FactKind>(kind: K, fields: NewRow<K>): Promise<RowOf<K>> {
    const seq = this.row.recordCount + 1;
    const { actorId } = this.recording;
    const row = this.columnsOf(kind, { id: randomUUID(), caseId: this.row.id, seq, actorId, ...fields });
    const entry = await this.seal(kind, row);
    await this.em.insert(CaseRecordRow, entry);
    await this.em.insert(FACT_TABLES[kind], row as object);
    await this.moveHead(entry);
    this.rows.push({ kind, row });
    return row;
  }

  /** What was added through this log, in order. */
  get added(): readonly { readonly kind: FactKind; readonly row: FactRow }[] {
    return this.rows;
  }

  /** Just the columns: a stray member would be sealed but not stored, and the chain would differ from its row for ever. */
  private columnsOf<K extends FactKind>(kind: K, fields: object): RowOf<K> {
    const names = this.em.connection.getMetadata(FACT_TABLES[kind]).columns.map((column) => column.propertyName);
    const given = fields as Record<string, unknown>;
    return Object.fromEntries(names.map((name) => [name, given[name] ?? null])) as RowOf<K>;
  }

  private async seal(kind: FactKind, row: FactRow): Promise<CaseRecordRow> {
    const { caseId, seq, id: subjectId, on, actorId } = row;
    const recordedAt = await this.recordedAt();
    const prevHash = this.row.recordHead;
    return sealEntry(
      { caseId, seq, kind, subjectId, on, recordedAt, actorId, prevHash, payload: canonicalJson(row) },
      this.recording.key,
    );
  }

  /** Never before the previous entry's, though clocks of machines step back a little at times. */
  private async recordedAt(): Promise<string> {
    this.lastRecordedAt ??= await this.storedRecordedAt();
    const now = new Date(this.recording.nowMs).toISOString();
    this.lastRecordedAt = this.lastRecordedAt > now ? this.lastRecordedAt : now;
    return this.lastRecordedAt;
  }

  private async storedRecordedAt(): Promise<string> {
    const last = await this.em.findOneBy(CaseRecordRow, { caseId: this.row.id, seq: this.row.recordCount });
    return last?.recordedAt ?? '';
  }

  private async moveHead(entry: CaseRecordRow): Promise<void> {
    const head = { recordCount: entry.seq, recordHead: entry.hash };
    await this.em.update(PenaltyCaseRow, { id: this.row.id }, head);
    Object.assign(this.row, head);
  }
}
