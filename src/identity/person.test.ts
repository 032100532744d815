import { describe, expect, it } from '@jest/globals';
import { localDate } from '../law/calendar/index.js';
import { certificateOn, type Certificate, type Person } from './person.js';

const certificate = (validFrom: string, validTo: string): Certificate => ({
  id: validTo,
  certificateNo: validTo,
  validFrom: localDate(validFrom),
  validTo: localDate(validTo),
});
const officer = (...certificates: Certificate[]): Person => ({ certificates }) as unknown as Person;

describe('PEN-07 the certificate of a day', () => {
  it('counts on its first and last day and on none beside them', () => {
    const person = officer(certificate('2020-01-01', '2025-06-30'));
    const on = (day: string) => certificateOn(person, localDate(day))?.certificateNo ?? null;
    expect([on('2019-12-31'), on('2020-01-01'), on('2025-06-30'), on('2025-07-01')]).toEqual([
      null,
      '2025-06-30',
      '2025-06-30',
      null,
    ]);
  });

  it('is the one that lasts longest when several are valid', () => {
    const person = officer(certificate('2020-01-01', '2027-12-31'), certificate('2021-01-01', '2026-12-31'));
    expect(certificateOn(person, localDate('2025-01-01'))?.certificateNo).toBe('2027-12-31');
  });
});
