import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BrokerUnavailable, findJava } from '../conformance/broker/java.js';
import { distribution } from '../conformance/broker/distribution.js';
import { Postgres, PostgresUnavailable } from './postgres.js';
import { Stands } from './stands.js';

/** What cannot be run here exits with this, after a line that says what to install. */
const SKIPPED = 77;
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/**
 * Runs whole-service tests on another stand: `run.ts cluster` on a real Zeebe broker (on PostgreSQL where it is
 * installed), `run.ts postgres` on the embedded engine and PostgreSQL. Further arguments are Jest's.
 */
async function run(kind: 'cluster' | 'postgres', jestArguments: readonly string[]): Promise<number> {
  const cluster = kind === 'cluster';
  if (cluster) {
    findJava();
    distribution();
  }
  const postgres = await startPostgres(cluster);
  const partitions = Number(process.env['FADU_TEST_PARTITIONS'] ?? 1);
  const stands = await Stands.open({ cluster, partitions, postgres });
  const child = spawn(process.execPath, [...JEST, '--config', `test/stands/${kind}.jest.config.js`, ...jestArguments], {
    stdio: 'inherit',
    env: { ...process.env, FADU_TEST_STANDS: stands.url, FADU_TEST_PATIENCE_MS: '60000' },
  });
  const stop = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const [code] = (await once(child, 'exit')) as [number | null];
  await stands.close();
  await postgres?.stop();
  return code ?? 1;
}

async function startPostgres(isOptional: boolean): Promise<Postgres | null> {
  if (isOptional && process.env['FADU_TEST_DATABASE'] === 'sqlite') return null;
  try {
    return await Postgres.start();
  } catch (error) {
    if (!isOptional || !(error instanceof PostgresUnavailable)) throw error;
    console.log(`On SQLite, since ${error.message}`);
    return null;
  }
}

const [kind, ...jestArguments] = process.argv.slice(2);
if (kind !== 'cluster' && kind !== 'postgres')
  throw new Error(`expected cluster or postgres, found ${kind ?? 'nothing'}`);
try {
  process.exitCode = await run(kind, jestArguments);
} catch (error) {
  if (!(error instanceof PostgresUnavailable || error instanceof BrokerUnavailable)) throw error;
  console.log(`skipped: ${error.message}`);
  process.exitCode = SKIPPED;
}
