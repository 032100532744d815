import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { ApiClient } from '../harness/api.js';
import { newDataDir, removeDataDir, runCli, startService } from '../harness/service.js';

interface Report {
  readonly verdict: string;
  readonly obligations: readonly {
    readonly id: string;
    readonly counterexample: { readonly sentence: string } | null;
  }[];
}

/** One line for a person, no stack, exit code not zero. */
function expectOneClearLine(exit: Awaited<ReturnType<typeof runCli>>, ...words: RegExp[]): void {
  expect(exit.code).not.toBe(0);
  expect(exit.stderr.trim().split('\n')).toHaveLength(1);
  for (const word of words) expect(exit.stderr).toMatch(word);
}

describe('command line', () => {
  it('should explain itself', async () => {
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const name of ['start', 'demo', 'engine', 'prove', 'due']) expect(stdout).toContain(name);
    expect((await runCli(['engine', '--help'])).stdout).toContain('--gateway');
  });

  it('should refuse a port in use, in one line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expectOneClearLine(
      await runCli(['start'], { FADU_HTTP_PORT: String(port) }),
      /FADU_HTTP_PORT/,
      new RegExp(String(port)),
    );
    expectOneClearLine(
      await runCli(['start'], { FADU_GRPC_PORT: String(port) }),
      /FADU_GRPC_PORT/,
      new RegExp(String(port)),
    );
    server.close();
  });

  it('should refuse a folder it cannot write, in one line', async () => {
    const folder = newDataDir();
    writeFileSync(join(folder, 'file'), '');
    expectOneClearLine(await runCli(['start'], { FADU_DATA_DIR: join(folder, 'file', 'data') }), /FADU_DATA_DIR/);
    removeDataDir(folder);
  });

  it('should refuse a wrong value, in one line', async () => {
    expectOneClearLine(await runCli(['start'], { FADU_HTTP_PORT: 'eighty' }), /FADU_HTTP_PORT/, /eighty/);
    expectOneClearLine(await runCli(['start'], { FADU_CLOCK: 'sundial' }), /FADU_CLOCK/, /sundial/);
  });

  it('should refuse a second service on the same data, in one line', async () => {
    const first = await startService();
    expectOneClearLine(await runCli(['start'], { FADU_DATA_DIR: first.dataDir }), /FADU_DATA_DIR|in use/);
    await first.stop();
  });

  it('should create the first administrator with a password that is printed once', async () => {
    // given a first start on an empty folder
    const first = await startService();
    const password = /password[^\n]*?[:：]\s*(\S+)/i.exec(first.output())?.[1] ?? '';
    expect(password.length).toBeGreaterThanOrEqual(12);
    const admin = await ApiClient.signIn(first.url, 'admin', password);
    expect((await admin.call('GET', '/people')).status).toBe(403);
    await admin.ok('PUT', '/session/password', { current: password, next: 'a-better-password-2025' });
    expect((await admin.call('GET', '/people')).status).toBe(200);

    // when it stops on SIGTERM, then it stops cleanly, and says nothing of a password when it starts again
    expect(await first.stop()).toBe(0);
    const again = await startService({ dataDir: first.dataDir });
    expect(again.output()).not.toMatch(/password/i);
    await ApiClient.signIn(again.url, 'admin', 'a-better-password-2025');
    expect(await again.stop()).toBe(0);
    removeDataDir(first.dataDir);
  });

  it('should count a legal period', async () => {
    const { code, stdout } = await runCli(['due', '--from', '2025-09-30', '--period', '5WD']);
    expect(code).toBe(0);
    expect(stdout).toContain('2025-10-14');
  });

  it('should prove the shipped procedure and refute one without the review', async () => {
    expect((await runCli(['prove', 'processes/penalty-case/penalty-case.bpmn'])).code).toBe(0);
    const around = join(newDataDir(), 'around.bpmn');
    const lawful = readFileSync('processes/penalty-case/penalty-case.bpmn', 'utf8');
    writeFileSync(around, lawful.replaceAll('targetRef="pen_legal_review"', 'targetRef="pen_decide"'));
    const refuted = await runCli(['prove', around]);
    expect(refuted.code).toBe(1);
    expect(refuted.stdout).toContain('pen_decide');
    const report = JSON.parse((await runCli(['prove', around, '--json'])).stdout) as Report;
    expect(report.verdict).toBe('refuted');
    const broken = report.obligations.find(({ id }) => id === 'PEN-01');
    expect(broken).toMatchObject({
      verdict: 'refuted',
      counterexample: { path: expect.arrayContaining(['pen_decide']) as unknown },
    });
    expect(broken?.counterexample?.sentence).toContain('法制审核');
    expect((await runCli(['prove', 'nowhere.bpmn'])).code).toBe(3);
  });
});
