import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { standSettings } from './stand.js';

const READY = /Fadu is ready: (http:\/\/[^\s]+) \(gateway ([^)\s]+)\)/;
/** How long something may take that takes no time: a broker on a busy machine is given more. */
const PATIENCE_MS = Number(process.env['FADU_TEST_PATIENCE_MS'] ?? 15_000);
const READY_WITHIN_MS = 4 * PATIENCE_MS;
/** The build under test. */
export const CLI = process.env['FADU_TEST_CLI'] ?? 'dist/app/cli.js';
/** Passed on from the tests' own environment; nothing else leaks into the service. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

export interface ServiceOptions {
  readonly command?: 'start' | 'demo';
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Port 0 takes any free one. */
  readonly httpPort?: number;
  readonly grpcPort?: number;
}

/** A running service: the build in `dist/`, started as a user would start it. */
export interface Service {
  readonly url: string;
  readonly gateway: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything printed so far, both streams. */
  output(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
}

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const environment = (
  options: ServiceOptions,
  dataDir: string,
  stand: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  ),
  FADU_HTTP_PORT: String(options.httpPort ?? 0),
  // A cluster's gateway has a port of its own.
  ...(stand['FADU_ENGINE'] === undefined ? { FADU_GRPC_PORT: String(options.grpcPort ?? 0) } : {}),
  FADU_DATA_DIR: dataDir,
  FADU_LOG_LEVEL: 'warn',
  ...stand,
  ...options.env,
});

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'fadu-test-'));
export const removeDataDir = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Resolves when the service says it is ready; rejects with its output when it ends before, or after a minute (`FADU_TEST_PATIENCE_MS`). */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const dataDir = options.dataDir ?? newDataDir();
  const child = spawn(process.execPath, [CLI, options.command ?? 'start'], {
    env: environment(options, dataDir, await standSettings(dataDir)),
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const output = (): string => printed.join('');
  const [, url, gateway] = await ready(child, output);
  return {
    url: url ?? '',
    gateway: gateway ?? '',
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

/** Runs the command line to its end. */
export async function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Exit> {
  const dataDir = env['FADU_DATA_DIR'] ?? newDataDir();
  const stand = args[0] === 'start' ? await standSettings(dataDir) : {};
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...environment({}, dataDir, stand), ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

async function ready(child: ChildProcess, output: () => string): Promise<RegExpExecArray> {
  const deadlineMs = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const match = READY.exec(output());
    if (match !== null) return match;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the service ended before it was ready:\n${output()}`);
    if (Date.now() > deadlineMs) {
      child.kill('SIGKILL');
      throw new Error(`the service was not ready within ${READY_WITHIN_MS / 1000} s:\n${output()}`);
    }
    await pause(20);
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
  return child.exitCode;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls `probe` until it gives a value; throws with `what` after `timeoutMs`. */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadlineMs) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await pause(25);
  }
}
