/** Role ids of the domain reference §1.a, plus those who run the service. */
export const ROLES = [
  'enforcement_officer',
  'case_examiner',
  'legal_reviewer',
  'hearing_host',
  'head',
  'chief',
  'panel',
  'disclosure_officer',
  'archivist',
  'legal_office',
  'supervisor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
