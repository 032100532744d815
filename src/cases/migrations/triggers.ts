/**
 * Layer 4 of the gate: conditions the database itself refuses, whoever writes. `refusedIf` is plain SQL over NEW and OLD
 * that both dialects read alike; `text` begins with the id of the obligation. Frozen once released.
 */
export interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly event: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly refusedIf: string;
  readonly text: string;
}

const IN_CASE = `"caseId" = NEW."caseId"`;
const REVIEW = `SELECT 1 FROM "review" r WHERE r."id" = NEW."reviewId" AND r.${IN_CASE}`;
const REVIEW_SEQ = `(SELECT r."seq" FROM "review" r WHERE r."id" = NEW."reviewId" AND r.${IN_CASE})`;
const REVIEW_ON = `(SELECT r."on" FROM "review" r WHERE r."id" = NEW."reviewId" AND r.${IN_CASE})`;
const LAST_NOTICE = `n.${IN_CASE} AND n."seq" = (SELECT MAX(m."seq") FROM "notice" m WHERE m.${IN_CASE})`;
const CARRIED = `SELECT 1 FROM "case_record" e WHERE e.${IN_CASE} AND e."kind" = 'legal-review'
  AND e."subjectId" = r."id" AND e."seq" = r."seq"`;

/** Obligation, condition, text: what a decision row must not be. */
const DECISION_RULES: readonly (readonly [string, string, string])[] = [
  [
    'PEN-01',
    `NOT EXISTS (${REVIEW} AND r."draftId" = NEW."draftId" AND r."draftHash" = NEW."draftHash"
      AND r."on" <= NEW."on" AND EXISTS (${CARRIED}))`,
    'no legal review of exactly this draft is carried by the record chain (APL 58)',
  ],
  [
    'PEN-02',
    `NOT EXISTS (${REVIEW} AND r."outcome" = 'APPROVE') OR EXISTS (SELECT 1 FROM "review" l WHERE l.${IN_CASE}
      AND l."draftHash" = NEW."draftHash" AND l."seq" > ${REVIEW_SEQ})`,
    'the last legal review of this draft is not an approval (APL 58)',
  ],
  [
    'PEN-03',
    `NOT EXISTS (SELECT 1 FROM "draft" d WHERE d."id" = NEW."draftId" AND d.${IN_CASE} AND d."contentHash" = NEW."draftHash")
      OR EXISTS (SELECT 1 FROM "draft" d WHERE d.${IN_CASE} AND d."seq" > ${REVIEW_SEQ})
      OR EXISTS (SELECT 1 FROM "evidence" v WHERE v.${IN_CASE} AND v."seq" > ${REVIEW_SEQ})`,
    'draft or evidence changed after the approval (CF24 19)',
  ],
  [
    'PEN-04',
    `EXISTS (SELECT 1 FROM "hearing" h WHERE h.${IN_CASE} AND (h."on" > ${REVIEW_ON} OR h."seq" > ${REVIEW_SEQ}))`,
    'the approval is older than the close of the hearing (APL 58)',
  ],
  [
    'PEN-05',
    `EXISTS (${REVIEW} AND r."reviewerQualified" = FALSE)`,
    'the reviewer lacks the legal qualification (APL 58)',
  ],
  [
    'PEN-06',
    `EXISTS (SELECT 1 FROM "investigation_officer" o JOIN "review" r ON r."actorId" = o."personId"
      WHERE r."id" = NEW."reviewId" AND o.${IN_CASE})`,
    'the reviewer investigated the case (EEP-M 38)',
  ],
  [
    'PEN-09',
    `EXISTS (SELECT 1 FROM "recusal_request" q WHERE q.${IN_CASE}
      AND NOT EXISTS (SELECT 1 FROM "recusal_decision" a WHERE a."recusalId" = q."id"))`,
    'a recusal request is open (APL 43)',
  ],
  [
    'PEN-10',
    `NEW."outcome" = 'PENALTY' AND NOT EXISTS (SELECT 1 FROM "notice" n WHERE n.${IN_CASE} AND n."receiptNo" <> '')`,
    'no prior notice was served with proof (APL 44)',
  ],
  [
    'PEN-11',
    `NEW."outcome" = 'PENALTY' AND EXISTS (SELECT 1 FROM "notice" n WHERE ${LAST_NOTICE} AND NEW."on" <= n."windowClosesOn"
      AND NOT EXISTS (SELECT 1 FROM "waiver" w WHERE w."noticeId" = n."id" AND w."on" <= NEW."on"))`,
    'the window for statement and defence is open and was not waived (APL 62)',
  ],
  [
    'PEN-13',
    `EXISTS (SELECT 1 FROM "hearing_request" q WHERE q.${IN_CASE}
      AND NOT EXISTS (SELECT 1 FROM "hearing" h WHERE h."requestId" = q."id")
      AND NOT EXISTS (SELECT 1 FROM "hearing_withdrawal" w WHERE w."requestId" = q."id"))`,
    'a hearing was requested and has not closed (APL 63)',
  ],
  [
    'PEN-17',
    `EXISTS (SELECT 1 FROM "draft" d WHERE d."id" = NEW."draftId" AND d."panelRequired" = TRUE)
      AND NOT EXISTS (SELECT 1 FROM "discussion" s WHERE s.${IN_CASE} AND s."draftHash" = NEW."draftHash"
        AND s."result" = 'AGREE' AND s."signed" = TRUE AND s."on" <= NEW."on"
        AND s."seq" = (SELECT MAX(t."seq") FROM "discussion" t WHERE t.${IN_CASE} AND t."draftHash" = NEW."draftHash"))`,
    'no signed collective discussion agreed to this draft (APL 57)',
  ],
  [
    'PEN-20',
    `NOT EXISTS (SELECT 1 FROM "draft" d WHERE d."id" = NEW."draftId" AND d."outcome" = NEW."outcome"
      AND d."amount" = NEW."amount") OR EXISTS (SELECT 1 FROM "decision" d WHERE d.${IN_CASE})`,
    'a case has one decision, with the outcome and amount of its draft (APL 57)',
  ],
];

