import type { Sequence } from './sequence.js';

const NORMATIVE = { normative: true };

/** Normative documents, with the dates of TC-12 where it has the fact. */
export const NORMATIVE_DOCUMENT: readonly Sequence[] = [
  {
    id: 'NOR-01',
    case: 'TC-12',
    lawful: ['2025-12-24 legal-review=MODIFY', '2025-12-26 revision=ADOPTED', '2026-01-13 collective-discussion=PASS'],
    breaking: ['2025-12-24 legal-review=MODIFY', '2026-01-13 collective-discussion=PASS'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-01.a',
    case: 'TC-12',
    lawful: ['2025-12-24 legal-review=MODIFY', '2025-12-26 revision=ADOPTED'],
    breaking: ['2025-12-24 legal-review=UNLAWFUL', '2025-12-26 revision=ADOPTED'],
  },
  {
    id: 'NOR-02',
    lawful: ['2025-12-30 legal-review=LAWFUL', '2026-01-13 collective-discussion=PASS'],
    breaking: ['2025-12-24 legal-review=UNLAWFUL', '2026-01-13 collective-discussion=PASS'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-02.a',
    case: 'TC-12',
    lawful: ['2025-12-30 legal-review=LAWFUL', '2026-01-14 signing'],
    breaking: ['2025-12-15 review-submission', '2025-12-19 signing'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-02.b',
    case: 'TC-12',
    lawful: ['2025-12-30 legal-review=LAWFUL', '2026-01-16 publication'],
    breaking: ['2025-12-30 legal-review=LAWFUL', '2026-01-05 legal-review=UNLAWFUL', '2026-01-16 publication'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-03',
    lawful: [
      '2025-12-26 revision=NOT_FULLY',
      '2025-12-27 non-adoption-reasons',
      '2026-01-13 collective-discussion=PASS',
    ],
    breaking: ['2025-12-26 revision=NOT_FULLY', '2026-01-13 collective-discussion=PASS'],
  },
  {
    id: 'NOR-04',
    lawful: ['2025-12-30 legal-review=LAWFUL', '2026-01-13 collective-discussion=PASS'],
    breaking: ['2025-12-12 countersigning', '2026-01-13 collective-discussion=PASS'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-08',
    lawful: ['2025-12-12 fair-competition-review=EXCEPTION', '2026-01-14 signing'],
    breaking: ['2025-12-12 fair-competition-review=PASS', '2026-01-05 draft', '2026-01-14 signing'],
    attributes: { economicActivity: true },
  },
  {
    id: 'NOR-10',
    case: 'TC-12',
    lawful: ['2025-11-10 consultation-start', '2025-12-10 consultation-end'],
    breaking: ['2025-11-10 consultation-start', '2025-12-09 consultation-end'],
    attributes: { businessRelated: true, secret: false },
    allowedFrom: '2025-12-10',
  },
  {
    id: 'NOR-10.a',
    case: 'TC-12',
    lawful: ['2025-12-10 consultation-end', '2025-12-15 review-submission'],
    breaking: ['2025-11-10 consultation-start', '2025-12-15 review-submission'],
    attributes: { businessRelated: true, secret: false },
  },
  {
    id: 'NOR-11',
    lawful: ['2025-12-10 consultation-end', '2026-01-13 collective-discussion=PASS'],
    breaking: ['2026-01-13 collective-discussion=PASS'],
    attributes: { vitalInterests: true },
  },
  {
    id: 'NOR-12',
    case: 'TC-12',
    lawful: ['2025-12-15 review-submission', '2025-12-22 collective-discussion=PASS'],
    breaking: ['2025-12-15 review-submission', '2025-12-19 collective-discussion=PASS'],
    allowedFrom: '2025-12-22',
  },
  {
    id: 'NOR-12.a',
    lawful: ['2025-12-15 review-submission', '2025-12-24 legal-review=MODIFY'],
    breaking: ['2025-12-11 draft', '2025-12-24 legal-review=MODIFY'],
  },
  {
    id: 'NOR-13',
    case: 'TC-12',
    lawful: ['2026-01-13 collective-discussion=PASS', '2026-01-14 signing'],
    breaking: ['2026-01-13 collective-discussion=AMEND', '2026-01-14 signing'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-14',
    case: 'TC-12',
    lawful: ['2026-01-14 numbering', '2026-01-16 publication'],
    breaking: ['2026-01-14 signing', '2026-01-16 publication'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-15',
    lawful: ['2026-01-16 publication', '2026-03-02 citation'],
    breaking: ['2026-01-14 signing', '2026-03-02 citation'],
  },
  {
    id: 'NOR-16',
    case: 'TC-12',
    lawful: ['2026-01-16 publication', '2026-02-02 record-filing', '2026-02-10 archive'],
    breaking: ['2026-01-16 publication', '2026-02-10 archive'],
    attributes: NORMATIVE,
  },
  {
    id: 'NOR-18',
    case: 'TC-12',
    lawful: ['2031-02-28 expiry', '2031-03-10 reissue', '2031-03-20 citation'],
    breaking: ['2031-02-28 expiry', '2031-03-20 citation'],
  },
  {
    id: 'NOR-21.a',
    lawful: ['2026-01-16 publication', '2026-03-02 citation'],
    breaking: ['2026-01-14 signing', '2026-03-02 citation'],
    attributes: { discretionBenchmark: true },
  },
  {
    id: 'NOR-22',
    case: 'TC-10',
    lawful: ['2026-09-17 review-inquiry', '2026-10-08 inquiry-reply', '2026-10-20 archive'],
    breaking: ['2026-09-17 review-inquiry', '2026-10-20 archive'],
  },
  {
    id: 'NOR-22.a',
    case: 'TC-10',
    lawful: ['2026-10-12 review-result=UNLAWFUL', '2026-11-01 correction', '2026-11-10 citation'],
    breaking: ['2026-10-12 review-result=UNLAWFUL', '2026-11-10 citation'],
  },
];
