import { fork, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZBClient } from 'zeebe-node';
import { DIST } from './dist.mjs';

/** What is measured: a server process of its own, `startMs` from its spawning to the first answered RPC. */
export const SIDES = { stub: startStub, fadu: startFadu, zeebe: startZeebe };
const CLI = join(DIST, 'app', 'cli.js');

async function startStub() {
  const startedMs = performance.now();
  const child = fork(new URL('./stub-server.mjs', import.meta.url));
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  return side('stub', child, port, startedMs, () => undefined);
}

/** `fadu engine` as a user runs it: durable, all defaults. */
export async function startFadu(folder = mkdtempSync(join(tmpdir(), 'fadu-bench-')), keep = false) {
  const [port] = await freePorts(1);
  const startedMs = performance.now();
  const args = [CLI, 'engine', '--gateway', `127.0.0.1:${port}`, '--data', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return side('fadu', child, port, startedMs, () => keep || rmSync(folder, { recursive: true }));
}

/** The real broker with its own defaults (flush on), one partition, no exporter. Throws where it cannot run. */
async function startZeebe() {
  await import('../test/conformance/typescript.mjs');
  const [{ findJava }, { distribution }] = await Promise.all([
    import('../test/conformance/broker/java.ts'),
    import('../test/conformance/broker/distribution.ts'),
  ]);
  const [java, zeebe] = [findJava(), distribution()];
  const folder = mkdtempSync(join(tmpdir(), 'fadu-bench-zeebe-'));
  const [port, command, internal, rest, management] = await freePorts(5);
  const startedMs = performance.now();
  const child = spawn(join(zeebe, 'bin', 'broker'), [], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      JAVA_HOME: java,
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: port,
      ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: command,
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: internal,
      SERVER_PORT: rest,
      MANAGEMENT_SERVER_PORT: management,
      ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_DATA_DIRECTORY: join(folder, 'data'),
      ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '500MB',
      ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '200MB',
    },
    stdio: ['ignore', openSync(join(folder, 'broker.log'), 'w'), 'ignore'],
  });
  return side('zeebe', child, port, startedMs, () => rmSync(folder, { recursive: true, force: true }));
}

async function side(name, child, port, startedMs, cleanUp) {
  const address = `127.0.0.1:${port}`;
  const startMs = (await firstAnswer(address, child)) - startedMs;
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    cleanUp();
  };
  return { name, address, pid: child.pid, startMs, stop };
}

/** When the server answered its first RPC with a partition that takes commands. */
async function firstAnswer(address, child) {
  const client = new ZBClient(address, { loglevel: 'NONE', retry: false, eagerConnection: true });
  for (const untilMs = performance.now() + 120_000; performance.now() < untilMs; await sleep(5)) {
    if (child.exitCode !== null) throw new Error(`expected the server to start, but it ended with ${child.exitCode}`);
    const { brokers } = await client.topology().catch(() => ({ brokers: [] }));
    if (!brokers.some(({ partitions }) => partitions.some(({ role }) => String(role) === 'LEADER'))) continue;
    const answeredMs = performance.now();
    await client.close();
    return answeredMs;
  }
  throw new Error('expected the server to answer within two minutes');
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
