import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { startEngine, type RetentionPolicy } from '../../engine/index.js';
import { createLog } from '../log.js';
import { OperationalError } from '../operational-error.js';

interface Address {
  readonly host: string;
  readonly port: number;
}

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
  .action(async ({ gateway, data, records }: { gateway: Address; data: string; records: RetentionPolicy }) => {
    const folder = resolve(data);
    const engine = await started(folder, gateway, records);
    const stop = (): void => {
      engine.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    engine.onFatal((error) => {
      process.stderr.write(`fadu: the engine failed: ${error.message}\n`);
      process.exit(1);
    });
    process.stdout.write(`Fadu engine is ready: gateway ${engine.address}, data in ${folder}\n`);
  });

async function started(folder: string, gateway: Address, policy: RetentionPolicy): ReturnType<typeof startEngine> {
  const log = createLog('warn');
  try {
    mkdirSync(folder, { recursive: true });
    return await startEngine({
      dataFile: join(folder, 'engine.db'),
      gateway,
      clock: { kind: 'system' },
      // Nobody can read them here unless a consumer was registered: then they are kept for it.
      retention: { policy, discardUnread: true },
      log: { info: (text) => log.info(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
    });
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
