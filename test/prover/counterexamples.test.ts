import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../src/law/calendar/index.js';
import { readObligations, type ObligationSet } from '../../src/law/obligations/index.js';
import { applyEdits, prove, type Counterexample, type ObligationVerdict } from '../../src/law/prover/index.js';
import { compileExpression, type ExecutableProcess } from '../../src/model/index.js';
import {
  editedProcess,
  type ElementSketch,
  type FlowSketch,
  type ProcessEdit,
  userTask,
} from '../../src/law/testing/process-builder.js';
import { replay } from './replay.js';

const APPROVED = '=reviewOutcome = "APPROVE"';
const set = obligationsOf(`
procedure: procedure
version: "1"
steps:
  draft: { title: {zh: 拟稿, en: draft}, writes: [urgent], forms: [draft] }
  legal-review: { title: {zh: 法制审核, en: legal review}, outcomes: { APPROVE: {zh: 同意, en: approved}, IMPROVE: {zh: 退回, en: returned} }, outcomeVariable: reviewOutcome, forms: [legal-review] }
  panel: { title: {zh: 集体讨论, en: panel}, outcomes: { AGREE: {zh: 同意, en: agreed}, CHANGE: {zh: 变更, en: changed} }, outcomeVariable: panelResult, forms: [panel] }
  decision: { title: {zh: 作出决定, en: decision}, forms: [decision] }
attributes:
  amount: { title: {zh: 金额, en: amount}, type: number, variable: amount, writtenBy: [draft] }
obligations:
  - id: FRESH
    title: {zh: 审核后未经修改, en: unchanged since the review}
    article: 《行政处罚法》第五十八条
    valid: { from: 2021-07-15 }
    checks: [S]
    freshness: { before: decision, requires: [legal-review=APPROVE], voidedBy: [draft] }
    message: {zh: 须重新审核, en: review it again}
    remedy: { step: legal-review, zh: 送法制审核, en: send it to legal review }
  - id: MAJOR
    title: {zh: 重大案件须集体讨论, en: major cases are discussed}
    article: 《行政处罚法》第五十七条
    valid: { from: 2021-07-15 }
    checks: [S]
    guard: amount >= 500000
    precedence: { before: decision, requires: [panel=AGREE] }
    message: {zh: 须集体讨论, en: discuss it}
    remedy: { step: panel, zh: 提交集体讨论, en: to the panel }
`);

