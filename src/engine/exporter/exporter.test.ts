import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordSource, ZeebeRecord } from '../../protocol/index.js';
import { EXPORTER_NAME, Exporter } from './index.js';

type Answer = (path: string, body: string) => { status: number; body?: unknown };

/** A target that keeps what it answered with success, and the log it is fed from. */
let requests: { method: string; path: string; authorization: string | undefined; body: string }[];
let answer: Answer;
let server: Server;
let folder: string;
let records: ZeebeRecord[];
let acknowledged: [string, number][];
let warnings: string[];
let listeners: Set<() => void>;
let exporter: Exporter;

const source: RecordSource = {
  read: async (after, limit) => records.filter(({ position }) => position > after).slice(0, limit),
  onCommitted: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  acknowledge: async (consumer, position) => void acknowledged.push([consumer, position]),
};

beforeEach(async () => {
  [requests, records, acknowledged, warnings, listeners] = [[], [], [], [], new Set()];
  answer = () => ({ status: 200, body: { errors: false, items: [] } });
  folder = mkdtempSync(join(tmpdir(), 'fadu-exporter-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      const said = answer(path, body);
      if (said.status === 200) {
        requests.push({ method: request.method ?? '', path, authorization: request.headers.authorization, body });
      }
      response.writeHead(said.status).end(JSON.stringify(said.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  exporter = started();
});
afterEach(async () => {
  await exporter.stop();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

function started(beginAfter = 0): Exporter {
  const made = new Exporter({
    target: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      credentials: { username: 'zeebe', password: 'secret' },
    },
    records: source,
    positionFile: join(folder, 'exporter.json'),
    beginAfter,
    log: { info: () => undefined, warn: (text) => warnings.push(text) },
  });
  made.start();
  return made;
}

function append(over: Partial<ZeebeRecord> = {}): void {
  const position = records.length + 1;
  records.push({
    partitionId: 1,
    position,
    sourceRecordPosition: position - 1,
    key: '2251799813685249',
    timestamp: Date.UTC(2026, 10, 22, 23, 59),
    recordType: 'EVENT',
    valueType: 'PROCESS_INSTANCE',
    intent: 'ELEMENT_ACTIVATED',
    value: { processInstanceKey: '2251799813685249', flowScopeKey: '-1', tenantId: '<default>' },
    rejectionType: 'NULL_VAL',
    rejectionReason: '',
    brokerVersion: '8.5.8',
    ...over,
  } as ZeebeRecord);
  for (const listener of listeners) listener();
}

async function until(holds: () => boolean): Promise<void> {
  for (let left = 500; left > 0 && !holds(); left -= 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

const bulks = (): string[] => requests.filter(({ path }) => path === '/_bulk').map(({ body }) => body);
const sentIds = (): string[] =>
  bulks().flatMap((body) => [...body.matchAll(/"_id":"([^"]+)"/g)].map(([, id]) => id ?? ''));

describe('the exporter of the embedded engine', () => {
  it('should write what Zeebe’s exporter writes: keys as numbers, index by type and day, a sequence per type', async () => {
    append();
    await until(() => bulks().length === 1);
    const [action, document] = (bulks()[0] ?? '').split('\n');
    expect(JSON.parse(action ?? '')).toEqual({
      index: { routing: '1', _index: 'zeebe-record_process-instance_8.5.8_2026-11-22', _id: '1-1' },
    });
    expect(document).toContain('"key":2251799813685249,');
    expect(document).toContain('"flowScopeKey":-1,');
    expect(document).toMatch(/"sequence":2251799813685249}$/);
    expect(JSON.parse(document ?? '')).toMatchObject({
      authorizations: { authorized_tenants: ['<default>'] },
      recordVersion: 1,
      rejectionType: 'NULL_VAL',
    });
    expect(requests.every(({ authorization }) => authorization === 'Basic emVlYmU6c2VjcmV0')).toBe(true);
    expect(requests[0]).toMatchObject({ method: 'PUT', path: '/_index_template/zeebe-record_process-instance_8.5.8' });
  });

  it('should send events only, and acknowledge the rest with them', async () => {
    append({ recordType: 'COMMAND' });
    append({ valueType: 'JOB_BATCH' });
    append({ recordType: 'COMMAND_REJECTION' });
    append();
    await until(() => acknowledged.at(-1)?.[1] === 4);
    expect(sentIds()).toEqual(['1-4']);
    expect(acknowledged.every(([name]) => name === EXPORTER_NAME)).toBe(true);
  });

  it('should send again what was not answered, in order, and acknowledge nothing before', async () => {
    let refusals = 0;
    answer = (path) => (path === '/_bulk' && (refusals += 1) <= 3 ? { status: 503 } : { status: 200, body: {} });
    append();
    append();
    await until(() => sentIds().length === 2);
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatch(/records after position 0 wait 100 ms: POST \/_bulk was answered 503/);
    await until(() => acknowledged.length > 0);
    expect(acknowledged.at(-1)).toEqual([EXPORTER_NAME, 2]);
  });

  it('should count a bulk with an error in it as not answered', async () => {
    let refusals = 0;
    const error = { type: 'mapper_parsing_exception', reason: 'no such field' };
    answer = (path) =>
      path === '/_bulk' && (refusals += 1) === 1
        ? { status: 200, body: { errors: true, items: [{ index: {} }, { index: { error } }] } }
        : { status: 200, body: { errors: false } };
    append();
    await until(() => acknowledged.length === 1);
    expect(warnings[0]).toMatch(/refused a record: .*no such field/);
    expect(sentIds()).toEqual(['1-1', '1-1']);
  });

  it('should go on after a week where the target stopped, its numbers too', async () => {
    append();
    await until(() => acknowledged.length === 1);
    await exporter.stop();
    append();
    append();
    exporter = started();
    await until(() => sentIds().length === 3);
    expect(sentIds()).toEqual(['1-1', '1-2', '1-3']);
    expect(bulks().at(-1)).toMatch(/"sequence":2251799813685251}\n$/);
  });

  it('should begin where the log begins when it never exported, and refuse a file that is none', async () => {
    await exporter.stop();
    for (let left = 5; left > 0; left -= 1) append();
    exporter = started(3);
    await until(() => sentIds().length === 2);
    expect(sentIds()).toEqual(['1-4', '1-5']);
    writeFileSync(join(folder, 'exporter.json'), '{"position":"x"}');
    expect(() => started()).toThrow(/expected the position of the exporter/);
  });

  it('should send less at a time to a target that finds it too much', async () => {
    answer = (path, body) =>
      path === '/_bulk' && body.split('\n').length > 9 ? { status: 413 } : { status: 200, body: {} };
    await exporter.stop();
    for (let left = 16; left > 0; left -= 1) append();
    exporter = started();
    await until(() => sentIds().length === 16);
    expect(sentIds()).toEqual(Array.from({ length: 16 }, (_, at) => `1-${at + 1}`));
  });
});
