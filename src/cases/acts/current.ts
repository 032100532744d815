import type { CaseFacts, HearingFact } from '../../law/facts.js';
import type { CaseRows, DecisionRow, DraftRow, NoticeRow } from '../entities/index.js';
import { required } from './order.js';

/** The row an act refers to without naming it: the last of its kind. 409 when there is none. */
export const currentDraft = (rows: CaseRows): DraftRow =>
  required(rows.draft.at(-1), 'no-draft', { zh: '本案还没有拟稿', en: 'the case has no draft' });

export const currentNotice = (rows: CaseRows): NoticeRow =>
  required(rows['prior-notice'].at(-1), 'no-notice', { zh: '尚未送达事先告知书', en: 'no prior notice was served' });

export const currentDecision = (rows: CaseRows): DecisionRow =>
  required(rows.decision.at(-1), 'no-decision', { zh: '本案尚未作出决定', en: 'the case has no decision' });

/** The hearing that was requested and has not ended. */
export const openHearing = (facts: CaseFacts): HearingFact =>
  required(
    facts.hearings.find(({ ended }) => ended === null),
    'no-open-hearing',
    { zh: '没有进行中的听证', en: 'no hearing is open' },
  );
