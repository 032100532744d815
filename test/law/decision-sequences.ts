import type { Sequence } from './sequence.js';

/** Major administrative decisions, with the dates of TC-11 where it has the fact. */
export const MAJOR_DECISION: readonly Sequence[] = [
  {
    id: 'MDR-01',
    case: 'TC-11',
    lawful: ['2026-03-26 legal-review=LAWFUL', '2026-03-31 collective-discussion=PASS'],
    breaking: ['2026-03-10 legal-review=UNLAWFUL', '2026-03-31 collective-discussion=PASS'],
  },
  {
    id: 'MDR-01.a',
    lawful: [
      '2026-03-26 legal-review=EXPLORATORY',
      '2026-03-27 risk-statement',
      '2026-03-31 collective-discussion=PASS',
    ],
    breaking: ['2026-03-26 legal-review=EXPLORATORY', '2026-03-31 collective-discussion=PASS'],
  },
  {
    id: 'MDR-01.b',
    lawful: ['2026-03-26 legal-review=LAWFUL_AFTER_CHANGE', '2026-03-28 change-confirmation'],
    breaking: ['2026-03-10 legal-review=UNLAWFUL', '2026-03-28 change-confirmation'],
  },
  {
    id: 'MDR-02',
    case: 'TC-11',
    lawful: ['2026-03-10 legal-review=UNLAWFUL', '2026-03-26 legal-review=LAWFUL', '2026-03-31 agenda'],
    breaking: ['2026-03-10 legal-review=UNLAWFUL', '2026-03-12 agenda'],
  },
  {
    id: 'MDR-02.a',
    case: 'TC-11',
    lawful: ['2026-03-26 legal-review=LAWFUL', '2026-04-08 decision'],
    breaking: ['2026-03-26 legal-review=LAWFUL', '2026-04-01 legal-review=UNLAWFUL', '2026-04-08 decision'],
  },
  {
    id: 'MDR-03',
    case: 'TC-11',
    lawful: ['2026-03-18 draft', '2026-03-26 legal-review=LAWFUL', '2026-03-31 collective-discussion=PASS'],
    breaking: ['2026-03-26 legal-review=LAWFUL', '2026-03-30 draft', '2026-03-31 collective-discussion=PASS'],
  },
  {
    id: 'MDR-04',
    lawful: ['2026-03-26 legal-review=LAWFUL', '2026-03-31 agenda'],
    breaking: ['2026-02-20 consultation', '2026-03-31 agenda'],
  },
  {
    id: 'MDR-06',
    case: 'TC-11',
    lawful: ['2026-03-02 review-submission', '2026-03-12 agenda'],
    breaking: ['2026-03-02 review-submission', '2026-03-09 agenda'],
    allowedFrom: '2026-03-12',
  },
  {
    id: 'MDR-06.a',
    case: 'TC-11',
    lawful: ['2026-03-18 review-submission', '2026-03-30 collective-discussion=PASS'],
    breaking: ['2026-03-18 review-submission', '2026-03-27 collective-discussion=PASS'],
    allowedFrom: '2026-03-30',
  },
  {
    id: 'MDR-07',
    lawful: ['2026-02-14 consultation-end', '2026-03-10 legal-review=LAWFUL'],
    breaking: ['2026-01-15 consultation-start', '2026-03-10 legal-review=LAWFUL'],
    attributes: { secret: false },
  },
  {
    id: 'MDR-08',
    case: 'TC-11',
    lawful: ['2026-01-15 consultation-start', '2026-02-14 consultation-end'],
    breaking: ['2026-01-15 consultation-start', '2026-02-13 consultation-end'],
    allowedFrom: '2026-02-14',
  },
  {
    id: 'MDR-10',
    case: 'TC-11',
    lawful: ['2026-02-26 expert-opinion', '2026-03-31 agenda'],
    breaking: ['2026-02-27 risk-assessment=CONTROLLABLE', '2026-03-31 agenda'],
    attributes: { specialised: true },
  },
  {
    id: 'MDR-11',
    case: 'TC-11',
    lawful: ['2026-02-27 risk-assessment=CONTROLLABLE', '2026-03-31 agenda'],
    breaking: ['2026-02-27 risk-assessment=NOT_CONTROLLABLE', '2026-03-31 agenda'],
    attributes: { stabilityRisk: true },
  },
  {
    id: 'MDR-12',
    case: 'TC-11',
    lawful: ['2026-02-28 fair-competition-review=PASS', '2026-03-31 agenda'],
    breaking: ['2026-02-28 fair-competition-review=VIOLATION', '2026-03-31 agenda'],
    attributes: { marketAffected: true },
  },
  {
    id: 'MDR-16',
    case: 'TC-11',
    lawful: ['2026-04-03 party-report', '2026-04-08 decision'],
    breaking: ['2026-03-31 collective-discussion=PASS', '2026-04-08 decision'],
  },
  {
    id: 'MDR-17',
    case: 'TC-11',
    lawful: ['2026-04-08 decision', '2026-04-10 publication', '2026-04-20 archive'],
    breaking: ['2026-04-08 decision', '2026-04-20 archive'],
    attributes: { secret: false },
  },
  {
    id: 'MDR-19',
    lawful: ['2026-04-08 decision', '2026-07-01 emergency-suspension', '2026-07-02 decision-change'],
    breaking: ['2026-03-31 collective-discussion=PASS', '2026-04-08 decision', '2026-07-02 decision-change'],
  },
  {
    id: 'MDR-20',
    lawful: ['2026-02-27 risk-assessment=CONTROLLABLE by institute.a', '2027-04-01 evaluation by institute.b'],
    breaking: ['2026-02-27 risk-assessment=CONTROLLABLE by institute.a', '2027-04-01 evaluation by institute.a'],
  },
];
