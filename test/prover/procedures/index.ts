import * as hearings from './hearings.js';
import * as reviews from './reviews.js';
import type { HandDrawn } from './words.js';

/** All procedures drawn by hand; each keeps its own rules. */
export const PROCEDURES: readonly HandDrawn[] = [
  reviews.reviewLoop,
  reviews.parallelStrands,
  reviews.calledReview,
  reviews.modifyLoop,
  reviews.countersigned,
  reviews.remindedReview,
  reviews.returned,
  hearings.hearingBeside,
  hearings.timerShortcut,
  hearings.escalated,
  hearings.withdrawn,
  hearings.byTable,
  hearings.twoProcedures,
  hearings.majorDecision,
];
