import type { CaseKit } from './case-kit.js';
import { step, steps, UP_TO_DRAFT, UP_TO_REVIEW } from './steps.js';

/** One way to do what the law forbids: everything before `attempt` is lawful. */
export interface Attack {
  readonly id: string;
  readonly what: string;
  /** Whether the database refuses it, too. */
  readonly database: boolean;
  /** Whether nothing but the layers refuses it: with all of them off it succeeds. */
  readonly otherwisePossible: boolean;
  readonly prepare: (kit: CaseKit, caseId: string) => Promise<unknown>;
  readonly attempt: (kit: CaseKit, caseId: string) => Promise<unknown>;
}

const BEFORE_REVIEW = [...UP_TO_DRAFT, 'prior-notice'];
const MAJOR = { amount: 600_000 };
const HEARING_NOTICE = {
  noticeServedOn: '2025-10-15',
  scheduledOn: '2025-10-27',
  place: '听证室',
  hostId: 'qian',
  mode: 'PUBLIC',
};
const HELD = { heldOn: '2025-10-27', closedOn: '2025-10-27', ended: 'HELD', transcriptSigned: true, summary: '质证' };

const decide = (kit: CaseKit, caseId: string, on = '2025-11-03'): Promise<unknown> =>
  step(kit, caseId, 'decision', { on, documentNo: `环罚-${caseId}` });

async function major(kit: CaseKit, caseId: string): Promise<void> {
  await steps(kit, caseId, ...UP_TO_DRAFT.slice(0, -1));
  await step(kit, caseId, 'draft', MAJOR);
  await step(kit, caseId, 'prior-notice');
}

async function hearingNotified(kit: CaseKit, caseId: string): Promise<void> {
  await steps(kit, caseId, ...BEFORE_REVIEW);
  await kit.do(caseId, 'hearing-request', 'wang', { on: '2025-10-14' });
  await kit.do(caseId, 'hearing-notice', 'qian', HEARING_NOTICE);
}

