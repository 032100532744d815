import * as bpmn from '../../conformance/bpmn.js';
import { TABLE } from '../random/draw.js';
import { ALL_THERE, FRESH_REVIEW, handDrawn, KEY, rule, tagged, task } from './words.js';

const { start, end, flow, flowIf, exclusive, parallel } = bpmn;
const WINDOW = rule('WINDOW', 'window: { before: decision, after: notice, limit: T-PEN-07, unless: [waiver] }');
const HEARD = rule('HEARD', 'response: { after: hearing-request, comes: [hearing], before: decision }');

/** The party may ask for a hearing as long as the window is open; the window's sub-process ends after the hearing. */
export const hearingBeside = handDrawn(
  'hearing as event sub-process',
  [rule('WINDOW', 'window: { before: decision, after: notice, limit: T-PEN-07 }'), HEARD, ALL_THERE],
  [
    start(),
    task('draft'),
    task('notice'),
    bpmn.sub('window', [
      start('opens'),
      bpmn.catching('closes', bpmn.date('=date and time(windowEnds)')),
      end('closed'),
      flow('opens', 'closes', 'closed'),
      bpmn.eventSub('asked', [
        start('request', bpmn.message('hearing-request', KEY), { interrupting: false, ...tagged('hearing-request') }),
        task('hearing'),
        end('heard'),
        flow('request', 'hearing', 'heard'),
      ]),
    ]),
    task('decision'),
    end(),
    flow('start', 'draft', 'notice', 'window', 'decision', 'end'),
  ],
);

