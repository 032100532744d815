import * as bpmn from '../../conformance/bpmn.js';
import { processes } from '../../conformance/bpmn-parts.js';

/** A procedure drawn by hand, with the rules it keeps. */
export interface HandDrawn {
  readonly name: string;
  readonly xml: string;
  readonly obligations: string;
}

type Part = bpmn.Part;
export const KEY = '="k"';

const VOCABULARY = `procedure: main
version: 2026-11-22
steps:
  draft: { title: { zh: 拟稿, en: draft }, writes: [note], forms: [draft] }
  revision: { title: { zh: 修改, en: revision }, forms: [revision] }
  review: { title: { zh: 审核, en: review }, outcomes: [APPROVE, MODIFY, REJECT], outcomeVariable: reviewOutcome, forms: [review] }
  evidence: { title: { zh: 证据审查, en: evidence review }, outcomes: [PASS, RETURN], outcomeVariable: evidenceOutcome, forms: [evidence] }
  decision: { title: { zh: 决定, en: decision }, outcomes: [GRANT, DENY], outcomeVariable: decisionOutcome, forms: [decision] }
  notice: { title: { zh: 告知, en: notice }, writes: [windowEnds], forms: [notice] }
  consultation: { title: { zh: 征求意见, en: consultation }, writes: [consultationEnds], forms: [consultation] }
  hearing-request: { title: { zh: 要求听证, en: request for a hearing } }
  hearing: { title: { zh: 听证, en: hearing }, forms: [hearing] }
  waiver: { title: { zh: 放弃, en: waiver } }
  panel: { title: { zh: 集体讨论, en: panel }, outcomes: [AGREE, CHANGE], outcomeVariable: panelOutcome, forms: [panel] }
  countersign: { title: { zh: 会签, en: countersigning }, outcomes: [AGREE, OBJECT], outcomeVariable: countersignOutcome, forms: [countersign] }
  check: { title: { zh: 复查, en: check }, outcomes: [SOUND, FLAWED], outcomeVariable: checkOutcome, forms: [check] }
  withdrawal: { title: { zh: 撤回, en: withdrawal }, forms: [withdrawal] }
attributes:
  major: { title: { zh: 重大, en: major }, type: boolean, variable: major, writtenBy: [draft] }
  amount: { title: { zh: 金额, en: amount }, type: number, variable: amount, writtenBy: [draft] }
  simple: { title: { zh: 简易, en: simple }, type: boolean, variable: simple, writtenBy: [] }
  panelRequired: { title: { zh: 应集体讨论, en: panel required }, type: boolean, variable: thresholds.panel, writtenBy: [draft], decision: { id: thresholds-table, output: panel } }
clocks:
  windowEnds: { limit: T-PEN-07, from: notice }
  consultationEnds: { limit: T-NOR-01, from: consultation }
workers: { remind: [] }
messages: { waiver: [], hearing-request: [], objection: [] }
obligations:
`;

/** One rule: its form in YAML, with a guard if it has one. */
export const rule = (id: string, form: string, guard?: string): string =>
  `  - { id: ${id}, title: { zh: 规则, en: rule }, article: X 1, checks: [S], message: { zh: 不可, en: no }, remedy: { zh: 补, en: mend }, ${guard ? `guard: '${guard}', ` : ''}${form} }`;

export const FRESH_REVIEW = rule(
  'REVIEW',
  "freshness: { before: decision, requires: ['review=APPROVE'], voidedBy: [draft, revision, 'review!=APPROVE'] }",
);
export const ALL_THERE = rule('THERE', 'no-vacuous-pass: { steps: [decision] }');

export function handDrawn(
  name: string,
  rules: readonly string[],
  parts: readonly Part[],
  ...called: { id: string; parts: readonly Part[] }[]
): HandDrawn {
  return {
    name,
    xml: processes([{ id: 'main', parts }, ...called]),
    obligations: `${VOCABULARY}${rules.join('\n')}\n`,
  };
}

const GROUPS: Readonly<Record<string, string>> = { review: 'legal', decision: 'head', panel: 'panel' };

/** A person's task that performs the step. */
export const task = (id: string, step = id, more: bpmn.More = {}): Part =>
  bpmn.user(id, { ...more, formKey: step, candidateGroups: GROUPS[step] ?? 'clerk', properties: { step } });

export const tagged = (step: string): bpmn.More => ({ properties: { step } });
