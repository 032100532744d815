import * as bpmn from '../../conformance/bpmn.js';
import { ALL_THERE, FRESH_REVIEW, handDrawn, KEY, rule, task } from './words.js';

const { start, end, flow, flowIf, exclusive, parallel } = bpmn;
const APPROVED = '=reviewOutcome = "APPROVE"';

/** Rejected drafts go back and are reviewed again. */
export const reviewLoop = handDrawn(
  'review loop',
  [FRESH_REVIEW, ALL_THERE],
  [
    start(),
    task('draft'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'review', 'reviewed'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('reviewed', 'draft'),
    flow('decision', 'end'),
  ],
);

/** Law and evidence are examined side by side; both must be content before the decision. */
export const parallelStrands = handDrawn(
  'parallel review strands',
  [
    FRESH_REVIEW,
    rule(
      'EVIDENCE',
      "freshness: { before: decision, requires: ['evidence=PASS'], voidedBy: [draft, 'evidence!=PASS'] }",
    ),
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    parallel('fork'),
    task('review'),
    task('evidence'),
    parallel('join'),
    exclusive('examined', { default: 'examined-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'fork', 'review', 'join', 'examined', 'draft'),
    flow('fork', 'evidence', 'join'),
    flowIf('examined', 'decision', '=reviewOutcome = "APPROVE" and evidenceOutcome = "PASS"'),
    flow('decision', 'end'),
  ],
);

/** The review is a process of its own. */
export const calledReview = handDrawn(
  'review in a call activity',
  [FRESH_REVIEW, ALL_THERE],
  [
    start(),
    task('draft'),
    bpmn.call('examine', 'examination', {
      parents: false,
      children: false,
      in: [['=major', 'major']],
      out: [['=reviewOutcome', 'reviewOutcome']],
    }),
    exclusive('examined', { default: 'examined-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'examine', 'examined', 'draft'),
    flowIf('examined', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
  {
    id: 'examination',
    parts: [
      start('begin'),
      exclusive('isMajor', { default: 'isMajor-review' }),
      task('evidence'),
      task('review'),
      end('done'),
      flow('begin', 'isMajor', 'review', 'done'),
      flowIf('isMajor', 'evidence', '=major = true'),
      flow('evidence', 'review'),
    ],
  },
);

/** A normative document: MODIFY sends it back for revision and a new review, REJECT ends it. */
export const modifyLoop = handDrawn(
  'normative review with a MODIFY loop',
  [
    FRESH_REVIEW,
    rule('CONSULT', 'precedence: { before: decision, requires: [consultation] }'),
    rule('WINDOW', 'window: { before: review, after: consultation, limit: T-NOR-01 }'),
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    task('consultation'),
    bpmn.catching('consulted', bpmn.date('=date and time(consultationEnds)')),
    exclusive('toReview'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-refused' }),
    task('revision'),
    task('decision'),
    end(),
    end('refused'),
    flow('start', 'draft', 'consultation', 'consulted', 'toReview', 'review', 'reviewed', 'refused'),
    flowIf('reviewed', 'decision', APPROVED),
    flowIf('reviewed', 'revision', '=reviewOutcome = "MODIFY"'),
    flow('revision', 'toReview'),
    flow('decision', 'end'),
  ],
);

/** Countersigning by two, one after the other; any objection goes back. */
export const countersigned = handDrawn(
  'multi-instance countersigning',
  [
    rule('SIGNED', 'freshness: { before: decision, requires: [countersign], voidedBy: [draft] }'),
    FRESH_REVIEW,
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    task('countersign', 'countersign', { multi: { collection: '=[1, 2]', sequential: true } }),
    exclusive('signed', { default: 'signed-draft' }),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'countersign', 'signed', 'draft'),
    flowIf('signed', 'review', '=countersignOutcome = "AGREE"'),
    flow('review', 'reviewed', 'draft'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);

/** A reminder when the review is late, and an objection that comes in meanwhile starts it over. */
export const remindedReview = handDrawn(
  'review with boundary events',
  [FRESH_REVIEW, ALL_THERE],
  [
    start(),
    task('draft'),
    task('review'),
    bpmn.boundary('late', 'review', bpmn.duration('P5D'), { interrupting: false }),
    bpmn.service('remind'),
    end('reminded'),
    bpmn.boundary('objected', 'review', bpmn.message('objection', KEY)),
    task('revision'),
    exclusive('toReview'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'toReview', 'review', 'reviewed', 'draft'),
    flow('late', 'remind', 'reminded'),
    flow('objected', 'revision', 'toReview'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);

/** While the draft is written an error of the registry sends it back. */
export const returned = handDrawn(
  'an error sends the case back',
  [FRESH_REVIEW, ALL_THERE],
  [
    start(),
    task('draft'),
    bpmn.service('register', { type: 'remind' }),
    bpmn.boundary('refused', 'register', bpmn.error('REFUSED')),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'register', 'review', 'reviewed', 'draft'),
    flow('refused', 'draft'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);
