import { withNumericKeys } from '../../protocol/index.js';
import type { ValueType, ZeebeRecord } from '../../protocol/index.js';

/** Records per value type so far; the exporter numbers them, per partition and type. */
export type Sequences = Readonly<Record<string, number>>;

/** Value types that Zeebe's exporter leaves out unless told otherwise. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'JOB_BATCH',
  'PROCESS_EVENT',
  'PROCESS_INSTANCE_BATCH',
  'PROCESS_INSTANCE_RESULT',
] satisfies (ValueType | 'PROCESS_INSTANCE_BATCH')[]);

/** Partition above, counter below, as in a key. */
const COUNTER_BITS = 51n;

export interface BulkRequest {
  /** Pairs of lines; empty when none of the records is exported. */
  readonly body: string;
  readonly count: number;
  readonly sequences: Sequences;
  /** Value types and their versions that the body writes to, as index names without the date. */
  readonly indices: readonly string[];
}

/** What Zeebe's Elasticsearch exporter would send for the records by its default settings: events, keys as numbers. */
export function bulkRequest(records: readonly ZeebeRecord[], sequences: Sequences): BulkRequest {
  const lines: string[] = [];
  const counts: Record<string, number> = { ...sequences };
  const indices = new Set<string>();
  for (const record of records) {
    if (record.recordType !== 'EVENT' || LEFT_OUT.has(record.valueType)) continue;
    const count = (counts[record.valueType] = (counts[record.valueType] ?? 0) + 1);
    const index = indexOf(record);
    indices.add(index);
    lines.push(action(record, index), document(record, count));
  }
  const body = lines.map((line) => `${line}\n`).join('');
  return { body, count: lines.length / 2, sequences: counts, indices: [...indices] };
}

/** Such as `zeebe-record_process-instance_8.5.8`. */
export function indexOf({ valueType, brokerVersion }: ZeebeRecord): string {
  return `zeebe-record_${valueType.toLowerCase().replaceAll('_', '-')}_${brokerVersion}`;
}

function action({ partitionId, position, timestamp }: ZeebeRecord, index: string): string {
  const day = new Date(timestamp).toISOString().slice(0, 10);
  const routing = String(partitionId);
  return JSON.stringify({ index: { routing, _index: `${index}_${day}`, _id: `${partitionId}-${position}` } });
}

function document(record: ZeebeRecord, count: number): string {
  const tenantId = record.value['tenantId'];
  const tenants = typeof tenantId === 'string' ? [tenantId] : [];
  const defaults = { authorizations: { authorized_tenants: tenants }, recordVersion: 1 };
  const text = withNumericKeys(JSON.stringify({ ...defaults, ...record }));
  const sequence = (BigInt(record.partitionId) << COUNTER_BITS) + BigInt(count);
  return `${text.slice(0, -1)},"sequence":${sequence}}`;
}

/**
 * A template for the days of an index: what users named is stored without being searched, so that no two processes' names can
 * be in each other's way.
 */
export function templateOf(index: string): { readonly name: string; readonly body: object } {
  const unsearched = { enabled: false };
  const value = { properties: Object.fromEntries(USERS_OWN.map((name) => [name, unsearched])) };
  const alias = index.slice(0, index.lastIndexOf('_')).replace('_', '-');
  const mappings = { properties: { value, timestamp: { type: 'date' }, sequence: { type: 'long' } } };
  return {
    name: index,
    body: { index_patterns: [`${index}_*`], priority: 20, template: { aliases: { [alias]: {} }, mappings } },
  };
}

const USERS_OWN = ['variables', 'customHeaders', 'resource', 'resources', 'checksum'];
