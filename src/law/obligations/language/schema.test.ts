import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { conforms } from '../testing/json-schema.js';
import { fileWith } from '../testing/read-set.js';
import { obligationsSchema, readObligations } from './index.js';

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

const published = JSON.parse(readFileSync(join('processes', 'obligations.schema.json'), 'utf8')) as Record<
  string,
  unknown
>;
const FILE = fileWith(
  'guard: amount >= 5\nvalid: { from: 2021-07-15 }\nfreshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft] }',
  'window: { before: decision, after: notice, limit: T-PEN-07, unless: [waiver] }',
  'checks: [S]\nno-vacuous-pass: { steps: [review] }',
);

/** Every place in the tree, as the keys that lead to it. */
function placesOf(tree: Tree, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  const entries = Array.isArray(tree) ? [...tree.entries()] : Object.entries(tree);
  return [path, ...entries.flatMap(([key, value]) => placesOf(value, [...path, key]))];
}

function changed(
  tree: Tree,
  [key, ...rest]: readonly (string | number)[],
  change: (at: Tree) => Tree | undefined,
): Tree {
  if (key === undefined) return change(tree) ?? null;
  if (Array.isArray(tree))
    return tree.flatMap((item, index) => (index === key ? kept(changed(item, rest, change), rest, change) : [item]));
  const entries = Object.entries(tree as Record<string, Tree>);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      name === key ? kept(changed(value, rest, change), rest, change).map((one) => [name, one]) : [[name, value]],
    ),
  ) as Tree;
}

function kept(value: Tree, rest: readonly unknown[], change: (at: Tree) => Tree | undefined): Tree[] {
  return rest.length === 0 && change(value) === undefined && value === null ? [] : [value];
}

describe('the published schema', () => {
  it('should be the one the language has: node scripts/obligations-schema.mjs writes it', () => {
    expect(published).toEqual(obligationsSchema());
  });

  it('should accept what the language reads, and the reader refuse what it refuses', () => {
    const whole = parse(FILE) as Tree;
    expect(conforms(published, whole)).toBe(true);
    const others: readonly (Tree | undefined)[] = [
      undefined,
      null,
      5,
      true,
      'text',
      'two words',
      '',
      [],
      ['x'],
      {},
      { extra: 1 },
    ];
    const seen = { accepted: 0, refused: 0, read: 0 };
    placesOf(whole).forEach((path, index) => {
      const tree = changed(whole, path, () => others[index % others.length]);
      const accepted = conforms(published, tree);
      const read = readObligations(stringify(tree), 'changed.yml').ok;
      if (read && !accepted) throw new Error(`expected a schema that accepts ${stringify(tree)}`);
      seen[accepted ? 'accepted' : 'refused'] += 1;
      if (read) seen.read += 1;
    });
    expect(seen.read).toBeGreaterThan(5);
    expect(seen.accepted).toBeGreaterThan(seen.read); // Names are the reader's alone.
    expect(seen.refused).toBeGreaterThan(50);
  });
});
