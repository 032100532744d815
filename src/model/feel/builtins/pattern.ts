import { EvaluationFailure } from '../failure.js';
import { type Found, Matcher } from '../regex/match.js';
import { parsePattern } from '../regex/parse.js';

/** A pattern ready to search with. */
export interface Search {
  /** All hits, none overlapping. Throws `ExhaustedFailure` when finding them takes too many steps. */
  all(text: string): Generator<Hit>;
}

/** Steps JavaScript is trusted with, at worst: some tenths of a second. */
const NATIVE_STEPS_MAX = 50_000_000;

const known = new Map<string, Search | null>();
const KNOWN_MAX = 500;

/**
 * A Java-style pattern with FEEL flags (`s`, `m`, `i`, `x`); null when it is invalid. Possessive quantifiers and flags inside
 * the pattern, which JavaScript does not have, count as invalid.
 */
export function pattern(source: string, flags: string): Search | null {
  const key = `${flags}/${source}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const made = searchOf(flags.includes('x') ? withoutComments(source) : source, flags);
  known.set(key, made);
  return made;
}

/** JavaScript searches where it cannot take long; where it could, a matcher of our own counts its steps. */
function searchOf(source: string, flags: string): Search | null {
  const own = [...'smi'].filter((flag) => flags.includes(flag)).join('');
  const native = compiled(source, `${own}gu`) ?? compiled(source, `${own}g`);
  if (native === null) return null;
  const { nested, unbounded } = repetitions(source);
  const counted = parsePattern(source, own);
  const isShort = (text: string): boolean => !nested && (text.length + 1) ** (unbounded + 1) <= NATIVE_STEPS_MAX;
  return {
    *all(text) {
      if (isShort(text)) return yield* nativeHits(native, text);
      if (counted === null)
        throw new EvaluationFailure(
          'expected a pattern without nested repetitions together with look-around, references or properties',
        );
      yield* countedHits(new Matcher(counted, text), text);
    },
  };
}

/** Whether a group is repeated, and how many parts have no upper limit. */
function repetitions(source: string): { nested: boolean; unbounded: number } {
  const bare = source.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  return { nested: /\)[*+{]/.test(bare), unbounded: bare.match(/[*+]|,\}|,\d+\}/g)?.length ?? 0 };
}

function* nativeHits(native: RegExp, text: string): Generator<Hit> {
  for (const hit of text.matchAll(native)) yield { index: hit.index, groups: [...hit], names: hit.groups ?? {} };
}

function* countedHits(matcher: Matcher, text: string): Generator<Hit> {
  let from = 0;
  for (let hit: Found | null; from <= text.length && (hit = matcher.search(from));) {
    yield { ...hit, names: {} };
    from = hit.index + Math.max(1, hit.groups[0]!.length);
  }
}

function compiled(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

function withoutComments(source: string): string {
  return source.replace(/\\.|#.*$|\s+/gm, (part) => (part.startsWith('\\') ? part : ''));
}

/** One hit of a pattern: where it begins, the groups by number (0: all of it) and by name; undefined where a group took no part. */
export interface Hit {
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
  readonly names: Readonly<Record<string, string | undefined>>;
}

const PIECE = /\\(.)|\$(\d)|\$\{(\w+)\}|([\\$])/gs;

/**
 * What Java replacement text makes of a hit: `$1`, `${name}`, and a backslash that makes the next character literal; null
 * when it names a group the pattern has not, or is cut short.
 */
export function replacementOf(template: string, { groups, names }: Omit<Hit, 'index'>): string | null {
  let valid = true;
  const text = template.replace(PIECE, (_, literal?: string, group?: string, name?: string) => {
    if (literal !== undefined) return literal;
    valid &&= group !== undefined ? Number(group) < groups.length : name !== undefined && name in names;
    return (group === undefined ? names[name ?? ''] : groups[Number(group)]) ?? '';
  });
  return valid ? text : null;
}
