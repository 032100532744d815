import { createHmac } from 'node:crypto';
import type { CaseRecordRow } from '../entities/index.js';
import { canonicalJson, sha256 } from './canonical.js';

/** `prevHash` of the first entry. */
export const GENESIS = '0'.repeat(64);

export type UnsealedEntry = Omit<CaseRecordRow, 'payloadHash' | 'hash' | 'seal'>;

/** The entry with its digests: payload → payloadHash, everything but payload and seal → hash, hash under the key → seal. */
export function sealEntry(entry: UnsealedEntry, key: Buffer): CaseRecordRow {
  const payloadHash = sha256(entry.payload);
  const hash = entryHash({ ...entry, payloadHash });
  return { ...entry, payloadHash, hash, seal: sealOf(hash, key) };
}

export function entryHash(entry: Omit<CaseRecordRow, 'payload' | 'hash' | 'seal'>): string {
  const { caseId, seq, kind, subjectId, on, recordedAt, actorId, payloadHash, prevHash } = entry;
  return sha256(canonicalJson({ caseId, seq, kind, subjectId, on, recordedAt, actorId, payloadHash, prevHash }));
}

export function sealOf(hash: string, key: Buffer): string {
  return createHmac('sha256', key).update(hash).digest('hex');
}
