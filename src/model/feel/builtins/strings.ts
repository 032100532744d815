import type { FeelValue } from '../value.js';
import { any, type Builtins, fn, integer, list, orNull, text } from './define.js';
import { pattern, replacement } from './pattern.js';
import { textOf } from './text.js';

const value = ['string', text] as const;
const match = ['match', text] as const;
const input = ['input', text] as const;
const regex = ['pattern', text] as const;
const flags = ['flags', text] as const;

/** The 0-based index of a 1-based position; 0 and negative ones count from the end. */
function fromPosition(length: number, start: number): number {
  return start > 0 ? start - 1 : Math.max(0, length + start);
}

function substring(whole: string, start: number, length: number): string {
  const from = fromPosition(whole.length, start);
  return whole.slice(from, from + Math.max(0, length));
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
  return found === null ? null : whole.replace(found, replacement(by));
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
    // An empty hit splits between characters, never before the first or after the last.
    if (hit[0] === '' && (hit.index === 0 || hit.index === whole.length)) continue;
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
        ['prefix', orNull(text)],
        ['suffix', orNull(text)],
      ],
      (_, items, delimiter, prefix, suffix) => join(items, delimiter, prefix ?? '', suffix ?? ''),
    ),
  ],
};