export const ATTACKS: readonly Attack[] = [
  {
    id: 'PEN-01',
    what: 'a decision before any review',
    database: false, // The act finds no review to name, before it reaches the database; by hand: hand-written-sql.test.ts.
    otherwisePossible: false,
    prepare: (kit, caseId) => steps(kit, caseId, ...BEFORE_REVIEW),
    attempt: decide,
  },
  {
    id: 'PEN-01',
    what: 'a service before any decision',
    database: false,
    otherwisePossible: false,
    prepare: (kit, caseId) => steps(kit, caseId, ...UP_TO_REVIEW),
    attempt: (kit, caseId) => step(kit, caseId, 'service'),
  },
  {
    id: 'PEN-02',
    what: 'a decision after a review that rejected',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...BEFORE_REVIEW);
      await step(kit, caseId, 'legal-review', { outcome: 'REJECT', application: 'FAIL' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-03',
    what: 'a decision on the approved words after another draft came and went',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await step(kit, caseId, 'draft', { on: '2025-10-20', amount: 120_000 });
      await step(kit, caseId, 'draft', { on: '2025-10-20' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-03',
    what: 'a decision when evidence came after the approval',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await step(kit, caseId, 'evidence', { obtainedOn: '2025-10-20' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-04',
    what: 'a decision whose approval is older than the hearing',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...BEFORE_REVIEW);
      await step(kit, caseId, 'legal-review', { on: '2025-10-13' });
      await kit.do(caseId, 'hearing-request', 'wang', { on: '2025-10-14' });
      await kit.do(caseId, 'hearing-notice', 'qian', HEARING_NOTICE);
      await kit.do(caseId, 'hearing', 'qian', HELD);
    },
    attempt: decide,
  },
  {
    id: 'PEN-06',
    what: 'a vote of a person who investigated',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await major(kit, caseId);
      await step(kit, caseId, 'legal-review');
    },
    attempt: (kit, caseId) =>
      step(kit, caseId, 'collective-discussion', {
        members: ['zheng', 'wang'],
        opinions: ['zheng', 'wang'].map((memberId) => ({ memberId, opinion: '同意', agree: true })),
      }),
  },
  {
    id: 'PEN-09',
    what: 'a decision while a recusal request is open',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await kit.do(caseId, 'recusal-request', 'wang', { on: '2025-10-17', personId: 'zhou', reason: '近亲属' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-10',
    what: 'a penalty without prior notice',
    database: true,
    otherwisePossible: true,
    prepare: (kit, caseId) => steps(kit, caseId, ...UP_TO_DRAFT, 'legal-review'),
    attempt: decide,
  },
  {
    id: 'PEN-11',
    what: 'a penalty before the window closed',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...BEFORE_REVIEW);
      await step(kit, caseId, 'legal-review', { on: '2025-10-10' });
    },
    attempt: (kit, caseId) => decide(kit, caseId, '2025-10-11'),
  },
  {
    id: 'PEN-13',
    what: 'a decision while the hearing that was asked for is open',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...BEFORE_REVIEW);
      await step(kit, caseId, 'legal-review', { on: '2025-10-13' });
      await kit.do(caseId, 'hearing-request', 'wang', { on: '2025-10-14' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-14',
    what: 'a hearing three working days after its notice',
    database: false,
    otherwisePossible: true,
    prepare: hearingNotified,
    attempt: (kit, caseId) =>
      kit.do(caseId, 'hearing', 'qian', { ...HELD, heldOn: '2025-10-20', closedOn: '2025-10-20' }),
  },
  {
    id: 'PEN-16',
    what: 'a penalty heavier than the one notified',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...BEFORE_REVIEW);
      await step(kit, caseId, 'draft', { on: '2025-10-20', amount: 180_000 });
      await step(kit, caseId, 'legal-review', { on: '2025-10-21' });
    },
    attempt: decide,
  },
  {
    id: 'PEN-17',
    what: 'a major penalty without collective discussion',
    database: true,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await major(kit, caseId);
      await step(kit, caseId, 'legal-review');
    },
    attempt: decide,
  },
  {
    id: 'PEN-18',
    what: 'a major penalty when the party spoke after the discussion',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await major(kit, caseId);
      await step(kit, caseId, 'legal-review', { on: '2025-10-10' });
      await step(kit, caseId, 'collective-discussion', { on: '2025-10-10' });
      await kit.do(caseId, 'statement', 'chen', { on: '2025-10-11', points: ['初犯'] });
    },
    attempt: decide,
  },
  {
    id: 'PEN-19',
    what: 'a draft after an investigation that nobody examined',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_DRAFT.slice(0, -1));
      await step(kit, caseId, 'investigation', { startedOn: '2025-09-23', finishedOn: '2025-09-24' });
    },
    attempt: (kit, caseId) => step(kit, caseId, 'draft'),
  },
  {
    id: 'PEN-20',
    what: 'a second decision',
    database: false, // The act finds the first one before it reaches the database.
    otherwisePossible: false,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await decide(kit, caseId);
    },
    attempt: (kit, caseId) => step(kit, caseId, 'decision', { on: '2025-11-04', documentNo: `环罚-${caseId}-2` }),
  },
  {
    id: 'PEN-21',
    what: 'a notice before the party was told the result of the monitoring',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      const monitorings = [{ institution: '市监测站', sentOn: '2025-09-03', reportedOn: '2025-09-12' }];
      await steps(kit, caseId, 'intake', 'filing');
      await step(kit, caseId, 'investigation', { monitorings });
      await steps(kit, caseId, 'report', 'examination', 'draft');
    },
    attempt: (kit, caseId) => step(kit, caseId, 'prior-notice'),
  },
  {
    id: 'PEN-26',
    what: 'a criminal transfer of a case decided as a penalty',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await decide(kit, caseId);
    },
    attempt: (kit, caseId) =>
      kit.do(caseId, 'criminal-transfer', 'zheng', {
        approvedOn: '2025-11-04',
        handedOverOn: '2025-11-04',
        receiptNo: 'Y-1',
        copyToProcuratorate: true,
      }),
  },
  {
    id: 'PEN-41',
    what: 'closing a case whose decision was not served',
    database: false,
    otherwisePossible: true,
    prepare: async (kit, caseId) => {
      await steps(kit, caseId, ...UP_TO_REVIEW);
      await decide(kit, caseId);
    },
    attempt: (kit, caseId) => step(kit, caseId, 'closing', { on: '2025-11-06' }),
  },
  {
    id: 'PEN-41',
    what: 'archiving a case that is not closed',
    database: false,
    otherwisePossible: true,
    prepare: (kit, caseId) => steps(kit, caseId, ...UP_TO_REVIEW),
    attempt: (kit, caseId) => step(kit, caseId, 'archiving'),
  },
];
