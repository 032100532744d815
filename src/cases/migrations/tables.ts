/** One table as the first migration creates it. Plain SQL that SQLite and PostgreSQL read alike. Frozen once released. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

const text = (...names: string[]): string[] => names.map((name) => `"${name}" text NOT NULL`);
const textOrNull = (...names: string[]): string[] => names.map((name) => `"${name}" text`);
const day = (...names: string[]): string[] =>
  names.map((name) => `"${name}" text NOT NULL CHECK (length("${name}") = 10)`);
const dayOrNull = (...names: string[]): string[] =>
  names.map((name) => `"${name}" text CHECK (length("${name}") = 10)`);
const flag = (...names: string[]): string[] => names.map((name) => `"${name}" boolean NOT NULL`);
const oneOf = (name: string, ...values: string[]): string =>
  `"${name}" text NOT NULL CHECK ("${name}" IN (${values.map((value) => `'${value}'`).join(', ')}))`;
const amount = `"amount" numeric(16, 2) NOT NULL CHECK ("amount" >= 0)`;
const person = (name: string): string => `"${name}" text NOT NULL REFERENCES "person" ("id")`;
/** A row of the same case: the pair is the key, so a row of another case can never be meant. */
const sameCase = (column: string, table: string): string[] => [
  `"${column}" text NOT NULL`,
  `FOREIGN KEY ("${column}", "caseId") REFERENCES "${table}" ("id", "caseId")`,
];
const OUTCOMES = ['PENALTY', 'NO_PENALTY_MINOR', 'NO_PENALTY_NOT_ESTABLISHED', 'CRIMINAL_TRANSFER'];
const SERVICE_MODES = ['DIRECT', 'MAIL', 'LEFT', 'ANNOUNCEMENT'];
const FINE_ONLY_IN_PENALTY = `CHECK (("outcome" = 'PENALTY') = ("amount" > 0))`;
const REVIEW_POINTS = ['competence', 'qualification', 'procedure', 'evidence', 'application', 'documents', 'transfer'];

export const HEAD: Table = {
  name: 'penalty_case',
  columns: [
    `"id" text PRIMARY KEY`,
    `"caseNo" text NOT NULL UNIQUE`,
    `"caseYear" integer NOT NULL`,
    `"caseNumber" integer NOT NULL CHECK ("caseNumber" > 0)`,
    oneOf('partyType', 'CITIZEN', 'ORGANISATION'),
    ...text('partyName', 'causeOfAction'),
    ...day('clueReceivedOn'),
    ...dayOrNull('filedOn'),
    oneOf('state', 'OPEN', 'CLOSED', 'ARCHIVED'),
    `"recordCount" integer NOT NULL CHECK ("recordCount" >= 0)`,
    ...text('recordHead'),
    `UNIQUE ("caseYear", "caseNumber")`,
  ],
};

export const RECORD: Table = {
  name: 'case_record',
  columns: [
    `"caseId" text NOT NULL REFERENCES "penalty_case" ("id")`,
    `"seq" integer NOT NULL CHECK ("seq" > 0)`,
    ...text('kind', 'subjectId'),
    ...day('on'),
    ...text('recordedAt'),
    person('actorId'),
    ...text('payload'),
    ...['payloadHash', 'prevHash', 'hash', 'seal'].map(
      (name) => `"${name}" text NOT NULL CHECK (length("${name}") = 64)`,
    ),
    `PRIMARY KEY ("caseId", "seq")`,
    `UNIQUE ("caseId", "kind", "subjectId")`,
  ],
};

/** Columns and keys every row of the case file has; those of its own stand between. */
export function factTable({ name, columns }: Table): Table {
  const own = columns.filter((column) => column.startsWith('"'));
  const constraints = columns.filter((column) => !column.startsWith('"'));
  return {
    name,
    columns: [
      `"id" text PRIMARY KEY`,
      `"caseId" text NOT NULL REFERENCES "penalty_case" ("id")`,
      `"seq" integer NOT NULL`,
      ...day('on'),
      person('actorId'),
      ...own,
      `UNIQUE ("id", "caseId")`,
      `UNIQUE ("caseId", "seq")`,
      `FOREIGN KEY ("caseId", "seq") REFERENCES "case_record" ("caseId", "seq")`,
      ...constraints,
    ],
  };
}

