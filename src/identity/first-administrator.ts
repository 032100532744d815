import type { EntityManager } from 'typeorm';
import { PersonEntity } from './entities.js';
import { oneTimePassword } from './password.js';
import { PeopleService } from './people.service.js';

export interface FirstAdministrator {
  readonly username: string;
  /** To be shown once: only its hash is stored. */
  readonly oneTimePassword: string;
}

/** Creates the administrator `admin` with a one-time password in an empty service; null when anybody is registered. */
export async function createFirstAdministrator(em: EntityManager): Promise<FirstAdministrator | null> {
  if ((await em.count(PersonEntity)) > 0) return null;
  const password = oneTimePassword();
  await new PeopleService().create(em, {
    username: 'admin',
    name: '系统管理员',
    unit: '信息中心',
    roles: ['administrator'],
    password,
    mustChangePassword: true,
  });
  return { username: 'admin', oneTimePassword: password };
}
