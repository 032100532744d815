import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BrokerUnavailable } from './java.js';

export const VERSION = '8.5.8';
/** Downloads and long-running brokers are remembered here, outside the repository: Zeebe is not ours to ship. */
export const CACHE = process.env['CONFORMANCE_CACHE'] ?? join(homedir(), '.cache', 'fadu', 'conformance');

const ARTIFACT = `io.camunda:camunda-zeebe:${VERSION}:tar.gz`;
const ARCHIVE = join(homedir(), '.m2/repository/io/camunda/camunda-zeebe', VERSION, `camunda-zeebe-${VERSION}.tar.gz`);

/** Folder of the unpacked distribution; fetched from Maven Central (212 MB) when this machine does not have it. */
export function distribution(): string {
  const folder = join(CACHE, `camunda-zeebe-${VERSION}`);
  if (existsSync(join(folder, 'bin', 'broker'))) return folder;
  if (!existsSync(ARCHIVE)) fetchArchive();
  unpack(folder);
  return folder;
}

function fetchArchive(): void {
  const { status, stdout, stderr, error } = spawnSync(
    'mvn',
    ['-q', '-B', 'dependency:get', '-Dtransitive=false', `-Dartifact=${ARTIFACT}`],
    {
      encoding: 'utf8',
    },
  );
  if (status === 0 && existsSync(ARCHIVE)) return;
  const why = error ? error.message : `${stdout}${stderr}`.trim().split('\n').slice(0, 3).join(' ');
  throw new BrokerUnavailable(
    `Expected to fetch ${ARTIFACT} with Maven, but: ${why}; install maven, or put the archive at ${ARCHIVE}`,
  );
}

function unpack(folder: string): void {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xzf', ARCHIVE, '-C', fresh, '--strip-components=1'], {
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new BrokerUnavailable(`Expected ${ARCHIVE} to be an archive of the broker, but tar says: ${stderr}`);
  if (existsSync(join(folder, 'bin', 'broker'))) rmSync(fresh, { recursive: true });
  else renameSync(fresh, folder);
}
