import type { Sequence } from './sequence.js';

/** Administrative reconsideration, with the dates of TC-08, TC-09 and TC-10 where they have the fact. */
export const RECONSIDERATION: readonly Sequence[] = [
  {
    id: 'REC-03',
    lawful: ['2026-04-16 supplement-request'],
    breaking: ['2026-04-16 supplement-request', '2026-04-20 supplement-request'],
  },
  {
    id: 'REC-04',
    lawful: ['2026-04-10 court-acceptance', '2026-04-14 court-dismissal', '2026-04-22 acceptance=ORDINARY'],
    breaking: ['2026-04-10 court-acceptance', '2026-04-22 acceptance=ORDINARY'],
  },
  {
    id: 'REC-05',
    lawful: ['2026-04-20 simple-agreement', '2026-04-22 acceptance=SIMPLE'],
    breaking: ['2026-04-15 application', '2026-04-22 acceptance=SIMPLE'],
    attributes: { simpleListed: false },
  },
  {
    id: 'REC-06',
    case: 'TC-09',
    lawful: ['2025-09-25 acceptance=SIMPLE', '2025-10-20 conversion', '2025-11-20 extension'],
    breaking: ['2025-09-25 acceptance=SIMPLE', '2025-10-20 extension'],
  },
  {
    id: 'REC-07',
    lawful: ['2026-05-20 opinion-hearing', '2026-06-16 decision=REVOKE'],
    breaking: ['2026-04-22 acceptance=ORDINARY', '2026-06-16 decision=REVOKE'],
    attributes: { procedureKind: 'ORDINARY' },
  },
  {
    id: 'REC-08',
    case: 'TC-08',
    lawful: ['2026-06-01 hearing-session', '2026-06-16 decision=REVOKE'],
    breaking: ['2026-05-22 hearing-notice', '2026-06-16 decision=REVOKE'],
    attributes: { majorCase: true },
  },
  {
    id: 'REC-09',
    case: 'TC-08',
    lawful: ['2026-05-22 hearing-notice', '2026-06-01 hearing-session'],
    breaking: ['2026-05-25 hearing-notice', '2026-06-01 hearing-session'],
    allowedFrom: '2026-06-02',
  },
  {
    id: 'REC-09.a',
    lawful: ['2026-05-22 hearing-notice', '2026-06-01 hearing-session'],
    breaking: ['2026-06-01 hearing-session'],
  },
  {
    id: 'REC-11',
    lawful: ['2026-06-05 committee-opinion', '2026-06-16 decision=UPHOLD'],
    breaking: ['2026-06-16 decision=UPHOLD'],
    attributes: { committeeRequired: true },
  },
  {
    id: 'REC-12',
    case: 'TC-08',
    lawful: ['2026-04-28 copy-received', '2026-05-06 evidence-permission', '2026-05-07 evidence=RESPONDENT'],
    breaking: ['2026-04-28 copy-received', '2026-04-29 evidence=RESPONDENT'],
  },
  {
    id: 'REC-13',
    case: 'TC-08',
    lawful: ['2026-05-14 reply=IN_TIME', '2026-06-16 decision=UPHOLD'],
    breaking: ['2026-05-15 reply=LATE', '2026-06-16 decision=UPHOLD'],
  },
  {
    id: 'REC-15',
    lawful: ['2026-06-10 examination', '2026-06-16 decision=REVOKE'],
    breaking: ['2026-06-15 approval=APPROVE', '2026-06-16 decision=REVOKE'],
  },
  {
    id: 'REC-15.a',
    lawful: ['2026-06-10 examination', '2026-06-15 approval=APPROVE', '2026-06-16 decision=REVOKE'],
    breaking: ['2026-06-10 approval=APPROVE', '2026-06-15 examination', '2026-06-16 decision=REVOKE'],
  },
  {
    id: 'REC-16',
    lawful: ['2026-06-15 extension', '2026-06-16 extension-notice', '2026-07-10 decision=REVOKE'],
    breaking: ['2026-06-15 extension', '2026-07-10 decision=REVOKE'],
  },
  {
    id: 'REC-17',
    case: 'TC-10',
    lawful: ['2026-09-14 suspension=NORM_REVIEW', '2026-10-12 resumption', '2026-11-20 decision=REVOKE_PART'],
    breaking: ['2026-09-14 suspension=NORM_REVIEW', '2026-10-05 decision=REVOKE_PART'],
  },
  {
    id: 'REC-17.a',
    case: 'TC-10',
    lawful: ['2026-09-14 suspension=NORM_REVIEW', '2026-09-15 suspension-notice', '2026-10-12 resumption'],
    breaking: ['2026-09-14 suspension=NORM_REVIEW', '2026-10-12 resumption'],
  },
  {
    id: 'REC-18',
    lawful: ['2026-05-06 suspension=WAITING_FOR_PARTY', '2026-07-10 termination=SIXTY_DAYS'],
    breaking: ['2026-05-06 suspension=OTHER', '2026-07-10 termination=SIXTY_DAYS'],
  },
  {
    id: 'REC-18.a',
    lawful: ['2026-05-06 suspension=WAITING_FOR_PARTY', '2026-07-07 termination=SIXTY_DAYS'],
    breaking: ['2026-05-06 suspension=WAITING_FOR_PARTY', '2026-07-03 termination=SIXTY_DAYS'],
    allowedFrom: '2026-07-07',
  },
  {
    id: 'REC-19',
    case: 'TC-10',
    lawful: ['2026-09-14 norm-review-request', '2026-10-12 norm-review-result', '2026-11-20 decision=REVOKE_PART'],
    breaking: ['2026-09-14 norm-review-request', '2026-10-05 decision=REVOKE_PART'],
  },
  {
    id: 'REC-19.a',
    case: 'TC-10',
    lawful: ['2026-09-14 norm-review-request', '2026-09-14 suspension=NORM_REVIEW', '2026-10-12 norm-review-result'],
    breaking: ['2026-09-14 norm-review-request', '2026-10-12 norm-review-result'],
  },
  {
    id: 'REC-23',
    lawful: ['2026-05-20 file-access-request', '2026-05-22 file-access=GIVEN', '2026-06-16 decision=REVOKE'],
    breaking: ['2026-05-20 file-access-request', '2026-06-16 decision=REVOKE'],
  },
  {
    id: 'REC-25',
    lawful: ['2026-06-18 service', '2026-06-20 copy-to-superior', '2026-07-10 closing'],
    breaking: ['2026-06-18 service', '2026-07-10 closing'],
    attributes: { respondentIsDepartment: true },
  },
  { id: 'REC-27', lawful: ['2026-04-15 application'], breaking: ['2026-04-15 application', '2026-04-16 fee'] },
  {
    id: 'RSP-01',
    case: 'TC-08',
    lawful: ['2026-04-28 copy-received', '2026-05-14 reply=IN_TIME', '2026-07-10 closing'],
    breaking: ['2026-04-28 copy-received', '2026-07-10 closing'],
  },
  {
    id: 'RSP-03',
    lawful: ['2026-04-16 act-reviewed=UPHOLD', '2026-04-20 forwarding', '2026-07-10 closing'],
    breaking: ['2026-04-16 act-reviewed=UPHOLD', '2026-07-10 closing'],
  },
  {
    id: 'RSP-04',
    lawful: ['2026-06-18 opinion-letter', '2026-08-10 correction-report', '2026-08-20 closing'],
    breaking: ['2026-06-18 opinion-letter', '2026-08-20 closing'],
  },
  {
    id: 'RSP-05',
    lawful: ['2026-06-18 result=TERM_SET', '2026-08-10 performance', '2026-08-20 closing'],
    breaking: ['2026-06-18 result=TERM_SET', '2026-08-20 closing'],
  },
];
