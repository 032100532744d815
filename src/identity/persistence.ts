import { CertificateEntity, PersonEntity, SessionEntity } from './entities.js';
import { Identity1700000000100 } from './migrations.js';

export const entities = [PersonEntity, CertificateEntity, SessionEntity];
export const migrations = [Identity1700000000100];