/** The window ends with the clock or the party's waiver, whichever is first. */
export const timerShortcut = handDrawn(
  'window with a waiver',
  [WINDOW, FRESH_REVIEW, ALL_THERE],
  [
    start(),
    task('draft'),
    task('notice'),
    bpmn.eventBased('wait'),
    bpmn.catching('over', bpmn.date('=date and time(windowEnds)')),
    bpmn.catching('waived', bpmn.message('waiver', KEY), tagged('waiver')),
    exclusive('ready'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    task('decision'),
    end(),
    flow('start', 'draft', 'notice', 'wait', 'over', 'ready', 'review', 'reviewed', 'draft'),
    flow('wait', 'waived', 'ready'),
    flowIf('reviewed', 'decision', '=reviewOutcome = "APPROVE"'),
    flow('decision', 'end'),
  ],
);

/** A case that is too much for the office goes to the panel. */
export const escalated = handDrawn(
  'escalation to the panel',
  [rule('PANEL', "precedence: { before: decision, requires: ['panel=AGREE', 'review=APPROVE'] }"), ALL_THERE],
  [
    start(),
    task('draft'),
    bpmn.sub('office', [
      start('begins'),
      task('review'),
      exclusive('reviewed', { default: 'reviewed-tooMuch' }),
      end('settled'),
      end('tooMuch', bpmn.escalation('PANEL')),
      flow('begins', 'review', 'reviewed', 'tooMuch'),
      flowIf('reviewed', 'settled', '=reviewOutcome = "APPROVE"'),
    ]),
    bpmn.boundary('up', 'office', bpmn.escalation('PANEL')),
    task('panel'),
    exclusive('discussed', { default: 'discussed-draft' }),
    exclusive('ready'),
    task('decision'),
    end(),
    flow('start', 'draft', 'office', 'ready', 'decision', 'end'),
    flow('up', 'panel', 'discussed', 'draft'),
    flowIf('discussed', 'ready', '=panelOutcome = "AGREE"'),
  ],
);

/** A flawed decision is withdrawn by its compensation handler before the case ends. */
export const withdrawn = handDrawn(
  'compensation of a withdrawn decision',
  [
    rule('WITHDRAWN', "response: { after: 'check=FLAWED', comes: [withdrawal] }"),
    rule('ONE', 'exactly-one: { of: decision }'),
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    task('decision'),
    bpmn.boundary('undone', 'decision', bpmn.compensated()),
    task('withdrawal', 'withdrawal', { forCompensation: true }),
    bpmn.association('undone', 'withdrawal'),
    task('check'),
    exclusive('checked', { default: 'checked-end' }),
    bpmn.throwing('undo', bpmn.compensate()),
    end(),
    end('undid'),
    flow('start', 'draft', 'decision', 'check', 'checked', 'end'),
    flowIf('checked', 'undo', '=checkOutcome = "FLAWED"'),
    flow('undo', 'undid'),
  ],
);

/** The table says which cases the panel must discuss. */
export const byTable = handDrawn(
  'thresholds by a table',
  [
    rule(
      'PANEL',
      "freshness: { before: decision, requires: ['panel=AGREE'], voidedBy: [draft] }",
      'panelRequired = true',
    ),
    FRESH_REVIEW,
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    bpmn.rule('classify', TABLE, 'thresholds'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-draft' }),
    exclusive('needsPanel', { default: 'needsPanel-panel' }),
    task('panel'),
    exclusive('discussed', { default: 'discussed-draft' }),
    exclusive('ready'),
    task('decision'),
    end(),
    flow('start', 'draft', 'classify', 'review', 'reviewed', 'draft'),
    flowIf('reviewed', 'needsPanel', '=reviewOutcome = "APPROVE"'),
    flow('needsPanel', 'panel', 'discussed', 'draft'),
    flowIf('discussed', 'ready', '=panelOutcome = "AGREE"'),
    flowIf('needsPanel', 'ready', '=thresholds.panel = false'),
    flow('ready', 'decision', 'end'),
  ],
);

/** Reconsideration: the ordinary procedure hears the parties, the simple one need not. */
export const twoProcedures = handDrawn(
  'ordinary and simple reconsideration',
  [rule('HEARD', 'precedence: { before: decision, requires: [hearing] }', 'simple != true'), ALL_THERE],
  [
    start(),
    exclusive('kind', { default: 'kind-hearing' }),
    task('hearing'),
    exclusive('ready'),
    task('draft'),
    task('decision'),
    end(),
    flow('start', 'kind', 'hearing', 'ready', 'draft', 'decision', 'end'),
    flowIf('kind', 'ready', '=simple = true'),
  ],
);

/** A major administrative decision: consultation and expert evidence side by side, then legality review, then the panel. */
export const majorDecision = handDrawn(
  'major decision with legality review',
  [
    FRESH_REVIEW,
    rule('PANEL', "precedence: { before: decision, requires: ['panel=AGREE'] }"),
    rule('CONSULT', 'precedence: { before: review, requires: [consultation] }'),
    rule('EXPERTS', 'precedence: { before: review, requires: [evidence] }', 'major = true'),
    ALL_THERE,
  ],
  [
    start(),
    task('draft'),
    parallel('fork'),
    task('consultation'),
    exclusive('isMajor', { default: 'isMajor-strand' }),
    task('evidence'),
    exclusive('strand'),
    parallel('join'),
    task('review'),
    exclusive('reviewed', { default: 'reviewed-revision' }),
    task('revision'),
    task('panel'),
    exclusive('discussed', { default: 'discussed-revision' }),
    exclusive('toReview'),
    task('decision'),
    end(),
    flow('start', 'draft', 'fork', 'consultation', 'join', 'toReview', 'review', 'reviewed', 'revision', 'toReview'),
    flow('fork', 'isMajor', 'strand', 'join'),
    flowIf('isMajor', 'evidence', '=major = true'),
    flow('evidence', 'strand'),
    flowIf('reviewed', 'panel', '=reviewOutcome = "APPROVE"'),
    flow('panel', 'discussed', 'revision'),
    flowIf('discussed', 'decision', '=panelOutcome = "AGREE"'),
    flow('decision', 'end'),
  ],
);
