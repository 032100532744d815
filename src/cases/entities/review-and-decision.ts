import { Entity } from 'typeorm';
import type { Outcome, ReviewOutcome } from '../../law/facts.js';
import { Flag, Text, TextOrNull, Yuan } from './columns.js';
import { FactRow } from './fact-row.js';

export type PointResult = 'PASS' | 'FAIL';

/** Legal review opinion 法制审核意见 on the draft whose content hash it names; `actorId` reviewed. EEP-M 50: seven points. */
@Entity({ name: 'review' })
export class ReviewRow extends FactRow {
  @Text() draftId!: string;
  @Text() draftHash!: string;
  @Text() outcome!: ReviewOutcome;
  @Text() competence!: PointResult;
  @Text() qualification!: PointResult;
  @Text() procedure!: PointResult;
  @Text() evidence!: PointResult;
  @Text() application!: PointResult;
  @Text() documents!: PointResult;
  @Text() transfer!: PointResult;
  @Text() reasons!: string;
  @TextOrNull() returnTo!: 'DRAFT' | 'INVESTIGATION' | null;
  @Text() reviewBasis!: string;
  /** On the day of the review, from the file of the reviewer (PEN-05). */
  @Flag() reviewerQualified!: boolean;
  @TextOrNull() qualificationNo!: string | null;
}

/** Record of the collective discussion 集体讨论笔录 of a draft. */
@Entity({ name: 'discussion' })
export class DiscussionRow extends FactRow {
  @Text() draftId!: string;
  @Text() draftHash!: string;
  @Text() place!: string;
  @Text() result!: 'AGREE' | 'CHANGE' | 'REJECT';
  @Flag() signed!: boolean;
}

/** A voting member; the opinion is empty when the record has none (PEN-17). */
@Entity({ name: 'discussion_member' })
export class DiscussionMemberRow extends FactRow {
  @Text() discussionId!: string;
  @Text() personId!: string;
  @Text() opinion!: string;
  @Flag() agree!: boolean;
}

/** The decision; at most one per case. `actorId` decided. */
@Entity({ name: 'decision' })
export class DecisionRow extends FactRow {
  @Text() documentNo!: string;
  @Text() draftId!: string;
  @Text() draftHash!: string;
  /** The approving review of exactly that draft. */
  @Text() reviewId!: string;
  @Text() outcome!: Outcome;
  @Yuan() amount!: number;
}

@Entity({ name: 'recusal_request' })
export class RecusalRequestRow extends FactRow {
  @Text() personId!: string;
  @Text() reason!: string;
  /** The person was chief on that day: only a collective discussion decides (EEP-M 6). */
  @Flag() concernsChief!: boolean;
}

@Entity({ name: 'recusal_decision' })
export class RecusalDecisionRow extends FactRow {
  @Text() recusalId!: string;
  @Text() result!: 'GRANTED' | 'REFUSED';
  @Text() reason!: string;
}
