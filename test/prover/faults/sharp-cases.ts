import * as bpmn from '../../conformance/bpmn.js';
import { handDrawn, rule, task } from '../procedures/words.js';

const { start, end, flow, flowIf, exclusive } = bpmn;
const APPROVED = '=reviewOutcome = "APPROVE"';
const FRESH = rule(
  'REVIEW',
  "freshness: { before: decision, requires: ['review=APPROVE'], voidedBy: [draft, 'review!=APPROVE'] }",
);

/** Two review, and the decision is open as soon as one has answered, whatever it answered before. */
export const firstOneCounts = handDrawn(
  'one of two reviews is enough',
  [rule('REVIEW', "precedence: { before: decision, requires: ['review=APPROVE'] }")],
  [
    start(),
    task('draft'),
    task('review', 'review', {
      multi: { collection: '=[1, 2]', sequential: true, until: '=numberOfCompletedInstances >= 1' },
    }),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'review', 'reviewed', 'draft'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);

/** The timer was set for the first notice; a second one begins a new window. */
export const secondNotice = handDrawn(
  'a timer older than the notice',
  [rule('WINDOW', 'window: { before: decision, after: notice, limit: T-PEN-07 }')],
  [
    start(),
    task('notice'),
    bpmn.sub('again', [
      start('begin'),
      task('notice2', 'notice'),
      task('check'),
      end('done'),
      flow('begin', 'notice2', 'check', 'done'),
    ]),
    bpmn.boundary('over', 'again', bpmn.date('=date and time(windowEnds)')),
    task('decision'),
    end(),
    end('checked'),
    flow('start', 'notice', 'again', 'checked'),
    flow('over', 'decision', 'end'),
  ],
);

/** What the draft left decided whether to review; a second draft writes it again before it decides whether to go on. */
export const writtenAgain = handDrawn(
  'a draft writes again what was asked before',
  [rule('REVIEW', 'precedence: { before: decision, requires: [review] }')],
  [
    start(),
    task('draft'),
    exclusive('first', { default: 'first-skip' }),
    task('review'),
    exclusive('skip'),
    task('draft2', 'draft'),
    exclusive('second', { default: 'second-end' }),
    task('decision'),
    end(),
    end('decided'),
    flow('start', 'draft', 'first', 'skip', 'draft2', 'second', 'end'),
    flowIf('first', 'review', '=note = "A"'),
    flow('review', 'skip'),
    flowIf('second', 'decision', '=note = "A"'),
    flow('decision', 'decided'),
  ],
);

/** The second review's outcome stays in its task, so the gateway sees the first one's. */
export const shadowed = handDrawn(
  'an input mapping hides the outcome',
  [FRESH],
  [
    start(),
    task('draft'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('draft2', 'draft'),
    task('review2', 'review', { in: [['=null', 'reviewOutcome']] }),
    exclusive('again', { default: 'again-draft2' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'review', 'reviewed', 'draft'),
    flowIf('reviewed', 'draft2', APPROVED),
    flow('draft2', 'review2', 'again', 'draft2'),
    flowIf('again', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);

/** A draft beside the review, with nothing else of interest in its branch. */
export const besideReview = handDrawn(
  'a draft beside the review',
  [FRESH],
  [
    start(),
    task('draft'),
    bpmn.parallel('fork'),
    task('review'),
    bpmn.manual('think'),
    task('draft2', 'draft'),
    bpmn.manual('rest'),
    bpmn.parallel('join'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'fork', 'review', 'join', 'reviewed', 'draft'),
    flow('fork', 'think', 'draft2', 'rest', 'join'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);

/** The draft counts as changed when the reminder is out, be it after the review beside it. */
export const changedBeside = handDrawn(
  'a reminder beside the review changes the draft',
  [FRESH],
  [
    start(),
    task('draft'),
    bpmn.parallel('fork'),
    task('review'),
    bpmn.service('remind'),
    bpmn.throwing('changed', undefined, { properties: { step: 'draft' } }),
    bpmn.parallel('join'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'fork', 'review', 'join', 'reviewed', 'draft'),
    flow('fork', 'remind', 'changed', 'join'),
    flowIf('reviewed', 'decision', APPROVED),
    flow('decision', 'end'),
  ],
);