function obligationsOf(text: string): ObligationSet {
  const read = readObligations(text, 'obligations.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.set;
}

const job = (element: ElementSketch): ElementSketch => {
  const static_ = (text: string) => {
    const compiled = compileExpression(text);
    if (!compiled.ok) throw new Error(compiled.message);
    return compiled.expression;
  };
  const type = static_('io.camunda.zeebe:userTask');
  return { ...element, job: { type, retries: static_('1'), headers: {} } };
};

const ELEMENTS: readonly ElementSketch[] = [
  { id: 'start', type: 'START_EVENT', eventType: 'NONE' },
  job(userTask('draft', 'draft', 'draft')),
  job(userTask('review', 'legal-review', 'legal-review')),
  { id: 'reviewed', type: 'EXCLUSIVE_GATEWAY' },
  { id: 'major', type: 'EXCLUSIVE_GATEWAY' },
  job(userTask('panel', 'panel', 'panel')),
  { id: 'agreed', type: 'EXCLUSIVE_GATEWAY' },
  job(userTask('decide', 'decision', 'decision')),
  { id: 'end', type: 'END_EVENT', eventType: 'NONE' },
];
const FLOWS: readonly FlowSketch[] = [
  { from: 'start', to: 'draft' },
  { from: 'draft', to: 'review' },
  { from: 'review', to: 'reviewed' },
  { from: 'reviewed', to: 'major', when: APPROVED },
  { from: 'reviewed', to: 'draft', isDefault: true },
  { from: 'major', to: 'decide', when: '=amount < 500000' },
  { from: 'major', to: 'panel', isDefault: true },
  { from: 'panel', to: 'agreed' },
  { from: 'agreed', to: 'decide', when: '=panelResult = "AGREE"' },
  { from: 'agreed', to: 'draft', isDefault: true },
  { from: 'decide', to: 'end' },
];

const procedure = (edit: ProcessEdit = {}): ExecutableProcess =>
  editedProcess('procedure', { elements: ELEMENTS, flows: FLOWS }, edit);

const requestOf = (process: ExecutableProcess) => ({
  processes: [process],
  procedure: 'procedure',
  decisions: [],
  obligations: set,
  on: localDate('2026-11-22'),
});

function verdictOf(process: ExecutableProcess, id: string): ObligationVerdict {
  const report = prove(requestOf(process));
  const found = report.obligations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a verdict of ${id}`);
  return found;
}

/** The counterexample, after the engine has confirmed it, and after each of its repairs was proved once more. */
function confirmed(process: ExecutableProcess, id: string): Counterexample {
  const { verdict, counterexample, reasons } = verdictOf(process, id);
  expect([verdict, reasons]).toEqual(['refuted', []]);
  if (counterexample === null) throw new Error('expected a counterexample');
  const definition = set.obligations.find((one) => one.id === id)!;
  const replayed = replay({ ...requestOf(process), set, definition }, counterexample);
  expect(replayed.ok ? 'replayed' : replayed.problem).toBe('replayed');
  for (const { edits } of counterexample.repairs) {
    const [mended] = applyEdits([process], edits) ?? [];
    expect(mended === undefined ? 'no edit' : verdictOf(mended, id).verdict).toBe('proved');
  }
  return counterexample;
}

it('should prove the lawful procedure', () => {
  const report = prove(requestOf(procedure()));
  expect([report.verdict, report.soundness, report.obligations.map(({ verdict }) => verdict)]).toEqual([
    'proved',
    [],
    ['proved', 'proved'],
  ]);
});

describe('a counterexample is a case that the engine follows to the breach', () => {
  it('a new draft behind the review', () => {
    const process = procedure({
      elements: [job(userTask('redraft', 'draft', 'draft'))],
      flows: [
        { from: 'agreed', to: 'redraft', isDefault: true },
        { from: 'redraft', to: 'decide' },
      ],
      removed: ['agreed-draft'],
    });
    const { sentence, decisions, path, repairs, values } = confirmed(process, 'FRESH');
    expect(sentence.zh).toContain('法制审核（同意）之后又有拟稿，未重新法制审核（同意），即可作出决定');
    expect(sentence.zh).toContain('《行政处罚法》第五十八条');
    expect(path.slice(-2)).toEqual(['redraft', 'decide']);
    // Only what leads behind the review is told, not that it was approved on the way.
    expect(decisions.map(({ elementId }) => elementId)).not.toContain('reviewed');
    expect(decisions.length).toBeLessThanOrEqual(3);
    expect(values['amount']).toBeGreaterThanOrEqual(500_000);
    expect(repairs.map(({ title }) => title.zh).join('\n')).toContain('「review」');
    expect(repairs.map(({ edits }) => edits)).toContainEqual([
      { processId: 'procedure', kind: 'redirect-flow', flowId: 'redraft-decide', target: 'review' },
    ]);
  });

  it('a return flow that leads on', () => {
    const process = procedure({
      flows: [{ from: 'reviewed', to: 'decide', isDefault: true }],
      removed: ['reviewed-draft'],
    });
    const { sentence, repairs } = confirmed(process, 'FRESH');
    expect(sentence.zh).toContain('未经法制审核（同意），即可作出决定');
    expect(repairs.length).toBeGreaterThan(0);
  });

  it('a default that was swapped', () => {
    const process = procedure({
      flows: [
        { from: 'reviewed', to: 'major', when: APPROVED, isDefault: true },
        { from: 'reviewed', to: 'draft', when: '=reviewOutcome = "NEVER"' },
      ],
    });
    const { repairs } = confirmed(process, 'FRESH');
    expect(repairs.map(({ edits }) => edits.map(({ kind }) => kind))).toContainEqual(
      expect.arrayContaining(['set-default']),
    );
  });

  it('a condition that is gone: the case is large and nobody discusses it', () => {
    const process = procedure({ flows: [{ from: 'major', to: 'decide', when: '=amount < 5000000' }] });
    const { values, repairs } = confirmed(process, 'MAJOR');
    expect(values['amount']).toBeGreaterThanOrEqual(500_000);
    expect(values['amount']).toBeLessThan(5_000_000);
    expect(repairs.length).toBeGreaterThan(0);
  });

  it('a boundary event around the review', () => {
    const timer = { kind: 'duration' as const, expression: durationOf('P1D') };
    const process = procedure({
      elements: [{ id: 'late', type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: 'review', timer }],
      flows: [{ from: 'late', to: 'major' }],
    });
    const { decisions, repairs } = confirmed(process, 'FRESH');
    expect(decisions.map(({ elementId }) => elementId)).toContain('late');
    expect(repairs.map(({ edits }) => edits)).toContainEqual([
      { processId: 'procedure', kind: 'remove-element', elementId: 'late' },
    ]);
  });

  it('a review whose tag was taken off', () => {
    const review = job(userTask('review', null, 'legal-review'));
    const { verdict, counterexample } = verdictOf(procedure({ elements: [review] }), 'FRESH');
    expect(verdict).toBe('refuted');
    expect(counterexample?.repairs.map(({ edits }) => edits)).toContainEqual([
      { processId: 'procedure', kind: 'set-step', elementId: 'review', step: 'legal-review' },
    ]);
  });
});

function durationOf(text: string) {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression;
}
