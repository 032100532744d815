import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, Not } from 'typeorm';
import { Database, Problem } from '../platform/index.js';
import { SignInAttempts } from './attempts.js';
import { PersonEntity, SessionEntity } from './entities.js';
import { PeopleService } from './people.service.js';
import { hashPassword, verifyPassword } from './password.js';
import type { Person } from './person.js';

/** A sign-in lasts a working day. Real time, not the service's clock: moving the law's time signs nobody out. */
export const SESSION_HOURS = 12;
export const PASSWORD_LENGTH_MIN = 10;

export interface SignedIn {
  readonly person: Person;
  /** 256 random bits; only its digest is stored. */
  readonly token: string;
}

/** Sign-in, sign-out and passwords. */
@Injectable()
export class SessionService {
  private readonly attempts = new SignInAttempts();
  /** Hash of nobody's password: an unknown name takes as long as a wrong password, so that answers do not tell names. */
  private readonly nobody = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
  ) {}

  /** A new session; 401 for a wrong name or password or an inactive person, 429 while the name has to wait. */
  async signIn(username: string, password: string): Promise<SignedIn> {
    this.assertMayTry(username);
    const row = await this.database.reader.findOneBy(PersonEntity, { username });
    const right = await verifyPassword(password, row?.passwordHash ?? (await this.nobody));
    if (row === null || !row.active || !right) {
      this.attempts.failed(username);
      throw wrongPassword();
    }
    this.attempts.succeeded(username);
    const token = randomBytes(32).toString('base64url');
    await this.store(row.id, token);
    return { person: await this.people.get(this.database.reader, row.id), token };
  }

  /** The person of a valid session of an active person; null otherwise. */
  async personOf(token: string): Promise<Person | null> {
    const em = this.database.reader;
    const session = await em.findOneBy(SessionEntity, { tokenHash: digest(token) });
    if (session === null || session.expiresAt <= now()) return null;
    const person = await this.people.find(em, session.personId);
    return person?.active === true ? person : null;
  }

  async signOut(token: string): Promise<void> {
    await this.database.write((em) => em.delete(SessionEntity, { tokenHash: digest(token) }));
  }

  /**
   * The person's password is `next` and every other session of theirs has ended; 401 when `current` is wrong, 429 while
   * they have to wait, 422 when `next` is the same.
   */
  async changePassword(person: Person, token: string, current: string, next: string): Promise<Person> {
    this.assertMayTry(person.username);
    const row = await this.database.reader.findOneByOrFail(PersonEntity, { id: person.id });
    if (!(await verifyPassword(current, row.passwordHash))) {
      this.attempts.failed(person.username);
      throw wrongPassword();
    }
    if (current === next) {
      throw Problem.invalid([{ path: 'next', message: '新密码不得与原密码相同 / expected another password' }]);
    }
    const passwordHash = await hashPassword(next);
    return this.database.write(async (em) => {
      await em.update(PersonEntity, { id: person.id }, { passwordHash, mustChangePassword: false });
      await em.delete(SessionEntity, { personId: person.id, tokenHash: Not(digest(token)) });
      return this.people.get(em, person.id);
    });
  }

  private assertMayTry(username: string): void {
    const waitMs = this.attempts.waitMs(username);
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new Problem({
      type: 'too-many-attempts',
      status: 429,
      title: { zh: '尝试次数过多', en: 'Too many attempts' },
      detail: { zh: `请在${seconds}秒后重试`, en: `try again in ${seconds} seconds` },
    });
  }

  private async store(personId: string, token: string): Promise<void> {
    const createdAt = now();
    const expiresAt = new Date(Date.parse(createdAt) + SESSION_HOURS * 3_600_000).toISOString();
    await this.database.write(async (em) => {
      await em.delete(SessionEntity, { expiresAt: LessThan(createdAt) });
      await em.insert(SessionEntity, { tokenHash: digest(token), personId, createdAt, expiresAt });
    });
  }
}

const now = (): string => new Date(Date.now()).toISOString();
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

function wrongPassword(): Problem {
  return new Problem({
    type: 'wrong-password',
    status: 401,
    title: { zh: '登录失败', en: 'Not signed in' },
    detail: { zh: '用户名或密码不正确', en: 'the user name or the password is wrong' },
  });
}
