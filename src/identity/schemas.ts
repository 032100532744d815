import { z } from 'zod';
import type { LocalDate } from '../law/calendar/index.js';
import { ROLES } from '../platform/index.js';
import { PASSWORD_LENGTH_MIN } from './session.service.js';

const day = z.iso.date() as unknown as z.ZodType<LocalDate, LocalDate>;
const line = z.string().trim().min(1).max(200);

export const SignInBody = z.object({ username: z.string().max(200), password: z.string().max(1000) });

export const PasswordBody = z.object({
  current: z.string().max(1000),
  next: z.string().min(PASSWORD_LENGTH_MIN).max(1000),
});

const person = {
  name: line,
  unit: line,
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  legalQualification: z.object({ number: line, obtainedOn: day }).nullish(),
  reviewerSince: day.nullish(),
};

export const NewPersonBody = z.object({ username: line.regex(/^[\w.-]+$/), ...person });
export const PersonBody = z.object({ ...person, active: z.boolean().optional() });

export const CertificateBody = z
  .object({ certificateNo: line, validFrom: day, validTo: day })
  .refine(({ validFrom, validTo }) => validFrom <= validTo, {
    path: ['validTo'],
    message: 'expected a day not before validFrom',
  });

/** What the API says of a person. */
export const PersonView = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  unit: z.string(),
  legalQualification: z.object({ number: z.string(), obtainedOn: z.iso.date() }).nullable(),
  reviewerSince: z.iso.date().nullable(),
  certificates: z.array(
    z.object({ id: z.string(), certificateNo: z.string(), validFrom: z.iso.date(), validTo: z.iso.date() }),
  ),
  mustChangePassword: z.boolean(),
  active: z.boolean(),
});
