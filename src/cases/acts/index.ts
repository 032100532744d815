import type { ActId } from '../../law/facts.js';
import type { Act } from './act.js';
import { archiving } from './archiving.js';
import { closing } from './closing.js';
import { collectiveDiscussion } from './collective-discussion.js';
import { criminalTransfer } from './criminal-transfer.js';
import { decision } from './decision.js';
import { draft } from './draft.js';
import { evidence } from './evidence.js';
import { examination } from './examination.js';
import { execution } from './execution.js';
import { filingRefusal } from './filing-refusal.js';
import { filing } from './filing.js';
import { hearingNotice } from './hearing-notice.js';
import { hearingReport } from './hearing-report.js';
import { hearingRequest } from './hearing-request.js';
import { hearingWithdrawal } from './hearing-withdrawal.js';
import { hearing } from './hearing.js';
import { intake } from './intake.js';
import { investigation } from './investigation.js';
import { legalReview } from './legal-review.js';
import { priorNotice } from './prior-notice.js';
import { publication } from './publication.js';
import { recusalDecision } from './recusal-decision.js';
import { recusalRequest } from './recusal-request.js';
import { reexamination } from './reexamination.js';
import { report } from './report.js';
import { service } from './service.js';
import { statement } from './statement.js';
import { waiver } from './waiver.js';

export type { Act, ActContext, ActOutcome, Message } from './act.js';

/** Every act, once. Leaving one out is a compile error. */
export const ACTS = {
  intake,
  filing,
  'filing-refusal': filingRefusal,
  investigation,
  report,
  examination,
  draft,
  'prior-notice': priorNotice,
  statement,
  waiver,
  'hearing-request': hearingRequest,
  'hearing-withdrawal': hearingWithdrawal,
  reexamination,
  'hearing-notice': hearingNotice,
  hearing,
  'hearing-report': hearingReport,
  'legal-review': legalReview,
  'collective-discussion': collectiveDiscussion,
  decision,
  service,
  publication,
  execution,
  'criminal-transfer': criminalTransfer,
  closing,
  archiving,
  evidence,
  'recusal-request': recusalRequest,
  'recusal-decision': recusalDecision,
} satisfies Record<ActId, Act>;

export const isActId = (id: string): id is ActId => Object.hasOwn(ACTS, id);
