import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../platform/open-database.js';
import type { Database } from '../../platform/database.js';
import { BulkEndpoint, ReceivedRecords } from './index.js';
import * as persistence from '../persistence.js';

const PASSWORD = 'a-long-password';
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

let folder: string;
let database: Database;
let received: ReceivedRecords;
let endpoint: BulkEndpoint;
let refused: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-bulk-'));
  database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [persistence]);
  received = new ReceivedRecords(database);
  refused = [];
  endpoint = await BulkEndpoint.listen({
    host: '127.0.0.1',
    port: 0,
    username: 'zeebe',
    password: PASSWORD,
    received,
    onRefused: (reason) => refused.push(reason),
    bodyMaxBytes: 20_000,
  });
});
afterEach(async () => {
  await endpoint.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

async function send(
  method: string,
  path: string,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`http://127.0.0.1:${endpoint.port}${path}`, {
    method,
    headers: { authorization: basic('zeebe', PASSWORD), 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: body as string }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Lines as a broker wrote them: keys are numbers. */
const line = (partitionId: number, position: number, more = ''): string =>
  `{"index":{"routing":"${partitionId}","_index":"zeebe-record_job_8.5.8_2026-11-22","_id":"${partitionId}-${position}"}}\n` +
  `{"partitionId":${partitionId},"value":{"type":"t","processInstanceKey":18014398509481987},"key":${(BigInt(partitionId) << 51n) + 7n},"position":${position},"timestamp":${1_000_000 + position},"valueType":"JOB","brokerVersion":"8.5.8","recordType":"EVENT","intent":"CREATED","sourceRecordPosition":1,"rejectionType":"NULL_VAL","rejectionReason":"","sequence":4503599627370497${more}}\n`;

const positions = async (partitionId: number): Promise<number[]> =>
  ((await (await received.sources()).get(partitionId)?.read(0, 100)) ?? []).map(({ position }) => position);

describe('the endpoint that a cluster’s exporter sends its records to', () => {
  it('should keep what a bulk holds, per partition, every digit of a key', async () => {
    const { status, body } = await send('POST', '/_bulk', line(1, 5) + line(5, 3) + line(1, 9));
    expect(status).toBe(200);
    expect(body).toMatchObject({ errors: false, items: [{ index: { _id: '1-5', status: 201 } }, {}, {}] });
    expect(await positions(1)).toEqual([5, 9]);
    const [record] = (await (await received.sources()).get(5)?.read(0, 1)) ?? [];
    expect(record).toMatchObject({ key: '11258999068426247', value: { processInstanceKey: '18014398509481987' } });
  });

  it('should keep a record that is sent again once, also when it was taken and forgotten meanwhile', async () => {
    const bulk = line(1, 5) + line(1, 6);
    await send('POST', '/_bulk', bulk);
    expect((await send('POST', '/_bulk', bulk)).status).toBe(200);
    expect(await positions(1)).toEqual([5, 6]);
    await (await received.sources()).get(1)?.acknowledge('orchestration', 5);
    expect((await send('POST', '/_bulk', bulk + line(1, 7))).status).toBe(200);
    expect(await positions(1)).toEqual([6, 7]);
  });

  it('should take a gzip body, and go by its unpacked size', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect((await send('POST', '/_bulk', gzipSync(line(1, 1)), headers)).status).toBe(200);
    expect(await positions(1)).toEqual([1]);
    const bomb = gzipSync(Buffer.alloc(1_000_000, 0x20));
    expect((await send('POST', '/_bulk', bomb, headers)).status).toBe(413);
    expect((await send('POST', '/_bulk', 'no gzip', headers)).status).toBe(400);
    expect((await send('POST', '/_bulk', line(1, 2), { 'content-encoding': 'br' })).status).toBe(415);
  });

  it.each([
    ['nothing', '', /empty body/],
    ['an action without its record', line(1, 1).split('\n')[0] as string, /expected a record after each action/],
    ['an _id of something else', line(1, 1).replace('"_id":"1-1"', '"_id":"x"'), /line 1: expected an index action/],
    ['a delete action', line(1, 1).replace('"index":{', '"delete":{'), /line 1: expected an index action/],
    [
      'an _id that is not the record’s',
      line(1, 1).replace('"position":1', '"position":2'),
      /line 2: expected the record 1-1/,
    ],
    ['broken JSON', line(1, 1).replace('"JOB"', '"JOB'), /line 2: expected JSON/],
    ['a record that is a list', `${line(1, 1).split('\n')[0] as string}\n[]\n`, /line 2: expected a JSON object/],
    [
      'a record without a value',
      line(1, 1).replace('"value":', '"worth":'),
      /line 2: expected a record with valueType/,
    ],
  ])('should refuse %s, and keep none of the bulk', async (_, body, reason) => {
    const { status, body: answer } = await send('POST', '/_bulk', body === '' ? '' : line(1, 90) + body);
    expect(status).toBe(400);
    const text = JSON.stringify(answer);
    expect(text.replaceAll('line 3', 'line 1').replaceAll('line 4', 'line 2')).toMatch(reason);
    expect((await received.sources()).size).toBe(0);
    expect(refused).toHaveLength(1);
  });

  it('should refuse a bulk that is too large', async () => {
    expect((await send('POST', '/_bulk', ' '.repeat(20_001))).status).toBe(413);
  });

  it('should refuse another cluster’s records: they begin anew, later', async () => {
    await send('POST', '/_bulk', line(1, 5));
    const { status, body } = await send(
      'POST',
      '/_bulk',
      line(1, 1).replace('"timestamp":1000001', '"timestamp":9000000'),
    );
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toMatch(/partition 1 was received up to position 5/);
    expect(await positions(1)).toEqual([5]);
  });

  it('should let nobody in without its password', async () => {
    for (const authorization of ['', basic('zeebe', 'wrong'), basic('elastic', PASSWORD), 'Bearer x']) {
      expect((await send('POST', '/_bulk', line(1, 1), { authorization })).status).toBe(401);
      expect((await send('GET', '/', '', { authorization })).status).toBe(401);
    }
    expect((await received.sources()).size).toBe(0);
  });

  it('should answer what an exporter sets up before it sends', async () => {
    for (const path of [
      '/_component_template/zeebe-record',
      '/_index_template/zeebe-record_job_8.5.8',
      '/zeebe-record*/_settings',
      '/_ilm/policy/zeebe-record-retention-policy',
    ]) {
      expect(await send('PUT', path, '{}')).toEqual({ status: 200, body: { acknowledged: true } });
    }
    expect((await send('GET', '/')).body).toMatchObject({ version: { number: expect.stringMatching(/^8\./) } });
    expect((await send('POST', '/_search', '{}')).status).toBe(404);
  });

  it('should ask for the same again when the records could not be stored', async () => {
    await database.write((em) => em.query('ALTER TABLE "received_record" RENAME TO "away"'));
    expect((await send('POST', '/_bulk', line(1, 1))).status).toBe(503);
    await database.write((em) => em.query('ALTER TABLE "away" RENAME TO "received_record"'));
    expect((await send('POST', '/_bulk', line(1, 1))).status).toBe(200);
    expect(await positions(1)).toEqual([1]);
  });
});