/** In an order in which every table comes after those it refers to. */
export const FACTS: readonly Table[] = [
  {
    name: 'party',
    columns: [
      oneOf('type', 'CITIZEN', 'ORGANISATION'),
      ...text('name', 'idNo'),
      ...textOrNull('representative', 'address'),
    ],
  },
  {
    name: 'clue',
    columns: [
      ...text('source', 'place'),
      ...day('foundOn'),
      ...dayOrNull('actEndedOn'),
      ...textOrNull('harm'),
      ...text('suspectedAct', 'causeOfAction', 'legalBasis'),
    ],
  },
  { name: 'intake', columns: [oneOf('proposal', 'FILE', 'NO_FILE'), ...text('opinion')] },
  { name: 'filing', columns: [oneOf('result', 'FILE', 'NO_FILE'), ...text('opinion')] },
  { name: 'filing_refusal', columns: [...text('reason'), ...flag('replied')] },
  {
    name: 'investigation',
    columns: [
      ...day('startedOn', 'finishedOn'),
      ...flag('certificatesShown', 'recusalRightTold'),
      ...text('facts'),
      `"exceedance" double precision`,
      `"durationHours" double precision`,
      `"pollutantCount" integer`,
      `"toxic" boolean`,
      ...dayOrNull('lastFindingOn'),
      `CHECK ("startedOn" <= "finishedOn")`,
    ],
  },
  {
    name: 'investigation_officer',
    columns: [
      ...sameCase('investigationId', 'investigation'),
      person('personId'),
      `"certificateId" text REFERENCES "certificate" ("id")`,
      ...textOrNull('certificateNo'),
      ...dayOrNull('validFrom', 'validTo'),
      `UNIQUE ("investigationId", "personId")`,
    ],
  },
  {
    name: 'monitoring',
    columns: [
      ...sameCase('investigationId', 'investigation'),
      ...text('institution'),
      ...day('sentOn', 'reportedOn'),
      ...dayOrNull('toldOn'),
      `CHECK ("sentOn" <= "reportedOn")`,
    ],
  },
  { name: 'order_to_correct', columns: sameCase('investigationId', 'investigation') },
  { name: 'correction', columns: sameCase('investigationId', 'investigation') },
  {
    name: 'investigation_report',
    columns: [...text('summary'), oneOf('conclusion', 'VIOLATION', 'NO_VIOLATION'), ...text('proposal')],
  },
  { name: 'examination', columns: [oneOf('result', 'PASS', 'RETURN'), ...text('opinion')] },
  {
    name: 'evidence',
    columns: [
      ...text('kind', 'title', 'proves'),
      `"sha256" text NOT NULL CHECK (length("sha256") = 64)`,
      ...text('fileName', 'mediaType'),
      `"sizeBytes" integer NOT NULL CHECK ("sizeBytes" >= 0)`,
    ],
  },
  {
    name: 'draft',
    columns: [
      oneOf('outcome', ...OUTCOMES),
      amount,
      ...textOrNull('ground'),
      ...text('facts', 'reasons', 'legalBasis'),
      ...textOrNull('discretion', 'educationRecord', 'listedExemption'),
      ...flag('hearingRequired', 'panelRequired'),
      ...text('reviewBasis'),
      ...flag('noticeRequired'),
      ...text('contentHash', 'substanceHash'),
      FINE_ONLY_IN_PENALTY,
    ],
  },
  {
    name: 'notice',
    columns: [
      ...sameCase('draftId', 'draft'),
      ...text('documentNo'),
      oneOf('serviceMode', ...SERVICE_MODES),
      ...text('receiptNo'),
      ...day('deemedServedOn'),
      amount,
      ...text('substanceHash'),
      ...flag('hearingRightStated', 'hearingRequired'),
      ...day('windowClosesOn'),
      `CHECK ("deemedServedOn" >= "on")`,
      `CHECK ("windowClosesOn" > "deemedServedOn")`,
    ],
  },
  {
    name: 'waiver',
    columns: [...sameCase('noticeId', 'notice'), `"documentRef" text NOT NULL CHECK (length("documentRef") > 0)`],
  },
  { name: 'statement', columns: [...sameCase('noticeId', 'notice'), ...text('points')] },
  {
    name: 'reexamination',
    columns: [...sameCase('statementId', 'statement'), ...text('answers'), oneOf('result', 'UNCHANGED', 'CHANGED')],
  },
  { name: 'hearing_request', columns: sameCase('noticeId', 'notice') },
  {
    name: 'hearing_notice',
    columns: [
      ...sameCase('requestId', 'hearing_request'),
      ...day('scheduledOn'),
      ...text('place'),
      person('hostId'),
      oneOf('mode', 'PUBLIC', 'CLOSED'),
    ],
  },
  {
    name: 'hearing',
    columns: [
      ...sameCase('requestId', 'hearing_request'),
      ...day('heldOn'),
      oneOf('ended', 'HELD', 'ABSENT'),
      ...flag('transcriptSigned'),
      ...text('summary'),
      `UNIQUE ("requestId")`,
      `CHECK ("heldOn" <= "on")`,
    ],
  },
  {
    name: 'hearing_report',
    columns: [...sameCase('requestId', 'hearing_request'), ...text('opinion'), oneOf('result', 'UPHOLD', 'CHANGE')],
  },
  {
    name: 'hearing_withdrawal',
    columns: [
      ...sameCase('requestId', 'hearing_request'),
      `"documentRef" text NOT NULL CHECK (length("documentRef") > 0)`,
      `UNIQUE ("requestId")`,
    ],
  },
  {
    name: 'review',
    columns: [
      ...sameCase('draftId', 'draft'),
      ...text('draftHash'),
      oneOf('outcome', 'APPROVE', 'IMPROVE', 'REJECT'),
      ...REVIEW_POINTS.map((name) => oneOf(name, 'PASS', 'FAIL')),
      ...text('reasons'),
      `"returnTo" text CHECK ("returnTo" IN ('DRAFT', 'INVESTIGATION'))`,
      ...text('reviewBasis'),
      ...flag('reviewerQualified'),
      ...textOrNull('qualificationNo'),
      `CHECK ("outcome" <> 'APPROVE' OR (${REVIEW_POINTS.map((name) => `"${name}" = 'PASS'`).join(' AND ')}))`,
    ],
  },
  {
    name: 'discussion',
    columns: [
      ...sameCase('draftId', 'draft'),
      ...text('draftHash', 'place'),
      oneOf('result', 'AGREE', 'CHANGE', 'REJECT'),
      ...flag('signed'),
    ],
  },
  {
    name: 'discussion_member',
    columns: [
      ...sameCase('discussionId', 'discussion'),
      person('personId'),
      ...text('opinion'),
      ...flag('agree'),
      `UNIQUE ("discussionId", "personId")`,
    ],
  },
  {
    name: 'decision',
    columns: [
      `"documentNo" text NOT NULL UNIQUE CHECK (length("documentNo") > 0)`,
      ...sameCase('draftId', 'draft'),
      ...text('draftHash'),
      ...sameCase('reviewId', 'review'),
      oneOf('outcome', ...OUTCOMES),
      amount,
      `UNIQUE ("caseId")`,
      FINE_ONLY_IN_PENALTY,
    ],
  },
  { name: 'recusal_request', columns: [person('personId'), ...text('reason'), ...flag('concernsChief')] },
  {
    name: 'recusal_decision',
    columns: [
      ...sameCase('recusalId', 'recusal_request'),
      oneOf('result', 'GRANTED', 'REFUSED'),
      ...text('reason'),
      `UNIQUE ("recusalId")`,
    ],
  },
  {
    name: 'criminal_transfer',
    columns: [
      ...sameCase('decisionId', 'decision'),
      ...day('approvedOn'),
      ...text('receiptNo'),
      ...flag('copyToProcuratorate'),
      `CHECK ("approvedOn" <= "on")`,
    ],
  },
  {
    name: 'service',
    columns: [
      ...sameCase('decisionId', 'decision'),
      oneOf('mode', ...SERVICE_MODES),
      ...text('recipient', 'receiptNo'),
      ...day('deemedServedOn'),
      `CHECK ("deemedServedOn" >= "on")`,
    ],
  },
  { name: 'publication', columns: [...sameCase('decisionId', 'decision'), ...text('channel'), ...flag('redacted')] },
  { name: 'payment', columns: [...sameCase('decisionId', 'decision'), amount, ...text('receiptNo')] },
  {
    name: 'closing',
    columns: [
      oneOf('condition', 'PERFORMED', 'NO_PENALTY', 'TRANSFERRED', 'COURT_ACCEPTED'),
      ...text('opinion'),
      `UNIQUE ("caseId")`,
    ],
  },
  {
    name: 'archive',
    columns: [
      ...text('volumeNo'),
      `"retentionYears" integer NOT NULL CHECK ("retentionYears" > 0)`,
      `UNIQUE ("caseId")`,
    ],
  },
];
