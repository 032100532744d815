import { EvaluationFailure } from '../failure.js';
import { checkLength } from '../scope.js';
import type { FeelValue } from '../value.js';
import { any, type Builtins, costly, fn, integer, list, orNull, text } from './define.js';
import { type Hit, pattern, replacementOf } from './pattern.js';
import { textOf } from './text.js';

/** A pattern may have to be compiled. */
const PATTERN = 20;

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
  checkLength(kept.reduce((length, item) => length + item.length + (delimiter ?? '').length, 0));
  return `${prefix}${kept.join(delimiter ?? '')}${suffix}`;
}

function replace(whole: string, source: string, by: string, flagText: string): FeelValue {
  const search = pattern(source, flagText);
  if (search === null) return null;
  const parts: string[] = [];
  let [from, length] = [0, 0];
  for (const hit of search.all(whole)) {
    const made = replacementOf(by, hit);
    if (made === null) return null;
    length += made.length;
    checkLength(length);
    parts.push(whole.slice(from, hit.index), made);
    from = hit.index + lengthOf(hit);
  }
  return [...parts, whole.slice(from)].join('');
}

function lengthOf({ groups }: Hit): number {
  return groups[0]?.length ?? 0;
}

function matches(whole: string, source: string, flagText: string): FeelValue {
  const search = pattern(source, flagText);
  return search === null ? null : search.all(whole).next().done !== true;
}

function split(whole: string, delimiter: string): FeelValue {
  const search = pattern(delimiter, '');
  if (search === null) return null;
  const parts: string[] = [];
  let from = 0;
  for (const hit of search.all(whole)) {
    // An empty hit never splits before the first character; after the last it leaves an empty part, as in Java.
    if (lengthOf(hit) === 0 && hit.index === 0) continue;
    parts.push(whole.slice(from, hit.index));
    from = hit.index + lengthOf(hit);
  }
  return [...parts, whole.slice(from)];
}

function extract(whole: string, source: string): FeelValue {
  const search = pattern(source, '');
  return search === null ? null : Array.from(search.all(whole), (hit) => hit.groups[0] ?? '');
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
    costly(
      PATTERN,
      fn([input, regex], (_, s, source) => matches(s, source, '')),
    ),
    costly(
      PATTERN,
      fn([input, regex, flags], (_, s, source, flagText) => matches(s, source, flagText)),
    ),
  ],
  replace: [
    costly(
      PATTERN,
      fn([input, regex, ['replacement', text]], (_, s, source, by) => replace(s, source, by, '')),
    ),
    costly(
      PATTERN,
      fn([input, regex, ['replacement', text], flags], (_, s, source, by, f) => replace(s, source, by, f)),
    ),
  ],
  split: [
    costly(
      PATTERN,
      fn([value, ['delimiter', text]], (_, s, delimiter) => split(s, delimiter)),
    ),
  ],
  extract: [
    costly(
      PATTERN,
      fn([input, regex], (_, s, source) => extract(s, source)),
    ),
  ],
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
