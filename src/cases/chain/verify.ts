import { localDateOf } from '../../law/calendar/index.js';
import type { LocalText } from '../../model/finding.js';
import { FACT_KINDS, isFactKind, type CaseRecordRow, type CaseRows, type PenaltyCaseRow } from '../entities/index.js';
import { canonicalJson, sha256 } from './canonical.js';
import { entryHash, GENESIS, sealOf } from './entry.js';

export interface Verification {
  readonly intact: boolean;
  readonly entries: number;
  /** The first thing found wrong. */
  readonly broken: { readonly seq: number; readonly reason: LocalText } | null;
  /** Ids of the rows that the chain carries word for word. */
  readonly sealed: ReadonlySet<string>;
}

type Broken = { readonly seq: number; readonly reason: LocalText };

/**
 * Compares the chain of a case with itself, with the rows of its file and with the head of the case: finds every changed,
 * removed, inserted or back-dated entry and every row that no entry carries. `records` in the order of `seq`.
 */
export function verifyChain(
  head: PenaltyCaseRow,
  records: readonly CaseRecordRow[],
  rows: CaseRows,
  key: Buffer,
): Verification {
  const contents = contentsOf(rows);
  const broken = firstBroken(records, contents, key) ?? brokenEnd(head, records) ?? rowWithoutEntry(records, contents);
  const sealed = new Set(records.filter((entry) => carries(entry, contents, key)).map((entry) => entry.subjectId));
  return { intact: broken === null, entries: records.length, broken, sealed };
}

/** Canonical text of every row under its kind and id. */
function contentsOf(rows: CaseRows): ReadonlyMap<string, { readonly seq: number; readonly payload: string }> {
  const all = FACT_KINDS.flatMap((kind) => rows[kind].map((row) => ({ kind, row })));
  return new Map(
    all.map(({ kind, row }) => [`${kind} ${row.id}`, { seq: row.seq, payload: canonicalJson({ ...row }) }]),
  );
}
type Contents = ReturnType<typeof contentsOf>;

function carries(entry: CaseRecordRow, contents: Contents, key: Buffer): boolean {
  const content = contents.get(`${entry.kind} ${entry.subjectId}`);
  return (
    content !== undefined &&
    content.seq === entry.seq &&
    wrongDigest(entry, key) === null &&
    content.payload === entry.payload
  );
}

function firstBroken(records: readonly CaseRecordRow[], contents: Contents, key: Buffer): Broken | null {
  let previous: CaseRecordRow | null = null;
  for (const entry of records) {
    const reason =
      wrongPlace(entry, previous) ?? wrongDigest(entry, key) ?? wrongTime(entry, previous) ?? wrongRow(entry, contents);
    if (reason !== null) return { seq: entry.seq, reason };
    previous = entry;
  }
  return null;
}

function wrongPlace(entry: CaseRecordRow, previous: CaseRecordRow | null): LocalText | null {
  const seq = (previous?.seq ?? 0) + 1;
  if (entry.seq !== seq) return { zh: `缺少第${seq}条记录`, en: `entry ${seq} is missing` };
  if (entry.prevHash === (previous?.hash ?? GENESIS)) return null;
  return { zh: '与前一条记录不衔接', en: 'does not continue the entry before it' };
}

function wrongDigest(entry: CaseRecordRow, key: Buffer): LocalText | null {
  if (sha256(entry.payload) !== entry.payloadHash || entryHash(entry) !== entry.hash) {
    return { zh: '记录内容被改动', en: 'the entry was changed' };
  }
  if (sealOf(entry.hash, key) === entry.seal) return null;
  return { zh: '封签不符，非本系统写入', en: 'the seal is wrong: this service did not write it' };
}

function wrongTime(entry: CaseRecordRow, previous: CaseRecordRow | null): LocalText | null {
  if (previous !== null && entry.recordedAt < previous.recordedAt) {
    return { zh: '记录时间早于前一条，疑似倒签', en: 'recorded before the entry in front of it: back-dated' };
  }
  if (entry.on <= localDateOf(Date.parse(entry.recordedAt))) return null;
  return { zh: '发生日期晚于记录时间', en: 'happened after it was recorded' };
}

function wrongRow(entry: CaseRecordRow, contents: Contents): LocalText | null {
  if (!isFactKind(entry.kind)) return { zh: `未知的记录种类 ${entry.kind}`, en: `unknown kind ${entry.kind}` };
  const content = contents.get(`${entry.kind} ${entry.subjectId}`);
  if (content === undefined) return { zh: '案卷材料被删除', en: 'the row it carries was removed' };
  if (content.seq === entry.seq && content.payload === entry.payload) return null;
  return { zh: '案卷材料与记录不一致', en: 'the row differs from what was recorded' };
}

function brokenEnd(head: PenaltyCaseRow, records: readonly CaseRecordRow[]): Broken | null {
  const last = records.at(-1);
  if (records.length === head.recordCount && (last?.hash ?? GENESIS) === head.recordHead) return null;
  return {
    seq: records.length + 1,
    reason: {
      zh: `应有${head.recordCount}条记录，实有${records.length}条或末条不符`,
      en: `expected ${head.recordCount} entries up to the head of the case, found ${records.length} or another last one`,
    },
  };
}

function rowWithoutEntry(records: readonly CaseRecordRow[], contents: Contents): Broken | null {
  const carried = new Set(records.map((entry) => `${entry.kind} ${entry.subjectId}`));
  for (const [name, { seq }] of contents) {
    if (carried.has(name)) continue;
    return { seq, reason: { zh: `材料 ${name} 未经记录`, en: `no entry carries the row ${name}` } };
  }
  return null;
}
