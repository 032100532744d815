import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { EXPORTER_NAME, startEngine } from '../../engine/index.js';
import type { EmbeddedEngine } from '../../engine/index.js';
import { directFeed, PROJECTOR_NAME, zeebeNodeClient } from '../../orchestration/index.js';
import type { ServiceClock } from '../../platform/index.js';
import type { Config } from '../config.js';
import { OperationalError } from '../operational-error.js';
import type { EngineDoor } from './engine-door.js';
import { startExporter } from './start-exporter.js';

/** The engine of this repository, in a thread of the service. */
export async function embeddedDoor(config: Config, clock: ServiceClock, log: Logger): Promise<EngineDoor> {
  const inner = innerDoor(config);
  const engine = await started(config, clock, log, inner);
  const exporter = await startExporter(engine, config.dataDir, config.exporter, log).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  const onError = (message: string): void => log.warn(`gateway: ${message}`);
  const client = zeebeNodeClient({
    address: engine.innerAddress ?? engine.address,
    secured: false,
    basicAuth: inner?.auth,
    onError,
  });
  return {
    gateway: engine.address,
    client,
    feed: directFeed(engine.records),
    setClock: (setting) => engine.setClock(setting),
    onFatal: (listener) => void engine.onFatal(listener),
    close: async () => {
      await client.close();
      await exporter?.stop();
      await engine.stop();
    },
  };
}

/** Where others need credentials or a certificate, the service comes in by a door of its own, with a password that nobody else has. */
function innerDoor({ grpc }: Config) {
  if (!grpc.auth && !grpc.tls) return undefined;
  const auth = { kind: 'basic', username: 'fadu', password: randomBytes(32).toString('hex') } as const;
  return { host: '127.0.0.1', port: 0, auth };
}

async function started(
  config: Config,
  clock: ServiceClock,
  log: Logger,
  innerGateway: ReturnType<typeof innerDoor>,
): Promise<EmbeddedEngine> {
  const setting = clock.controlled
    ? ({ kind: 'controlled', nowMs: clock.nowMs(), ticking: clock.ticking } as const)
    : ({ kind: 'system' } as const);
  try {
    return await startEngine({
      dataFile: join(config.dataDir, 'engine.db'),
      gateway: config.grpc,
      innerGateway,
      clock: setting,
      retention: { policy: config.recordsKeep, consumers: consumersOf(config) },
      log: {
        info: (text) => log.info(text),
        warn: (text) => log.warn(text),
        error: (text) => log.error(text),
      },
    });
  } catch (error) {
    throw new OperationalError((error as Error).message);
  }
}

/** Nothing goes before they have it. */
function consumersOf({ exporter }: Config): string[] {
  return exporter === null ? [PROJECTOR_NAME] : [PROJECTOR_NAME, EXPORTER_NAME];
}
