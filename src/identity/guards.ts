import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PUBLIC_KEY, Problem, ROLES_KEY, type Actor, type Role } from '../platform/index.js';
import { assertOwnOrigin, tokenOf } from './credentials.js';
import type { Person } from './person.js';
import { SessionService } from './session.service.js';

/** What the session guard leaves on a request. */
export interface SignedInRequest extends Request {
  actor: Actor;
  person: Person;
  sessionToken: string;
}

const ONE_TIME_KEY = 'fadu:one-time-password';
/** The route works for somebody who still has to choose a password. */
export const AllowOneTimePassword = () => SetMetadata(ONE_TIME_KEY, true);

/** Lets signed-in people through and puts them on the request; 401 without a valid session, 403 before the first own password. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const routes = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, routes) === true) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const credentials = tokenOf(request);
    const person = credentials === null ? null : await this.sessions.personOf(credentials.token);
    if (credentials === null || person === null) throw notSignedIn();
    if (credentials.from === 'cookie') assertOwnOrigin(request);
    const oneTime = this.reflector.getAllAndOverride<boolean | undefined>(ONE_TIME_KEY, routes) === true;
    if (person.mustChangePassword && !oneTime) throw passwordChangeRequired();
    Object.assign(request, { actor: actorOf(person), person, sessionToken: credentials.token });
    return true;
  }
}

/** Lets those through who hold one of the route's roles; 403 otherwise. Routes without roles are for everybody signed in. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const routes = [context.getHandler(), context.getClass()];
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_KEY, routes) ?? [];
    if (roles.length === 0) return true;
    const { actor } = context.switchToHttp().getRequest<Partial<SignedInRequest>>();
    if (actor !== undefined && roles.some((role) => actor.roles.includes(role))) return true;
    throw Problem.forbidden({ zh: `需要角色：${roles.join('、')}`, en: `this is for ${roles.join(', ')}` });
  }
}

function actorOf({ id, username, name, roles }: Person): Actor {
  return { id, username, name, roles };
}

function notSignedIn(): Problem {
  return new Problem({
    type: 'not-signed-in',
    status: 401,
    title: { zh: '请先登录', en: 'Not signed in' },
    detail: { zh: '没有有效的登录', en: 'the request carries no valid session' },
  });
}

function passwordChangeRequired(): Problem {
  return new Problem({
    type: 'password-change-required',
    status: 403,
    title: { zh: '请先修改密码', en: 'Choose a password first' },
    detail: { zh: '一次性密码只能用于设置新密码', en: 'a one-time password is good for choosing another only' },
  });
}
