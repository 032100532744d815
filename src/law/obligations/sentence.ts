import type { LocalText } from '../../model/finding.js';
import { unreachable } from '../../protocol/unreachable.js';
import { limits, parsePeriod, type LimitId, type PeriodUnit } from '../calendar/index.js';
import type { FactPattern, ObligationDefinition, ObligationForm, ObligationSet } from './definition.js';
import { guardWords } from './guard/index.js';

type Words = Pick<ObligationSet, 'steps' | 'attributes'>;

/** What the obligation demands, as one sentence in each language, in the titles of its file. Without its id and article. */
export function obligationSentence({ form, guard }: ObligationDefinition, words: Words): LocalText {
  const said = sentenceOf(form, words);
  if (guard === null) return said;
  const when = guardWords(guard.source, words.attributes);
  return { zh: `${when.zh}的，${said.zh}`, en: `Where ${when.en}: ${lowered(said.en)}` };
}

/** A fact in words: `法制审核（同意）`. */
export function factWords({ step, outcomes, negated }: FactPattern, { steps }: Pick<Words, 'steps'>): LocalText {
  const definition = steps.get(step);
  const { zh, en } = definition?.title ?? { zh: step, en: step };
  if (outcomes === null) return { zh, en };
  const titles = outcomes.map((outcome) => definition?.outcomeTitles?.get(outcome) ?? { zh: outcome, en: outcome });
  const all = joined(titles, '或', ' or ');
  return { zh: `${zh}（${negated ? '非' : ''}${all.zh}）`, en: `${en} (${negated ? 'other than ' : ''}${all.en})` };
}

function sentenceOf(form: ObligationForm, words: Words): LocalText {
  const fact = (pattern: FactPattern): LocalText => factWords(pattern, words);
  const any = (patterns: readonly FactPattern[]): LocalText => joined(patterns.map(fact), '或', ' or ');
  switch (form.kind) {
    case 'precedence': {
      const [before, required] = [fact(form.before), any(form.requires)];
      return { zh: `${before.zh}前，须有${required.zh}`, en: `Before ${before.en} there is ${required.en}` };
    }
    case 'freshness': {
      const [before, required] = [fact(form.before), any(form.requires)];
      const voided = joined(form.voidedBy.map(fact), '、', ' or ');
      return {
        zh: `${before.zh}前，须有${required.zh}，且此后没有${voided.zh}`,
        en: `Before ${before.en} there is ${required.en}, and no ${voided.en} since`,
      };
    }
    case 'window':
      return windowWords(form, fact(form.after), fact(form.before), any(form.unless));
    case 'response': {
      const [after, due] = [fact(form.after), any(form.comes)];
      const before = form.before === null ? { zh: '案件终结', en: 'the end of the case' } : fact(form.before);
      return {
        zh: `${after.zh}后，${before.zh}前，须有${due.zh}`,
        en: `After ${after.en} there is ${due.en} before ${before.en}`,
      };
    }
    case 'exactly-one': {
      const of = fact(form.of);
      if (form.when === null) return { zh: `全案须有且仅有一次${of.zh}`, en: `A case has exactly one ${of.en}` };
      const when = fact(form.when);
      return { zh: `有${when.zh}的，须有且仅有一次${of.zh}`, en: `After ${when.en} a case has exactly one ${of.en}` };
    }
    case 'absence': {
      const of = fact(form.of);
      return { zh: `不得有${of.zh}`, en: `There is no ${of.en}` };
    }
    case 'separation': {
      const [of, from] = [stepWords(form.of, words), stepWords(form.from, words)];
      return { zh: `${of.zh}与${from.zh}不得由同一人办理`, en: `Nobody does both ${of.en} and ${from.en}` };
    }
    case 'no-vacuous-pass': {
      const steps = joined(
        form.steps.map((step) => factWords(anyOf(step), words)),
        '、',
        ', ',
      );
      return { zh: `流程图须有能够办理的步骤：${steps.zh}`, en: `The diagram has steps that can be done: ${steps.en}` };
    }
    default:
      return unreachable(form);
  }
}

function windowWords(
  { limit, unless }: Extract<ObligationForm, { kind: 'window' }>,
  after: LocalText,
  before: LocalText,
  early: LocalText,
): LocalText {
  const length = lengthWords(limit);
  const but =
    unless.length === 0 ? { zh: '', en: '' } : { zh: `，但已有${early.zh}的除外`, en: `, unless ${early.en} came` };
  return {
    zh: `${after.zh}后，${length.zh}届满前，不得办理“${before.zh}”${but.zh}`,
    en: `After ${after.en} there is no ${before.en} before the end of ${length.en}${but.en}`,
  };
}

const UNITS: Readonly<Record<PeriodUnit, LocalText>> = {
  WD: { zh: '个工作日', en: 'working days' },
  CD: { zh: '日', en: 'days' },
  D: { zh: '日', en: 'days' },
  M: { zh: '个月', en: 'months' },
  Y: { zh: '年', en: 'years' },
  H: { zh: '小时', en: 'hours' },
};

/** Name and ordinary length of a limit; a local value may differ. */
function lengthWords(id: LimitId): LocalText {
  const { name, period } = limits[id];
  const zh = name.zh.endsWith('期') ? name.zh : `${name.zh}期限`;
  if (period === null) return { zh, en: `the period of ${name.en}` };
  const { length, unit } = parsePeriod(period);
  return { zh: `${zh}（${length}${UNITS[unit].zh}）`, en: `the period of ${name.en} (${length} ${UNITS[unit].en})` };
}

function stepWords(steps: readonly string[], words: Words): LocalText {
  return joined(
    steps.map((step) => factWords(anyOf(step), words)),
    '、',
    ' or ',
  );
}

function anyOf(step: string): FactPattern {
  return { source: step, step, outcomes: null, negated: false };
}

function joined(texts: readonly LocalText[], zh: string, en: string): LocalText {
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
