import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import * as cases from '../cases/persistence.js';
import { startEngine } from '../engine/index.js';
import type { EmbeddedEngine } from '../engine/index.js';
import * as identity from '../identity/persistence.js';
import { Deliverer, Projector, zeebeNodeClient } from '../orchestration/index.js';
import type { JobClient } from '../orchestration/index.js';
import * as orchestration from '../orchestration/persistence.js';
import { ServiceClock, openDatabase } from '../platform/index.js';
import type { Database } from '../platform/index.js';
import { ProcedureLoader } from '../procedures/index.js';
import * as procedures from '../procedures/persistence.js';
import * as supervision from '../supervision/persistence.js';
import { LimitKeeper } from '../tasks/index.js';
import * as tasks from '../tasks/persistence.js';
import { WorkersService } from '../workers/index.js';
import { ClockFile } from './clock-file.js';
import type { Config } from './config.js';
import { prepareDataFolder } from './data-folder.js';
import { close, createHttpServer, listen } from './http/http-server.js';
import { createLog, nestLogger } from './log.js';
import { OperationalError } from './operational-error.js';
import { PROCESSES_FOLDER } from './package-info.js';
import type { DemoPerson } from './service.controller.js';

const FEATURES = [identity, cases, orchestration, tasks, procedures, supervision];

/** A running service. */
export interface Service {
  readonly url: string;
  readonly gatewayPort: number;
  readonly database: Database;
  /** Resolves when everything accepted is safe on disk and every door is closed. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly demoPeople: readonly DemoPerson[];
  /** The engine can no longer process anything; the service must end. */
  readonly onFatal: (error: Error) => void;
}

/**
 * Starts engine, database, procedures, workers and the HTTP server, in that order; what was started is stopped again
 * when a later part fails. Rejects with an `OperationalError` for what the operator can mend.
 */
export async function startService(config: Config, options: ServiceOptions): Promise<Service> {
  prepareDataFolder(config.dataDir);
  const log = createLog(config.logLevel);
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const undo of started.splice(0).reverse()) await undo();
  };
  try {
    return { ...(await startParts(config, options, log, started)), stop };
  } catch (error) {
    await stop().catch((failure: unknown) => log.error(`could not stop after a failed start: ${String(failure)}`));
    throw error;
  }
}

async function startParts(
  config: Config,
  { demoPeople, onFatal }: ServiceOptions,
  log: Logger,
  started: (() => Promise<void>)[],
): Promise<Omit<Service, 'stop'>> {
  const clockFile = new ClockFile(config.dataDir);
  const clock = serviceClock(config, clockFile);
  const engine = await engineOf(config, clock, log);
  started.push(() => engine.stop());
  const database = await databaseOf(config);
  started.push(() => database.close());
  engine.onFatal(onFatal);
  const client = clientOf(config, engine, log);
  started.push(() => client.close());
  const setEngineClock = (setting: { nowMs: number; ticking: boolean }): Promise<void> => engine.setClock(setting);
  const parts = { config, database, clock, clockFile, client, records: engine.records, setEngineClock, demoPeople };
  const app = await createHttpServer(parts, nestLogger(log));
  started.push(() => close(app));
  started.push(...(await startWork(app)));
  const port = await listen(app, config.http);
  const host = config.http.host.includes(':') ? `[${config.http.host}]` : config.http.host;
  return { url: `http://${host}:${port}`, gatewayPort: engine.port, database };
}

/** Follows the log, puts the procedures into force, delivers and works; gives back how to stop each. */
async function startWork(app: NestExpressApplication): Promise<(() => Promise<void>)[]> {
  const projector = app.get(Projector);
  const deliverer = app.get(Deliverer);
  const limits = app.get(LimitKeeper);
  projector.start();
  if (existsSync(PROCESSES_FOLDER)) await app.get(ProcedureLoader).load(PROCESSES_FOLDER);
  deliverer.start();
  limits.start();
  await app.get(WorkersService).start();
  return [() => projector.stop(), () => limits.stop(), () => deliverer.stop()];
}

/** A clock that was set in this folder goes on from there: records never go back in time. */
function serviceClock(config: Config, file: ClockFile): ServiceClock {
  if (config.clock === null) return new ServiceClock(null);
  const setting = file.read() ?? { nowMs: config.clock.startMs ?? Date.now(), ticking: false };
  file.write(setting);
  return new ServiceClock(setting);
}

async function engineOf(config: Config, clock: ServiceClock, log: Logger): Promise<EmbeddedEngine> {
  const setting = clock.controlled
    ? ({ kind: 'controlled', nowMs: clock.nowMs(), ticking: clock.ticking } as const)
    : ({ kind: 'system' } as const);
  try {
    return await startEngine({
      dataFile: join(config.dataDir, 'engine.db'),
      gateway: config.grpc,
      clock: setting,
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

async function databaseOf(config: Config): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl === null) return openDatabase({ kind: 'sqlite', file: join(dataDir, 'fadu.db') }, FEATURES);
  try {
    return await openDatabase({ kind: 'postgres', url: databaseUrl }, FEATURES);
  } catch (error) {
    throw new OperationalError(`FADU_DATABASE_URL: ${(error as Error).message}`);
  }
}

function clientOf(config: Config, engine: EmbeddedEngine, log: Logger): JobClient {
  const onError = (message: string): void => log.warn(`gateway: ${message}`);
  return zeebeNodeClient({ host: config.grpc.host, port: engine.port, onError });
}
