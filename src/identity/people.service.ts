import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { LocalDate } from '../law/calendar/index.js';
import { Problem, type Role } from '../platform/index.js';
import { CertificateEntity, PersonEntity, SessionEntity } from './entities.js';
import { toPerson, type Person } from './person.js';
import { hashPassword } from './password.js';

export interface PersonInput {
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly legalQualification?: { readonly number: string; readonly obtainedOn: LocalDate } | null | undefined;
  readonly reviewerSince?: LocalDate | null | undefined;
  readonly active?: boolean | undefined;
}

export interface NewPerson extends PersonInput {
  readonly username: string;
  readonly password: string;
  /** True for one-time passwords; the person may then do nothing but choose another. */
  readonly mustChangePassword: boolean;
  /** Default: a random UUID. */
  readonly id?: string | undefined;
}

export interface CertificateInput {
  readonly certificateNo: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/** People and what they may do. Every method works inside the transaction of the entity manager it is given. */
@Injectable()
export class PeopleService {
  /** The person; 404 when there is none. */
  async get(em: EntityManager, id: string): Promise<Person> {
    const person = await this.find(em, id);
    if (person === null) throw Problem.notFound({ zh: `没有编号为 ${id} 的人员`, en: `no person with id ${id}` });
    return person;
  }

  /** The person, also one whose access has ended; null when there is none. */
  async find(em: EntityManager, id: string): Promise<Person | null> {
    return (await this.findAll(em, [id])).get(id) ?? null;
  }

  /** The people with these ids; unknown ids are left out. */
  async findAll(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const rows = await em.findBy(PersonEntity, { id: In([...new Set(ids)]) });
    return new Map((await withCertificates(em, rows)).map((person) => [person.id, person]));
  }

  /** Active people in the order of their user names, all or those who hold the role. */
  async list(em: EntityManager, role: Role | null = null): Promise<readonly Person[]> {
    const rows = await em.find(PersonEntity, { where: { active: true }, order: { username: 'ASC' } });
    return withCertificates(em, role === null ? rows : rows.filter((row) => row.roles.includes(role)));
  }

  /** The person exists with this password. 409 `username-taken` when somebody has the name. */
  async create(em: EntityManager, input: NewPerson): Promise<Person> {
    if (await em.existsBy(PersonEntity, { username: input.username })) {
      throw Problem.conflict('username-taken', {
        zh: `用户名 ${input.username} 已被使用`,
        en: `the user name ${input.username} is taken`,
      });
    }
    const { username, mustChangePassword, id = randomUUID() } = input;
    const passwordHash = await hashPassword(input.password);
    await em.insert(PersonEntity, { id, username, passwordHash, mustChangePassword, ...columns(input) });
    return this.get(em, id);
  }

  /** The person is as the input says; an inactive one is signed out everywhere. */
  async update(em: EntityManager, id: string, input: PersonInput): Promise<Person> {
    await this.get(em, id);
    await em.update(PersonEntity, { id }, columns(input));
    if (input.active === false) await em.delete(SessionEntity, { personId: id });
    return this.get(em, id);
  }

  /** The person has this one-time password and is signed out everywhere. */
  async resetPassword(em: EntityManager, id: string, password: string): Promise<Person> {
    await this.get(em, id);
    const passwordHash = await hashPassword(password);
    await em.update(PersonEntity, { id }, { passwordHash, mustChangePassword: true });
    await em.delete(SessionEntity, { personId: id });
    return this.get(em, id);
  }

  /** The certificate is on file. 409 `certificate-on-file` when the same one is. */
  async addCertificate(em: EntityManager, personId: string, input: CertificateInput): Promise<Person> {
    await this.get(em, personId);
    const { certificateNo, validFrom } = input;
    if (await em.existsBy(CertificateEntity, { personId, certificateNo, validFrom })) {
      throw Problem.conflict('certificate-on-file', {
        zh: `执法证 ${certificateNo}（自${validFrom}）已登记`,
        en: `certificate ${certificateNo} from ${validFrom} is on file`,
      });
    }
    await em.insert(CertificateEntity, { id: randomUUID(), personId, ...input });
    return this.get(em, personId);
  }
}

function columns(input: PersonInput): Omit<PersonEntity, 'id' | 'username' | 'passwordHash' | 'mustChangePassword'> {
  return {
    name: input.name,
    unit: input.unit,
    roles: [...input.roles],
    active: input.active ?? true,
    legalQualificationNumber: input.legalQualification?.number ?? null,
    legalQualificationObtainedOn: input.legalQualification?.obtainedOn ?? null,
    reviewerSince: input.reviewerSince ?? null,
  };
}

async function withCertificates(em: EntityManager, rows: readonly PersonEntity[]): Promise<Person[]> {
  const certificates = await em.find(CertificateEntity, {
    where: { personId: In(rows.map((row) => row.id)) },
    order: { validFrom: 'ASC' },
  });
  return rows.map((row) =>
    toPerson(
      row,
      certificates.filter((certificate) => certificate.personId === row.id),
    ),
  );
}
