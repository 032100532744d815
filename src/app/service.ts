import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import * as cases from '../cases/persistence.js';
import * as identity from '../identity/persistence.js';
import { Deliverer, EngineError, Projector, engineOf } from '../orchestration/index.js';
import * as orchestration from '../orchestration/persistence.js';
import { InUse, ServiceClock, holdAlone, openDatabase } from '../platform/index.js';
import type { Database, DatabaseLocation } from '../platform/index.js';
import { ProcedureLoader } from '../procedures/index.js';
import * as procedures from '../procedures/persistence.js';
import * as supervision from '../supervision/persistence.js';
import { LimitKeeper } from '../tasks/index.js';
import * as tasks from '../tasks/persistence.js';
import { WorkersService } from '../workers/index.js';
import { legalCalendar } from './calendar/legal-calendar.js';
import { ClockFile } from './clock-file.js';
import type { Config } from './config.js';
import { prepareDataFolder } from './data-folder.js';
import { clusterDoor } from './engine/cluster-door.js';
import { embeddedDoor } from './engine/embedded-door.js';
import type { EngineDoor } from './engine/engine-door.js';
import { close, createHttpServer, listen } from './http/http-server.js';
import { createLog, nestLogger } from './log.js';
import { OperationalError } from './operational-error.js';
import { PROCESSES_FOLDER } from './package-info.js';
import type { DemoPerson } from './service.controller.js';

const FEATURES = [identity, cases, orchestration, tasks, procedures, supervision];

/** A running service. */
export interface Service {
  readonly url: string;
  /** Host and port of the engine's gateway. */
  readonly gateway: string;
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
 * Starts database, engine, procedures, workers and the HTTP server, in that order; what was started is stopped again
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
  const calendar = legalCalendar(config.dataDir, config.calendar);
  const clockFile = new ClockFile(config.dataDir);
  const clock = serviceClock(config, clockFile);
  started.push(await alone(config));
  const database = await databaseOf(config);
  started.push(() => database.close());
  const engine = await doorOf(config, clock, database, log);
  started.push(() => engine.close());
  engine.onFatal(onFatal);
  const { client, feed, setClock: setEngineClock } = engine;
  const parts = { config, calendar, database, clock, clockFile, client, feed, setEngineClock, demoPeople };
  const app = await createHttpServer(parts, nestLogger(log));
  started.push(() => close(app));
  started.push(...(await startWork(app).catch(engineAway)));
  const port = await listen(app, config.http);
  const host = config.http.host.includes(':') ? `[${config.http.host}]` : config.http.host;
  return { url: `http://${host}:${port}`, gateway: engine.gateway, database };
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

/** What the engine does not give at the start the operator has to mend. */
function engineAway(error: unknown): never {
  throw error instanceof EngineError ? new OperationalError(`the engine: ${error.message}`) : error;
}

/** A clock that was set in this folder goes on from there: records never go back in time. */
function serviceClock(config: Config, file: ClockFile): ServiceClock {
  if (config.clock === null) return new ServiceClock(null);
  const setting = file.read() ?? { nowMs: config.clock.startMs ?? Date.now(), ticking: false };
  file.write(setting);
  return new ServiceClock(setting);
}

/** Two services on one folder or database would tell the engine everything twice. */
async function alone(config: Config): Promise<() => Promise<void>> {
  const location = locationOf(config);
  try {
    return await holdAlone(join(config.dataDir, 'service.lock'), location);
  } catch (error) {
    if (!(error instanceof InUse)) throw databaseError(location, error);
    const what = error.what === 'file' ? `FADU_DATA_DIR: ${config.dataDir}` : 'FADU_DATABASE_URL: the database';
    throw new OperationalError(`${what} is in use by another Fadu`);
  }
}

async function databaseOf(config: Config): Promise<Database> {
  const location = locationOf(config);
  try {
    return await openDatabase(location, FEATURES);
  } catch (error) {
    throw databaseError(location, error);
  }
}

function locationOf({ databaseUrl, dataDir }: Config): DatabaseLocation {
  return databaseUrl === null
    ? { kind: 'sqlite', file: join(dataDir, 'fadu.db') }
    : { kind: 'postgres', url: databaseUrl };
}

function databaseError({ kind }: DatabaseLocation, error: unknown): unknown {
  return kind === 'sqlite' ? error : new OperationalError(`FADU_DATABASE_URL: ${(error as Error).message}`);
}

/** The engine the database was filled from, and no other: cases under way cannot change engines. */
async function doorOf(config: Config, clock: ServiceClock, database: Database, log: Logger): Promise<EngineDoor> {
  const wanted = config.cluster === null ? 'embedded' : 'cluster';
  const known = await engineOf(database.reader);
  if (known !== null && known !== wanted) {
    throw new OperationalError(
      `FADU_ENGINE=${wanted}: the database belongs to a service with FADU_ENGINE=${known}; cases under way cannot change engines`,
    );
  }
  return config.cluster === null ? embeddedDoor(config, clock, log) : clusterDoor(config.cluster, clock, database, log);
}
