import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { BulkEndpoint, Fence, ReceivedRecords, clusterFeed, zeebeNodeClient } from '../../orchestration/index.js';
import type { JobClient } from '../../orchestration/index.js';
import type { Database, ServiceClock } from '../../platform/index.js';
import type { SetEngineClock } from '../clock.service.js';
import type { ClusterConfig } from '../config.js';
import { OperationalError } from '../operational-error.js';
import { BrokerClock } from './broker-clock.js';
import type { EngineDoor } from './engine-door.js';

/** A cluster that starts together with the service needs this long. */
const GATEWAY_WITHIN_MS = 60_000;
const PAUSE_MS = 500;

/** A Zeebe cluster: commands go to its gateway, records come to an endpoint of ours. */
export async function clusterDoor(
  cluster: ClusterConfig,
  clock: ServiceClock,
  database: Database,
  log: Logger,
): Promise<EngineDoor> {
  const onError = (message: string): void => log.warn(`gateway: ${message}`);
  const received = new ReceivedRecords(database);
  const endpoint = await listening(cluster, received, log);
  const client = zeebeNodeClient({ address: cluster.gateway, secured: true, onError });
  const close = async (): Promise<void> => {
    await endpoint.close();
    await client.close();
  };
  const feed = clusterFeed(received, new Fence(client, received));
  try {
    await answered(client, cluster.gateway);
    const brokerClock = clockOf(cluster, received, feed);
    if (brokerClock !== null) await brokerClock.show(clock.nowMs());
    const setClock: SetEngineClock = async (setting) => brokerClock?.set(setting);
    return { gateway: cluster.gateway, client, feed, setClock, onFatal: () => undefined, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function clockOf(
  { managementUrl }: ClusterConfig,
  received: ReceivedRecords,
  feed: EngineDoor['feed'],
): BrokerClock | null {
  return managementUrl === null ? null : new BrokerClock(managementUrl, received, feed);
}

async function listening({ records }: ClusterConfig, received: ReceivedRecords, log: Logger): Promise<BulkEndpoint> {
  const onRefused = (reason: string): void => log.error(`records: ${reason}`);
  try {
    return await BulkEndpoint.listen({ ...records, received, onRefused });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const where = `${records.host}:${records.port}`;
    if (code === 'EADDRINUSE') throw new OperationalError(`FADU_RECORDS_PORT: ${where} is in use by another program`);
    throw new OperationalError(`FADU_RECORDS_PORT: cannot listen on ${where}: ${message}`);
  }
}

async function answered(client: JobClient, address: string): Promise<void> {
  const untilMs = Date.now() + GATEWAY_WITHIN_MS;
  for (;;) {
    try {
      await client.partitions();
      return;
    } catch (error) {
      if (Date.now() > untilMs) {
        throw new OperationalError(`ZEEBE_ADDRESS: no gateway answers at ${address}: ${(error as Error).message}`);
      }
      await sleep(PAUSE_MS);
    }
  }
}
