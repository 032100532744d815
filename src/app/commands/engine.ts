import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXPORTER_NAME, startEngine } from '../../engine/index.js';
import type { EmbeddedEngine, Exporter, ExporterTarget, GatewayOptions, RetentionPolicy } from '../../engine/index.js';
import { exporterFrom } from '../config.js';
import { startExporter } from '../engine/start-exporter.js';
import { createLog } from '../log.js';
import { gatewayAccess } from '../gateway-access.js';
import { OperationalError } from '../operational-error.js';

interface Address {
  readonly host: string;
  readonly port: number;
}

interface Options {
  readonly gateway: Address;
  readonly data: string;
  readonly records: RetentionPolicy;
  readonly exporterUrl?: string;
}

/** A failed engine's thread that has not ended by then is cut off. */
const END_MS = 5_000;

export const engineCommand = new Command('engine')
  .description('Run the embedded engine alone: a Zeebe gateway over one data folder.')
  .option('--gateway <host:port>', 'where Zeebe clients connect', addressOf, { host: '127.0.0.1', port: 26_500 })
  .option('--data <folder>', 'where the engine keeps its log and state', './data')
  .addOption(
    new Option('--records <which>', 'records to keep: those that a reader has not taken yet, or all')
      .env('FADU_RECORDS_KEEP')
      .choices(['untaken', 'all'])
      .default('untaken'),
  )
  .option(
    '--exporter-url <url>',
    'send records to what speaks Elasticsearch’s bulk protocol, as FADU_EXPORTER_URL does (with FADU_EXPORTER_USERNAME, FADU_EXPORTER_PASSWORD)',
  )
  .action(async ({ gateway, data, records, exporterUrl }: Options) => {
    const folder = resolve(data);
    const target = exporterFrom(process.env, exporterUrl);
    const access = gatewayAccess(process.env, gateway.host);
    const { engine, exporter } = await started(folder, { ...gateway, ...access }, records, target);
    const stop = (): void => {
      const stopped = Promise.resolve(exporter?.stop()).then(() => engine.stop());
      stopped.then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    engine.onFatal((error) => {
      process.stderr.write(`fadu: the engine failed: ${error.message}\n`);
      process.exitCode = 1;
      // Its thread ends by itself, after its clients have been told: to cut it off in the middle of a write may crash the process.
      setTimeout(() => process.exit(), END_MS).unref();
    });
    process.stdout.write(`Fadu engine is ready: gateway ${engine.address}, data in ${folder}\n`);
  });

async function started(
  folder: string,
  gateway: GatewayOptions,
  policy: RetentionPolicy,
  target: ExporterTarget | null,
): Promise<{ engine: EmbeddedEngine; exporter: Exporter | null }> {
  const log = createLog('warn');
  try {
    mkdirSync(folder, { recursive: true });
    const engine = await startEngine({
      dataFile: join(folder, 'engine.db'),
      gateway,
      clock: { kind: 'system' },
      // Without an exporter nobody can read them here unless a consumer was registered: then they are kept for it.
      retention: { policy, consumers: target === null ? [] : [EXPORTER_NAME], discardUnread: true },
      log: { info: (text) => log.info(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
    });
    return { engine, exporter: await startExporter(engine, folder, target, log) };
  } catch (error) {
    throw new OperationalError((error as Error).message);
  }
}

function addressOf(text: string): Address {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) throw new InvalidArgumentError('expected host:port, such as 127.0.0.1:26500');
  return { host: (match[1] ?? match[2]) as string, port };
}
