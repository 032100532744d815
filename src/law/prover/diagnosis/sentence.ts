import { unreachable } from '../../../protocol/index.js';
import type { LocalText } from '../../../model/index.js';
import {
  matches,
  type FactPattern,
  type ObligationDefinition,
  type ObligationSet,
} from '../../obligations/definition.js';
import { anyOf, factText, patternText, titleOf } from './words.js';

/** What a sentence about a run is made of. */
export interface Told {
  /** Completed steps in order; the last breaks the obligation, unless the end of the case does. */
  readonly facts: readonly { readonly step: string; readonly outcome: string | null }[];
  readonly brokenByEnd: boolean;
  /** Element and choice, in words. */
  readonly decisions: readonly { readonly element: string; readonly choice: string }[];
}

/** One short sentence for a lawyer: under which choices what happens, and which rule it breaks. */
export function sentenceOf(definition: ObligationDefinition, set: ObligationSet, told: Told): LocalText {
  const body = bodyOf(definition, set, told);
  const choices = choicesText(told.decisions);
  const source = sourceText(definition);
  return {
    zh: `${choices.zh}${body.zh}，违反“${definition.title.zh}”（${source}）。`,
    en: `${choices.en}${body.en}, which breaks “${definition.title.en}” (${source}).`,
  };
}

/** As `sentenceOf`, for what can be seen without a run. */
export function sentenceOfReason(definition: ObligationDefinition, reason: LocalText): LocalText {
  const source = sourceText(definition);
  const [zh, en] = [reason.zh.replace(/。$/, ''), reason.en.replace(/\.$/, '')];
  return {
    zh: `${zh}，违反“${definition.title.zh}”（${source}）。`,
    en: `${en}, which breaks “${definition.title.en}” (${source}).`,
  };
}

function choicesText(decisions: Told['decisions']): LocalText {
  if (decisions.length === 0) return { zh: '', en: '' };
  return {
    zh: `当${decisions.map(({ element, choice }) => `「${element}」为“${choice}”`).join('、')}时，`,
    en: `With ${decisions.map(({ element, choice }) => `“${element}”: ${choice}`).join(', ')}: `,
  };
}

function sourceText({ id, article }: ObligationDefinition): string {
  return `${id}, ${article}`;
}

function bodyOf({ form }: ObligationDefinition, set: ObligationSet, told: Told): LocalText {
  switch (form.kind) {
    case 'precedence':
      return without(set, form.before, form.requires);
    case 'freshness':
      return stale(set, form.before, form.requires, form.voidedBy, told);
    case 'window':
      return early(set, form.before, form.after, form.limit, form.unless);
    case 'response':
      return unanswered(set, form.after, form.comes, form.before);
    case 'exactly-one':
      return told.brokenByEnd ? neither(set, form.of, form.when) : twice(set, form.of);
    case 'absence': {
      const of = patternText(set, form.of);
      return { zh: `可以发生${of.zh}`, en: `${of.en} can happen` };
    }
    case 'separation':
      return samePeople(set, form.of, form.from);
    case 'no-vacuous-pass':
      return missing(set, form.steps);
    default:
      return unreachable(form);
  }
}

function without(set: ObligationSet, before: FactPattern, requires: readonly FactPattern[]): LocalText {
  const [act, needed] = [patternText(set, before), anyOf(requires.map((one) => patternText(set, one)))];
  return { zh: `未经${needed.zh}，即可${act.zh}`, en: `${act.en} is possible without ${needed.en}` };
}

/** After an approval the last fact that voids it; without an approval the plain sentence. */
function stale(
  set: ObligationSet,
  before: FactPattern,
  requires: readonly FactPattern[],
  voidedBy: readonly FactPattern[],
  { facts }: Told,
): LocalText {
  const is = (patterns: readonly FactPattern[], fact: (typeof facts)[number]): boolean =>
    patterns.some((pattern) => matches(pattern, fact.step, fact.outcome));
  const approvals = facts.flatMap((fact, at) => (is(requires, fact) ? [at] : []));
  const approved = approvals[approvals.length - 1];
  if (approved === undefined) return without(set, before, requires);
  const after = facts.slice(approved + 1, -1).filter((fact) => is(voidedBy, fact));
  const voiding = after[after.length - 1];
  if (voiding === undefined) return without(set, before, requires);
  const [act, needed] = [patternText(set, before), anyOf(requires.map((one) => patternText(set, one)))];
  const voided = factText(set, voiding.step, voiding.outcome);
  return {
    zh: `${needed.zh}之后又有${voided.zh}，未重新${needed.zh}，即可${act.zh}`,
    en: `after ${needed.en} came ${voided.en}, and without ${needed.en} again ${act.en} is possible`,
  };
}

function early(
  set: ObligationSet,
  before: FactPattern,
  after: FactPattern,
  limit: string,
  unless: readonly FactPattern[],
): LocalText {
  const [act, begun] = [patternText(set, before), patternText(set, after)];
  const exceptions = anyOf(unless.map((one) => patternText(set, one)));
  const none =
    unless.length === 0 ? { zh: '', en: '' } : { zh: `，也没有${exceptions.zh}`, en: ` and without ${exceptions.en}` };
  return {
    zh: `${begun.zh}之后法定期限（${limit}）未届满${none.zh}，即可${act.zh}`,
    en: `${act.en} is possible before the limit ${limit} since ${begun.en} has run out${none.en}`,
  };
}

function unanswered(
  set: ObligationSet,
  after: FactPattern,
  comes: readonly FactPattern[],
  before: FactPattern | null,
): LocalText {
  const [first, needed] = [patternText(set, after), anyOf(comes.map((one) => patternText(set, one)))];
  const act = before === null ? { zh: '案件即告结束', en: 'the case can end' } : patternText(set, before);
  return {
    zh: `${first.zh}之后未经${needed.zh}，${before === null ? '' : '即可'}${act.zh}`,
    en: `after ${first.en} ${act.en}${before === null ? '' : ' is possible'} without ${needed.en}`,
  };
}

function twice(set: ObligationSet, of: FactPattern): LocalText {
  const text = patternText(set, of);
  return { zh: `同一案件可以有两次${text.zh}`, en: `one case can have ${text.en} twice` };
}

function neither(set: ObligationSet, of: FactPattern, when: FactPattern | null): LocalText {
  const [text, begun] = [patternText(set, of), when === null ? null : patternText(set, when)];
  return {
    zh: `${begun === null ? '' : `${begun.zh}之后`}未经${text.zh}，案件即告结束`,
    en: `${begun === null ? '' : `after ${begun.en} `}the case can end without ${text.en}`,
  };
}

function samePeople(set: ObligationSet, of: readonly string[], from: readonly string[]): LocalText {
  const [one, other] = [of, from].map((steps) => anyOf(steps.map((step) => titleOf(set, step)))) as [
    LocalText,
    LocalText,
  ];
  return {
    zh: `${one.zh}与${other.zh}可以由同一候选组的人员办理`,
    en: `people of one candidate group can do both ${one.en} and ${other.en}`,
  };
}

function missing(set: ObligationSet, steps: readonly string[]): LocalText {
  const text = anyOf(steps.map((step) => titleOf(set, step)));
  return { zh: `图中没有可以完成的${text.zh}`, en: `the diagram has no ${text.en} that can be completed` };
}
