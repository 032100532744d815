import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZBClient } from 'zeebe-node';
import { EngineRuntime } from '../runtime/index.js';
import { Gateway, type GatewayOptions } from './index.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(options: Partial<GatewayOptions>): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-door-'));
  closers.push(() => rmSync(folder, { recursive: true }));
  const onFatal = (error: Error) => {
    throw error;
  };
  const dataFile = join(folder, 'engine.db');
  const runtime = await EngineRuntime.open({ dataFile, clock: { kind: 'system' }, log, onFatal });
  closers.push(() => runtime.stop());
  const gateway = await Gateway.start({ host: '127.0.0.1', port: 0, ...options }, runtime, log);
  closers.push(() => gateway.stop());
  return gateway;
}

function client(gateway: Gateway, options: object = {}): ZBClient {
  const connected = new ZBClient(`127.0.0.1:${gateway.port}`, {
    loglevel: 'NONE',
    retry: false,
    connectionTolerance: 1,
    ...options,
  });
  closers.push(() => connected.close());
  return connected;
}

describe("the gateway's door", () => {
  it.each(['0.0.0.0', '::', '192.168.7.20', 'gateway.bureau.example'])(
    'should stay shut on %s without credentials',
    async (host) => {
      await expect(open({ host })).rejects.toThrow(/only with credentials/);
    },
  );

  it('should name the port and the variable when the port is taken', async () => {
    const { port } = await open({});
    await expect(open({ port })).rejects.toThrow(
      new RegExp(`cannot listen on 127\\.0\\.0\\.1:${port}: the port is in use \\(EADDRINUSE\\).*FADU_GRPC_PORT`),
    );
  });

  it('should open to the right credentials alone', async () => {
    const gateway = await open({ host: '0.0.0.0', auth: { kind: 'basic', username: 'worker', password: 'right' } });
    const basicAuth = { username: 'worker', password: 'right' };
    await expect(client(gateway, { basicAuth }).topology()).resolves.toMatchObject({ clusterSize: 1 });
    await expect(client(gateway).topology()).rejects.toMatchObject({ code: 16 });
    const wrong = { ...basicAuth, password: 'wrong' };
    await expect(client(gateway, { basicAuth: wrong }).topology()).rejects.toMatchObject({ code: 16 });
  });
});