export const DECISION_TRIGGERS: readonly Trigger[] = DECISION_RULES.map(([id, refusedIf, text]) => ({
  name: `decision_${id.toLowerCase().replace('-', '_')}`,
  table: 'decision',
  event: 'INSERT',
  refusedIf,
  text: `${id} ${text}`,
}));

/** Rows are written once; an archived case takes no more of them. */
export function factTriggers(table: string): readonly Trigger[] {
  return [
    ...unchanging(table, `"id" = NEW."id" OR ("caseId" = NEW."caseId" AND "seq" = NEW."seq")`),
    notArchived(table),
  ];
}

export const RECORD_TRIGGERS: readonly Trigger[] = [
  ...unchanging('case_record', `"caseId" = NEW."caseId" AND "seq" = NEW."seq"`),
  notArchived('case_record'),
  {
    name: 'case_record_continues',
    table: 'case_record',
    event: 'INSERT',
    refusedIf: `NOT EXISTS (SELECT 1 FROM "penalty_case" c WHERE c."id" = NEW."caseId" AND c."recordCount" + 1 = NEW."seq"
      AND c."recordHead" = NEW."prevHash")`,
    text: 'PEN-42 an entry continues the record chain of its case',
  },
];

export const HEAD_TRIGGERS: readonly Trigger[] = [
  ...unchanging('penalty_case', `"id" = NEW."id" OR "caseNo" = NEW."caseNo"`).filter(({ event }) => event !== 'UPDATE'),
  {
    name: 'penalty_case_archived',
    table: 'penalty_case',
    event: 'UPDATE',
    refusedIf: `OLD."state" = 'ARCHIVED'`,
    text: 'PEN-42 the case is archived',
  },
  {
    name: 'penalty_case_chain_grows',
    table: 'penalty_case',
    event: 'UPDATE',
    refusedIf: `NEW."recordCount" < OLD."recordCount" OR NEW."id" <> OLD."id" OR NEW."caseNo" <> OLD."caseNo"`,
    text: 'PEN-42 a record chain never gets shorter and a case keeps its number',
  },
];

/**
 * No UPDATE, no DELETE. The third one refuses an INSERT in place of an existing row: SQLite's INSERT OR REPLACE deletes
 * the old row without firing triggers on DELETE.
 */
function unchanging(table: string, sameRow: string): readonly Trigger[] {
  const text = `PEN-42 rows of ${table} are never changed or removed; corrections are new entries`;
  return [
    { name: `${table}_no_update`, table, event: 'UPDATE', refusedIf: 'TRUE', text },
    { name: `${table}_no_delete`, table, event: 'DELETE', refusedIf: 'TRUE', text },
    {
      name: `${table}_no_replace`,
      table,
      event: 'INSERT',
      refusedIf: `EXISTS (SELECT 1 FROM "${table}" WHERE ${sameRow})`,
      text,
    },
  ];
}

function notArchived(table: string): Trigger {
  return {
    name: `${table}_not_archived`,
    table,
    event: 'INSERT',
    refusedIf: `EXISTS (SELECT 1 FROM "penalty_case" c WHERE c."id" = NEW."caseId" AND c."state" = 'ARCHIVED')`,
    text: 'PEN-42 the case is archived: nothing is added to its file',
  };
}
