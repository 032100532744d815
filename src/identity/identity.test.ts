import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Catch,
  Controller,
  Get,
  Global,
  Module,
  Post,
  StandardSchemaValidationPipe,
  type ArgumentsHost,
  type ExceptionFilter,
  type INestApplication,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Response } from 'express';
import { CurrentActor, Database, Problem, Public, Roles, openDatabase, type Actor } from '../platform/index.js';
import { SessionEntity } from './entities.js';
import { IdentityModule, createFirstAdministrator } from './index.js';
import * as persistence from './persistence.js';

@Controller('probe')
class ProbeController {
  @Get()
  everybody(@CurrentActor() actor: Actor): { username: string } {
    return { username: actor.username };
  }

  @Get('public')
  @Public()
  open(): { ok: true } {
    return { ok: true };
  }

  @Post('head')
  @Roles('head')
  head(): { ok: true } {
    return { ok: true };
  }
}

@Catch(Problem)
class ProblemFilter implements ExceptionFilter {
  catch(problem: Problem, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(problem.body.status).json(problem.body);
  }
}

describe('identity', () => {
  let folder: string;
  let database: Database;
  let app: INestApplication;
  let base: string;
  let password: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fadu-identity-'));
    database = await openDatabase({ kind: 'sqlite', file: join(folder, 'fadu.sqlite') }, [persistence]);
    password = (await database.write(createFirstAdministrator))?.oneTimePassword ?? '';
    @Global()
    @Module({ providers: [{ provide: Database, useValue: database }], exports: [Database] })
    class DatabaseModule {}
    @Module({ imports: [DatabaseModule, IdentityModule], controllers: [ProbeController] })
    class TestModule {}
    app = await NestFactory.create(TestModule, { logger: false });
    app.useGlobalPipes(new StandardSchemaValidationPipe());
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Answer {
    readonly status: number;
    readonly body: Record<string, unknown>;
    readonly cookie: string;
  }
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(base + path, {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const cookie = response.headers.get('set-cookie') ?? '';
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), cookie };
  }
  const signIn = (username: string, secret: string): Promise<Answer> =>
    call('POST', '/session', { username, password: secret });
  const bearer = (answer: Answer): Record<string, string> => ({
    authorization: `Bearer ${String(answer.body['token'])}`,
  });
  /** The administrator with a password of their own. */
  async function administrator(): Promise<Record<string, string>> {
    const headers = bearer(await signIn('admin', password));
    await call('PUT', '/session/password', { current: password, next: 'my-own-password' }, headers);
    return headers;
  }
  async function newPerson(roles: string[]): Promise<{ id: string; headers: Record<string, string> }> {
    const admin = await administrator();
    const person = { username: 'wang', name: '王建国', unit: '执法支队', roles };
    const created = await call('POST', '/people', person, admin);
    const first = String(created.body['oneTimePassword']);
    const headers = bearer(await signIn('wang', first));
    await call('PUT', '/session/password', { current: first, next: 'wangs-password' }, headers);
    return { id: String((created.body['person'] as { id: string }).id), headers };
  }

  it('the first administrator exists once, with a one-time password', async () => {
    expect(await database.write(createFirstAdministrator)).toBeNull();
    expect(await signIn('admin', password)).toMatchObject({
      status: 200,
      body: { person: { roles: ['administrator'], mustChangePassword: true } },
    });
  });

  it('a reset password ends every session of the person and must be changed', async () => {
    // given
    const { id, headers } = await newPerson(['archivist']);
    const admin = bearer(await signIn('admin', 'my-own-password'));
    // when
    const reset = await call('POST', `/people/${id}/one-time-password`, undefined, admin);
    // then
    expect(reset.status).toBe(201);
    expect((await call('GET', '/session', undefined, headers)).status).toBe(401);
    expect((await signIn('wang', 'wangs-password')).status).toBe(401);
    const again = await signIn('wang', String(reset.body['oneTimePassword']));
    expect((again.body['person'] as { mustChangePassword: boolean }).mustChangePassword).toBe(true);
  });

  it('a one-time password is good for choosing another only', async () => {
    const headers = bearer(await signIn('admin', password));
    expect(await call('GET', '/probe', undefined, headers)).toMatchObject({
      status: 403,
      body: { type: 'password-change-required' },
    });
    expect((await call('GET', '/session', undefined, headers)).status).toBe(200);
    const changed = await call('PUT', '/session/password', { current: password, next: 'my-own-password' }, headers);
    expect(changed).toMatchObject({ status: 200, body: { person: { mustChangePassword: false } } });
    expect(await call('GET', '/probe', undefined, headers)).toMatchObject({ status: 200, body: { username: 'admin' } });
    expect((await signIn('admin', password)).status).toBe(401);
  });

  it('nothing but public routes answers without a session', async () => {
    expect((await call('GET', '/probe')).status).toBe(401);
    expect((await call('GET', '/probe', undefined, { authorization: 'Bearer made-up' })).status).toBe(401);
    expect((await call('GET', '/people')).status).toBe(401);
    expect((await call('GET', '/probe/public')).status).toBe(200);
  });

  it('only people with the role reach a route; only administrators manage people', async () => {
    const { headers, id } = await newPerson(['enforcement_officer']);
    expect((await call('POST', '/probe/head', {}, headers)).status).toBe(403);
    const change = { name: '王建国', unit: '执法支队', roles: ['head'] };
    expect((await call('PUT', `/people/${id}`, change, headers)).status).toBe(403);
  });

  it('an inactive person is signed out at once and signs in no more', async () => {
    const { headers, id } = await newPerson(['head']);
    expect((await call('POST', '/probe/head', {}, headers)).status).toBe(201);
    const admin = bearer(await signIn('admin', 'my-own-password'));
    const leaving = { name: '王建国', unit: '执法支队', roles: ['head'], active: false };
    expect((await call('PUT', `/people/${id}`, leaving, admin)).status).toBe(200);
    expect((await call('GET', '/probe', undefined, headers)).status).toBe(401);
    expect((await signIn('wang', 'wangs-password')).status).toBe(401);
  });

  it('the database holds no token: only its digest', async () => {
    const token = String((await signIn('admin', password)).body['token']);
    const [session] = await database.reader.find(SessionEntity);
    expect(session?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(session)).not.toContain(token);
  });

  it('signing out ends the session', async () => {
    const headers = await administrator();
    expect((await call('DELETE', '/session', undefined, headers)).status).toBe(204);
    expect((await call('GET', '/probe', undefined, headers)).status).toBe(401);
  });

  it('six wrong passwords in a row make the name wait, with the right one too', async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn('admin', 'wrong')).status).toBe(401);
    expect(await signIn('admin', password)).toMatchObject({ status: 429, body: { type: 'too-many-attempts' } });
    expect((await signIn('nobody', 'x')).status).toBe(401);
  });

  it('the cookie is HttpOnly and SameSite=Strict and changes nothing for another site', async () => {
    await administrator();
    const { cookie } = await signIn('admin', 'my-own-password');
    expect(cookie).toMatch(/fadu_session=[^;]+;.*HttpOnly.*SameSite=Strict/i);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const body = { username: 'x', name: 'x', unit: 'x', roles: [] };
    expect((await call('POST', '/people', body, headers)).status).toBe(201);
    const foreign = { ...headers, origin: 'https://example.com' };
    expect(await call('POST', '/people', body, foreign)).toMatchObject({
      status: 403,
      body: { type: 'cross-site-request' },
    });
    expect((await call('DELETE', '/session', undefined, { ...headers, 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    const form = await fetch(`${base}/people`, { method: 'POST', headers, body: new URLSearchParams({ name: 'x' }) });
    expect(form.status).toBe(403);
  });

  it('certificates are on file for each person; a role finds its holders', async () => {
    const { id } = await newPerson(['enforcement_officer']);
    const admin = bearer(await signIn('admin', 'my-own-password'));
    const certificate = { certificateNo: '15000001', validFrom: '2020-01-01', validTo: '2027-12-31' };
    expect((await call('POST', `/people/${id}/certificates`, certificate, admin)).status).toBe(201);
    expect((await call('POST', `/people/${id}/certificates`, certificate, admin)).status).toBe(409);
    const found = await call('GET', '/people?role=enforcement_officer', undefined, admin);
    expect(found.body).toMatchObject([{ username: 'wang', certificates: [certificate] }]);
    expect(JSON.stringify(found.body)).not.toContain('scrypt');
  });
});
