import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../law/calendar/index.js';
import { FACT_KINDS, type CaseRecordRow, type CaseRows, type PenaltyCaseRow } from '../entities/index.js';
import { canonicalJson } from './canonical.js';
import { GENESIS, sealEntry } from './entry.js';
import { verifyChain } from './verify.js';

const KEY = Buffer.alloc(32, 1);
const DAY = localDate('2025-09-02');

interface File {
  head: PenaltyCaseRow;
  records: CaseRecordRow[];
  rows: CaseRows;
}

/** Three intake rows with their entries. */
function file(key = KEY): File {
  const rows = [1, 2, 3].map((seq) => ({
    id: `row-${seq}`,
    caseId: 'c',
    seq,
    on: DAY,
    actorId: 'wang',
    proposal: 'FILE' as const,
    opinion: `意见${seq}`,
  }));
  const records: CaseRecordRow[] = [];
  for (const row of rows) {
    const { caseId, seq, on, actorId, id: subjectId } = row;
    const recordedAt = `2025-09-02T02:00:0${seq}.000Z`;
    const prevHash = records.at(-1)?.hash ?? GENESIS;
    const payload = canonicalJson(row);
    records.push(
      sealEntry({ caseId, seq, kind: 'intake', subjectId, on, recordedAt, actorId, prevHash, payload }, key),
    );
  }
  const empty = Object.fromEntries(FACT_KINDS.map((kind) => [kind, []])) as unknown as CaseRows;
  const head = { id: 'c', recordCount: 3, recordHead: records.at(-1)?.hash } as PenaltyCaseRow;
  return { head, records, rows: { ...empty, intake: rows } };
}

const verify = ({ head, records, rows }: File) => verifyChain(head, records, rows, KEY);
const at = (records: readonly CaseRecordRow[], index: number): CaseRecordRow => records[index] as CaseRecordRow;

describe('verify', () => {
  it('finds an untouched chain intact and every row sealed', () => {
    const found = verify(file());
    expect(found).toMatchObject({ intact: true, entries: 3, broken: null });
    expect([...found.sealed]).toEqual(['row-1', 'row-2', 'row-3']);
  });

  it.each<[string, (given: File) => void, number]>([
    ['a changed entry', ({ records }) => void (at(records, 1).on = localDate('2025-09-01')), 2],
    ['a changed payload', ({ records }) => void (at(records, 1).payload = '{}'), 2],
    ['a removed entry', ({ records }) => void records.splice(1, 1), 3],
    ['a removed last entry', ({ records }) => void records.pop(), 3],
    ['two entries in each other’s place', ({ records }) => void records.reverse(), 3],
    ['a changed row', ({ rows }) => void Object.assign(rows.intake[1] as object, { opinion: '改写' }), 2],
    ['a removed row', ({ rows }) => void (rows.intake as unknown[]).splice(1, 1), 2],
    [
      'a row that no entry carries',
      ({ rows }) => void (rows.intake as unknown[]).push({ ...rows.intake[2], id: 'forged', seq: 3 }),
      3,
    ],
    [
      'a back-dated entry, though sealed again with the key',
      ({ records }) => reseal(records, 2, { recordedAt: '2025-09-02T01:00:00.000Z' }),
      3,
    ],
    ['an entry recorded before it happened', ({ records }) => reseal(records, 2, { on: localDate('2025-09-03') }), 3],
  ])('finds %s', (_name, tamper, seq) => {
    const given = file();
    tamper(given);
    expect(verify(given)).toMatchObject({ intact: false, broken: { seq } });
  });

  it('finds entries written without the key of this service, and seals none of their rows', () => {
    const found = verify(file(Buffer.alloc(32, 2)));
    expect(found).toMatchObject({ intact: false, broken: { seq: 1 } });
    expect(found.sealed.size).toBe(0);
  });

  function reseal(records: CaseRecordRow[], index: number, changes: Partial<CaseRecordRow>): void {
    records[index] = sealEntry({ ...at(records, index), ...changes }, KEY);
  }
});

describe('canonicalJson', () => {
  it('writes equal values as equal text, whatever the order of their members', () => {
    expect(canonicalJson({ b: [1, null], a: { d: '值', c: true } })).toBe(
      canonicalJson({ a: { c: true, d: '值' }, b: [1, null] }),
    );
  });

  it('refuses what JSON would silently turn into null', () => {
    expect(() => canonicalJson({ a: NaN })).toThrow(TypeError);
  });
});
