import type { LocalDate } from '../law/calendar/index.js';
import type { Actor, Role } from '../platform/index.js';
import type { CertificateEntity, PersonEntity } from './entities.js';

export interface Certificate {
  readonly id: string;
  readonly certificateNo: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/** A person as the rest of the application and the API see one; never the password. */
export interface Person extends Actor {
  readonly roles: readonly Role[];
  readonly unit: string;
  readonly legalQualification: { readonly number: string; readonly obtainedOn: LocalDate } | null;
  readonly reviewerSince: LocalDate | null;
  readonly certificates: readonly Certificate[];
  readonly mustChangePassword: boolean;
  readonly active: boolean;
}

export function toPerson(row: PersonEntity, certificates: readonly CertificateEntity[]): Person {
  const { legalQualificationNumber: number, legalQualificationObtainedOn: obtainedOn } = row;
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    roles: row.roles,
    unit: row.unit,
    legalQualification: number === null || obtainedOn === null ? null : { number, obtainedOn },
    reviewerSince: row.reviewerSince,
    certificates: certificates.map(({ id, certificateNo, validFrom, validTo }) => ({
      id,
      certificateNo,
      validFrom,
      validTo,
    })),
    mustChangePassword: row.mustChangePassword,
    active: row.active,
  };
}

/** The certificate valid on the day that lasts longest; null when the person has none (APL 42). */
export function certificateOn(person: Person, day: LocalDate): Certificate | null {
  const valid = person.certificates.filter((certificate) => certificate.validFrom <= day && day <= certificate.validTo);
  return valid.sort((a, b) => (a.validTo < b.validTo ? 1 : -1))[0] ?? null;
}
