import { EvaluationFailure } from '../failure.js';
import type { FeelValue } from '../value.js';
import { any, type Builtins, fn, integer, list, orNull, text } from './define.js';
import { pattern, replacementOf } from './pattern.js';
import { textOf } from './text.js';

const value = ['string', text] as const;
const match = ['match', text] as const;
const input = ['input', text] as const;
const regex = ['pattern', text] as const;
const flags = ['flags', text] as const;

/** Positions count from 1, 0 and negative ones from the end. Throws `EvaluationFailure` outside the text, as Zeebe fails there. */
function substring(whole: string, start: number, length: number): string {
  const from = start > 0 ? start - 1 : whole.length + start;
  const to = Math.min(from + length, whole.length);
  if (from < 0 || from > to)
    throw new EvaluationFailure(
      `substring: expected a part of a text of ${whole.length} characters, found position ${start} and length ${length}`,
    );
  return whole.slice(from, to);
}

function before(whole: string, part: string): string {
  const at = whole.indexOf(part);
  return at > 0 ? whole.slice(0, at) : '';
}

function after(whole: string, part: string): string {
  const at = whole.indexOf(part);
  return at >= 0 ? whole.slice(at + part.length) : '';
}

function join(items: readonly FeelValue[], delimiter: string | null, prefix = '', suffix = ''): FeelValue {
  const kept = items.filter((item) => item !== null);
  if (!kept.every((item) => typeof item === 'string')) return null;
  return `${prefix}${kept.join(delimiter ?? '')}${suffix}`;
}

function replace(whole: string, source: string, by: string, flagText: string): FeelValue {
  const found = pattern(source, flagText, 'g');
  if (found === null) return null;
  const parts: string[] = [];
  let from = 0;
  for (const hit of whole.matchAll(found)) {
    const made = replacementOf(by, { groups: [...hit], names: hit.groups ?? {} });
    if (made === null) return null;
    parts.push(whole.slice(from, hit.index), made);
    from = hit.index + hit[0].length;
  }
  return [...parts, whole.slice(from)].join('');
}

function matches(whole: string, source: string, flagText: string): FeelValue {
  return pattern(source, flagText)?.test(whole) ?? null;
}

function split(whole: string, delimiter: string): FeelValue {
  const found = pattern(delimiter, '', 'g');
  if (found === null) return null;
  const parts: string[] = [];
  let from = 0;
  for (const hit of whole.matchAll(found)) {
    // An empty hit never splits before the first character; after the last it leaves an empty part, as in Java.
    if (hit[0] === '' && hit.index === 0) continue;
    parts.push(whole.slice(from, hit.index));
    from = hit.index + hit[0].length;
  }
  return [...parts, whole.slice(from)];
}

function extract(whole: string, source: string): FeelValue {
  const found = pattern(source, '', 'g');
  return found === null ? null : [...whole.matchAll(found)].map((hit) => hit[0]);
}

export const strings: Builtins = {
  string: [fn([['from', any]], (_, from) => (from === null ? null : textOf(from)))],
  'string length': [fn([value], (_, s) => s.length)],
  substring: [
    fn([value, ['start position', integer]], (_, s, start) => substring(s, start, s.length)),
    fn([value, ['start position', integer], ['length', integer]], (_, s, start, length) => substring(s, start, length)),
  ],
  'substring before': [fn([value, match], (_, s, part) => before(s, part))],
  'substring after': [fn([value, match], (_, s, part) => after(s, part))],
  'upper case': [fn([value], (_, s) => s.toUpperCase())],
  'lower case': [fn([value], (_, s) => s.toLowerCase())],
  contains: [fn([value, match], (_, s, part) => s.includes(part))],
  'starts with': [fn([value, match], (_, s, part) => s.startsWith(part))],
  'ends with': [fn([value, match], (_, s, part) => s.endsWith(part))],
  matches: [
    fn([input, regex], (_, s, source) => matches(s, source, '')),
    fn([input, regex, flags], (_, s, source, flagText) => matches(s, source, flagText)),
  ],
  replace: [
    fn([input, regex, ['replacement', text]], (_, s, source, by) => replace(s, source, by, '')),
    fn([input, regex, ['replacement', text], flags], (_, s, source, by, f) => replace(s, source, by, f)),
  ],
  split: [fn([value, ['delimiter', text]], (_, s, delimiter) => split(s, delimiter))],
  extract: [fn([input, regex], (_, s, source) => extract(s, source))],
  'string join': [
    fn([['list', list]], (_, items) => join(items, null)),
    fn(
      [
        ['list', list],
        ['delimiter', orNull(text)],
      ],
      (_, items, delimiter) => join(items, delimiter),
    ),
    fn(
      [
        ['list', list],
        ['delimiter', orNull(text)],
        ['prefix', text],
        ['suffix', text],
      ],
      (_, items, delimiter, prefix, suffix) => join(items, delimiter, prefix, suffix),
    ),
  ],
};
