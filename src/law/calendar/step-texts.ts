import type { LocalText } from '../../model/finding.js';
import { articleInChinese } from '../article.js';
import type { DayReason } from './day-reason.js';
import type { DueRequest } from './due.js';
import type { StatutoryLimit } from './limits/limit.js';
import type { LocalDate } from './local-date.js';
import { parsePeriod, type Period, type PeriodUnit } from './period.js';

const UNITS: Readonly<Record<PeriodUnit, readonly [zh: string, en: string]>> = {
  WD: ['个工作日', 'working day'],
  CD: ['日', 'day'],
  D: ['日', 'day'],
  M: ['个月', 'month'],
  Y: ['年', 'year'],
  H: ['小时', 'hour'],
};

/** "5个工作日" / "5 working days". With the unit of a period it is an extension of it. */
export function lengthText(period: Period, extends_: PeriodUnit | null): LocalText {
  const { length, unit } = parsePeriod(period);
  const [zh, en] = UNITS[unit];
  const plain = { zh: `${length}${zh}`, en: `${length} ${en}${length === 1 ? '' : 's'}` };
  return extends_ === null ? plain : { zh: `经批准延长${plain.zh}`, en: `extended by ${plain.en}` };
}

/** Which limit, how long, by which article, and what follows when it is missed. */
export function limitText({ id, name, source, consequence, yearly }: StatutoryLimit, period: Period): LocalText {
  const { zh, en } =
    yearly === null ? lengthText(period, null) : { zh: `至次年${yearly}`, en: `to ${yearly} of the next year` };
  const missed = consequence ?? null;
  return {
    zh: `${id} ${name.zh}：${zh}（${articleInChinese(source)}）${missed === null ? '' : `；逾期后果：${missed.zh}`}`,
    en: `${id} ${name.en}: ${en} (${source})${missed === null ? '' : `; if missed: ${missed.en}`}`,
  };
}

export function startText(from: LocalDate, counts: boolean): LocalText {
  return counts
    ? { zh: `自${from}起算，当日计入`, en: `it begins on ${from}, which counts itself` }
    : {
        zh: `${from}为起算日，当日不计入（《民事诉讼法》第85条）`,
        en: `${from} is the day of the event and does not count (CPL 85)`,
      };
}

export function countedText(
  date: LocalDate,
  to: LocalDate,
  count: number,
  total: number,
  inWorkingDays: boolean,
): LocalText {
  const [zh, en] = UNITS[inWorkingDays ? 'WD' : 'CD'];
  const sum = total === count ? { zh: '', en: '' } : { zh: `，累计${total}${zh}`, en: `, ${total} so far` };
  return date === to
    ? { zh: `${date}计入1${zh}${sum.zh}`, en: `${date} counts${sum.en}` }
    : { zh: `${date}至${to}计入${count}${zh}${sum.zh}`, en: `${date} to ${to} count: ${count} ${en}s${sum.en}` };
}

export function makeUpText(date: LocalDate, { name }: DayReason, total: number): LocalText {
  return {
    zh: `${date}为调休上班日（${name.zh}），计入，累计${total}个工作日`,
    en: `${date} is a make-up working day (${name.en}) and counts, ${total} so far`,
  };
}

export function restText(date: LocalDate, { name }: DayReason): LocalText {
  return { zh: `${date}为${name.zh}，不计入`, en: `${date} is a rest day (${name.en}) and does not count` };
}

export function exclusionText(date: LocalDate, to: LocalDate, count: number, reason: string): LocalText {
  const because = reason === '' ? '' : `：${reason}`;
  const why = reason === '' ? '' : `: ${reason}`;
  if (count === 0) {
    return {
      zh: `${date}至${to}已由其他期间扣除，不重复扣除${because}`,
      en: `${date} to ${to} are excluded already and not excluded twice${why}`,
    };
  }
  return {
    zh: `${date}至${to}不计入期限，共${count}日${because}`,
    en: `${date} to ${to} are excluded, ${count} day${count === 1 ? '' : 's'}${why}`,
  };
}

/** `first`: the day is the last of the period; else it follows it and is a rest day too. */
export function rolledText(date: LocalDate, { name }: DayReason, first: boolean): LocalText {
  return first
    ? {
        zh: `期限届满日${date}为${name.zh}，顺延至下一工作日（《民事诉讼法》第85条）`,
        en: `the last day ${date} is a rest day (${name.en}): it moves to the next working day (CPL 85)`,
      }
    : { zh: `${date}为${name.zh}，继续顺延`, en: `${date} is a rest day (${name.en}): it moves on` };
}

/** `safe` null: the safe day is the statutory one. `none`: no working day lies between the start and the end. */
export function endText(
  statutory: LocalDate,
  safe: LocalDate | null,
  none: boolean,
  next: LocalDate,
  { role, exact }: DueRequest,
): LocalText {
  const ends = { zh: `期限至${statutory}届满`, en: `the period ends on ${statutory}` };
  if (exact) return ends;
  if (role === 'party') {
    return { zh: `${ends.zh}，机关自${next}起方可办理`, en: `${ends.en}; the organ may act from ${next}` };
  }
  if (safe === null) return ends;
  return none
    ? { zh: `${ends.zh}，其间没有工作日，宜立即办理`, en: `${ends.en}; no working day lies within it, act at once` }
    : { zh: `${ends.zh}，宜在${safe}前（含当日）办理`, en: `${ends.en}; act by ${safe} to be safe` };
}
