import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../platform/open-database.js';
import type { Database } from '../../platform/database.js';
import { DeployedProcessRow, ElementInstanceRow, ProcessInstanceRow, Projector, ServiceJobRow } from '../index.js';
import { ProjectorPositionRow } from '../entities/projector-position.js';
import * as persistence from '../persistence.js';
import { recordsOfBulk } from './bulk-body.js';
import { ReceivedRecords } from './received-records.js';

/** What a Zeebe 8.5.8 of two partitions sent when three orders were started on it, as it sent it. */
const RECORDED = 'src/orchestration/feed/testing/orders-on-two-partitions.ndjson';

let folder: string;
let database: Database;
let received: ReceivedRecords;
let projector: Projector;
const lines = readFileSync(RECORDED, 'utf8').trimEnd().split('\n');
const pairs = Array.from({ length: lines.length / 2 }, (_, at) => `${lines[2 * at]}\n${lines[2 * at + 1]}\n`);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-recorded-'));
  database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [persistence]);
  received = new ReceivedRecords(database);
  projector = projecting();
});
afterEach(async () => {
  await projector.stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

function projecting(): Projector {
  return new Projector(database, {
    sources: () => received.sources(),
    onCommitted: (listener) => received.onCommitted(listener),
    complete: async () => undefined,
  });
}

async function rows(): Promise<unknown> {
  const em = database.reader;
  return {
    processes: await em.find(DeployedProcessRow),
    instances: await em.find(ProcessInstanceRow, { order: { key: 'ASC' } }),
    elements: await em.find(ElementInstanceRow, { order: { key: 'ASC' } }),
    jobs: await em.find(ServiceJobRow, { order: { jobKey: 'ASC' } }),
    positions: await em.find(ProjectorPositionRow, { order: { partitionId: 'ASC' } }),
  };
}

describe('records of a real cluster', () => {
  it('should become rows, with a position for each partition', async () => {
    for (const pair of pairs) await received.store(recordsOfBulk(pair));
    await projector.caughtUp();
    const instances = await database.reader.find(ProcessInstanceRow, { order: { key: 'ASC' } });
    expect(instances.map(({ key, claimedCaseId }) => [key, claimedCaseId])).toEqual([
      ['2251799813685251', 'c0'],
      ['2251799813685261', 'c2'],
      ['4503599627370497', 'c1'],
    ]);
    expect(instances.every(({ version, state }) => version === 1 && state === 'ACTIVE')).toBe(true);
    expect(await database.reader.find(DeployedProcessRow)).toMatchObject([
      { bpmnProcessId: 'order-process', version: 1, xml: expect.stringContaining('<bpmn:process id="order-process"') },
    ]);
    const jobs = await database.reader.find(ServiceJobRow);
    expect(jobs.map(({ elementId }) => elementId)).toEqual(['price', 'price', 'price']);
    const positions = await database.reader.find(ProjectorPositionRow, { order: { partitionId: 'ASC' } });
    expect(positions.map(({ partitionId }) => partitionId)).toEqual([1, 2]);
  });

  it('should come to the same however they are bundled, repeated and interrupted', async () => {
    for (const pair of pairs) await received.store(recordsOfBulk(pair));
    await projector.caughtUp();
    const expected = await rows();
    await database.close();
    rmSync(folder, { recursive: true });

    // when every bulk overlaps the one before, as after a lost answer, and the projector begins anew each time
    folder = mkdtempSync(join(tmpdir(), 'fadu-recorded-'));
    database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.db') }, [persistence]);
    received = new ReceivedRecords(database);
    for (let at = 0; at < pairs.length; at += 5) {
      await received.store(recordsOfBulk(pairs.slice(Math.max(0, at - 7), at + 5).join('')));
      await projecting().caughtUp();
    }
    // then the rows are the same
    expect(await rows()).toEqual(expected);
  });
});
