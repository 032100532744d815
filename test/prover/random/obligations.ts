import type { Seeded } from '../../conformance/random/seeded.js';

/** The words every random case speaks: steps, attributes and clocks. */
const HEAD = `procedure: main
version: 2026-11-22
steps:
  review: { title: { zh: 审核, en: review }, outcomes: [APPROVE, REJECT], outcomeVariable: reviewOutcome, forms: [review] }
  decision: { title: { zh: 决定, en: decision }, outcomes: [GRANT, DENY], outcomeVariable: grant, forms: [decision] }
  draft: { title: { zh: 拟稿, en: draft }, writes: [note], forms: [draft] }
  notice: { title: { zh: 告知, en: notice }, writes: [windowEnds, payBy], forms: [notice] }
  hearing: { title: { zh: 听证, en: hearing } }
  waiver: { title: { zh: 放弃, en: waiver }, forms: [waiver] }
attributes:
  major: { title: { zh: 重大, en: major }, type: boolean, variable: major, writtenBy: [draft] }
  amount: { title: { zh: 金额, en: amount }, type: number, variable: amount, writtenBy: [draft] }
  urgent: { title: { zh: 紧急, en: urgent }, type: boolean, variable: urgent, writtenBy: [] }
  panel: { title: { zh: 集体讨论, en: panel }, type: boolean, variable: thresholds.panel, writtenBy: [draft], decision: { id: thresholds-table, output: panel } }
clocks:
  windowEnds: { limit: T-PEN-07, from: notice }
  payBy: { limit: T-PEN-18, from: notice }
workers: { known: [] }
messages: { TOLD }
obligations:
`;

const PATTERNS = {
  review: ['review', 'review=APPROVE', 'review=APPROVE', 'review!=APPROVE', 'review=REJECT'],
  decision: ['decision', 'decision', 'decision=GRANT', 'decision!=DENY'],
  draft: ['draft'],
  notice: ['notice'],
  hearing: ['hearing'],
  waiver: ['waiver'],
} as const;
type Step = keyof typeof PATTERNS;
const ALL = Object.keys(PATTERNS) as Step[];
const GUARDS = [
  'major != false',
  'major = true',
  'amount >= 100',
  'panel = true',
  'urgent != false',
  'urgent = true',
  'major = true and urgent = true',
];
const REST = 'article: X 1, checks: [S], message: { zh: 不可, en: no }, remedy: { zh: 补, en: mend }';

/** A file of two to four random obligations; `messages` of the diagram that carry nothing are listed. */
export function randomObligations(random: Seeded, messages: readonly string[]): string {
  const count = random.int(2, 4);
  const rules = random.list(
    count,
    (i) => `  - { id: R-${i + 1}, title: { zh: 规则${i + 1}, en: rule }, ${REST}, ${guard(random)}${form(random)} }`,
  );
  return HEAD.replace('{ TOLD }', `{ ${messages.map((name) => `${name}: []`).join(', ')} }`) + rules.join('\n') + '\n';
}

const guard = (random: Seeded): string => (random.chance(0.4) ? `guard: '${random.pick(GUARDS)}', ` : '');

function form(random: Seeded): string {
  const pattern = (steps: readonly Step[] = ALL): string => `'${random.pick(PATTERNS[random.pick(steps)])}'`;
  const list = (): string => `[${random.list(random.int(1, 2), () => pattern()).join(', ')}]`;
  const before = (): string => pattern(['decision', 'decision', 'decision', 'notice', 'draft', 'review']);
  const requires = (): string => (random.chance(0.6) ? "['review=APPROVE']" : list());
  switch (
    random.weighted({
      precedence: 4,
      freshness: 4,
      window: 2.5,
      response: 2.5,
      exactlyOne: 1.5,
      absence: 1,
      vacuous: 0.4,
      separation: 0.6,
    })
  ) {
    case 'precedence':
      return `precedence: { before: ${before()}, requires: ${requires()} }`;
    case 'freshness':
      return `freshness: { before: ${before()}, requires: ${requires()}, voidedBy: ${random.chance(0.6) ? "[draft, 'review!=APPROVE']" : list()} }`;
    case 'window': {
      const unless = random.chance(0.5) ? `, unless: [${pattern(['waiver', 'hearing'])}]` : '';
      return `window: { before: ${before()}, after: notice, limit: ${random.pick(['T-PEN-07', 'T-PEN-18'])}${unless} }`;
    }
    case 'response':
      return `response: { after: ${pattern()}, comes: ${list()}${random.chance(0.5) ? `, before: ${before()}` : ''} }`;
    case 'exactlyOne':
      return `exactly-one: { of: ${before()}${random.chance(0.6) ? `, when: ${pattern()}` : ''} }`;
    case 'absence':
      return `absence: { of: ${pattern(['decision', 'hearing'])} }`;
    case 'vacuous':
      return `no-vacuous-pass: { steps: [${random.pick(ALL)}] }`;
    case 'separation':
      return 'separation: { of: [review], from: [draft, decision] }';
  }
}
