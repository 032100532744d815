import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZBClient } from 'zeebe-node';
import { CLI, eventually, newDataDir, removeDataDir, startService, type Service } from '../harness/service.js';
import { freePorts } from '../stands/ports.js';

const PASSWORD = 'a-long-password';

/**
 * The service as on a cluster, with an embedded engine of its own program in the cluster's place: commands over gRPC,
 * records over HTTP. (`npm run test:cluster` puts a real broker there.)
 */
describe('a service whose engine sends its records over HTTP', () => {
  let engineDir: string;
  let dataDir: string;
  let recordsPort: number;
  let gatewayPort: number;
  let engine: ChildProcess;
  let service: Service | null;
  let client: ZBClient;

  beforeEach(async () => {
    [engineDir, dataDir, service] = [newDataDir(), newDataDir(), null];
    [recordsPort, gatewayPort] = (await freePorts(2)) as [number, number];
    engine = await startEngine();
    client = new ZBClient(`127.0.0.1:${gatewayPort}`, { loglevel: 'NONE', retry: false, useTLS: false });
    await client.deployResource({ name: 'order.bpmn', process: readFileSync('test/client/order-process.bpmn') });
  });
  afterEach(async () => {
    await client.close();
    await service?.stop();
    await kill(engine);
    for (const folder of [engineDir, dataDir]) removeDataDir(folder);
  });

  async function startEngine(): Promise<ChildProcess> {
    const args = ['engine', '--gateway', `127.0.0.1:${gatewayPort}`, '--data', engineDir];
    const child = spawn(process.execPath, [CLI, ...args, '--exporter-url', `http://127.0.0.1:${recordsPort}`], {
      env: { PATH: process.env['PATH'], FADU_EXPORTER_USERNAME: 'zeebe', FADU_EXPORTER_PASSWORD: PASSWORD },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await eventually('the engine', async () => (printed.includes('engine is ready') ? true : undefined));
    return child;
  }

  const onCluster = (): Promise<Service> =>
    startService({
      dataDir,
      env: {
        FADU_ENGINE: 'cluster',
        FADU_GRPC_PORT: '',
        ZEEBE_ADDRESS: `127.0.0.1:${gatewayPort}`,
        FADU_RECORDS_PORT: String(recordsPort),
        FADU_RECORDS_PASSWORD: PASSWORD,
      },
    });
  const order = async (orderId: string): Promise<void> => {
    await client.createProcessInstance({ bpmnProcessId: 'order-process', version: -1, variables: { orderId } });
  };
  const rows = (): { state: string; n: number }[] => {
    const sql = new Database(join(dataDir, 'fadu.db'), { readonly: true });
    const counted = `SELECT "state", count(*) AS "n" FROM "process_instance" WHERE "bpmnProcessId" = 'order-process' AND "version" > 0 GROUP BY 1 ORDER BY 1`;
    const found = sql.prepare(counted).all() as { state: string; n: number }[];
    sql.close();
    return found;
  };
  const shows = (expected: Record<string, number>): Promise<unknown> =>
    eventually(
      `the instances ${JSON.stringify(expected)}, the last seen being ${JSON.stringify(rows())}`,
      async () => {
        const found = Object.fromEntries(rows().map(({ state, n }) => [state, n]));
        return JSON.stringify(found) === JSON.stringify(expected) ? true : undefined;
      },
      60_000,
    );

  it('should have everything once, whoever was away in between', async () => {
    // given three instances from before the service was there
    for (const id of ['A', 'B', 'C']) await order(id);
    service = await onCluster();
    await shows({ ACTIVE: 3 });

    // when the service is killed and the engine goes on without it
    await service.kill();
    await order('D');
    // then a service that comes back has that too
    service = await onCluster();
    await shows({ ACTIVE: 4 });

    // when the engine is killed and comes back
    await kill(engine);
    engine = await startEngine();
    await eventually('the gateway', async () => {
      try {
        await order('E');
        return true;
      } catch {
        return undefined;
      }
    });
    // then nothing is lost and nothing counts twice
    await shows({ ACTIVE: 5 });
  }, 180_000);

  it('should refuse to go on with another kind of engine', async () => {
    service = await onCluster();
    await order('A');
    await shows({ ACTIVE: 1 });
    await service.stop();
    service = null;
    await expect(startService({ dataDir })).rejects.toThrow(
      /FADU_ENGINE=embedded: the database belongs to a service with FADU_ENGINE=cluster/,
    );
  }, 120_000);
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
