import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePorts } from './ports.js';

/** Why PostgreSQL cannot be run here; the message says what to install. */
export class PostgresUnavailable extends Error {}

const OLDEST = 14;
const DEBIAN = '/usr/lib/postgresql';

/** A private PostgreSQL server in a temporary folder, with databases that belong to an ordinary role. */
export class Postgres {
  private databases = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Postgres> {
    const programs = folderOfPrograms();
    const user = unprivileged();
    const folder = mkdtempSync(join(tmpdir(), 'fadu-postgres-'));
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (user !== null) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
    const as = { cwd: folder, ...(user ?? {}) };
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      { ...as, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new PostgresUnavailable(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`);
    const [port] = (await freePorts(1)) as [number];
    const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
      { ...as, stdio: 'ignore' },
    );
    const postgres = new Postgres(child, folder, port);
    await postgres.whenReady();
    await postgres.ask('CREATE ROLE fadu LOGIN');
    return postgres;
  }

  /** Connection string of a new, empty database, for the role that owns it. */
  async newDatabase(): Promise<string> {
    const name = `fadu_${(this.databases += 1)}`;
    await this.ask(`CREATE DATABASE ${name} OWNER fadu`);
    return `postgres://fadu@127.0.0.1:${this.port}/${name}`;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGQUIT');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(sql: string): Promise<void> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port, user: 'admin', database: 'postgres' });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  private async whenReady(): Promise<void> {
    for (let left = 300; ; left -= 1) {
      try {
        return await this.ask('SELECT 1');
      } catch (error) {
        if (left === 0 || this.child.exitCode !== null) {
          throw new PostgresUnavailable(`PostgreSQL did not start: ${(error as Error).message}`);
        }
        await sleep(100);
      }
    }
  }
}

function folderOfPrograms(): string {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const packaged = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => Number(name) >= OLDEST) : [];
  const folders = [
    asked,
    ...packaged
      .sort()
      .reverse()
      .map((version) => join(DEBIAN, version, 'bin')),
  ];
  const found = folders.find((folder) => folder !== '' && existsSync(join(folder, 'postgres')));
  if (found !== undefined) return found;
  throw new PostgresUnavailable(`no PostgreSQL ${OLDEST} or later was found; install the package postgresql`);
}

/** PostgreSQL refuses to run as root: the account its package made does it then, or nobody. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout));
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  throw new PostgresUnavailable('PostgreSQL refuses to run as root, and there is no account postgres or nobody');
}
