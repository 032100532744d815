import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = [
  '/usr/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  join(process.env['HOME'] ?? '', '.sdkman/candidates/java'),
];
const OLDEST = 21;

/** Why the real broker cannot be run here; the message says what to install. */
export class BrokerUnavailable extends Error {}

/** Home of the first Java 21 or later: JAVA_HOME, the usual folders, then what `java` is. */
export function findJava(): string {
  const installed = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, 'Contents/Home')]),
  );
  const homes = [process.env['CONFORMANCE_JAVA_HOME'], process.env['JAVA_HOME'], ...installed, homeOfCommand()];
  const found = homes.find((home): home is string => Boolean(home) && majorVersion(home!) >= OLDEST);
  if (found) return found;
  throw new BrokerUnavailable(
    `Zeebe 8.5 needs Java ${OLDEST} or later and none was found in JAVA_HOME, ${FOLDERS.join(', ')}; install one (such as temurin-21-jdk) or set CONFORMANCE_JAVA_HOME`,
  );
}

function homeOfCommand(): string | undefined {
  const { stderr } = spawnSync('java', ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  return /java\.home = (.+)/.exec(stderr ?? '')?.[1]?.trim();
}

function majorVersion(home: string): number {
  const java = join(home, 'bin', 'java');
  if (!existsSync(java)) return 0;
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return Number(/version "(?:1\.)?(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
}
