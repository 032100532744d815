import { EvaluationFailure } from '../failure.js';
import { compare, equal, within } from '../compare.js';
import { FeelRange, type FeelValue } from '../value.js';
import { textOf } from './text.js';
import { any, type Builtin, type Builtins, fn } from './define.js';

type Relation = (x: FeelValue, y: FeelValue) => boolean | null;

const same = (x: FeelValue, y: FeelValue): boolean => equal(x, y) === true;
const before = (x: FeelValue, y: FeelValue): boolean => (compare(x, y) ?? 0) < 0;

/** A point as the range that holds just it, so that one rule serves points and ranges. */
function span(value: FeelValue): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(value, value, true, true);
}

/** x ends before y starts. */
function precedes(x: FeelRange, y: FeelRange): boolean {
  return before(x.end, y.start) || (same(x.end, y.start) && !(x.endIncluded && y.startIncluded));
}

function startsNoEarlier(x: FeelRange, y: FeelRange): boolean {
  return before(y.start, x.start) || (same(x.start, y.start) && (y.startIncluded || !x.startIncluded));
}

function endsNoLater(x: FeelRange, y: FeelRange): boolean {
  return before(x.end, y.end) || (same(x.end, y.end) && (y.endIncluded || !x.endIncluded));
}

function inside(x: FeelRange, y: FeelRange): boolean {
  return startsNoEarlier(x, y) && endsNoLater(x, y);
}

function meets(x: FeelRange, y: FeelRange): boolean {
  return x.endIncluded && y.startIncluded && same(x.end, y.start);
}

function overlaps(x: FeelRange, y: FeelRange): boolean {
  return !precedes(x, y) && !precedes(y, x);
}

function sameStart(x: FeelRange, y: FeelRange): boolean {
  return same(x.start, y.start) && x.startIncluded === y.startIncluded;
}

function sameEnd(x: FeelRange, y: FeelRange): boolean {
  return same(x.end, y.end) && x.endIncluded === y.endIncluded;
}

function relation(names: readonly [string, string], holds: (x: FeelRange, y: FeelRange) => boolean): Builtin {
  const judged: Relation = (x, y) => {
    const [a, b] = [span(x), span(y)];
    // Zeebe knows no ranges of texts here.
    if (typeof a.start === 'string') return null;
    return compare(a.start, b.start) === null || compare(a.end, b.end) === null ? null : holds(a, b);
  };
  return fn(
    [
      [names[0], any],
      [names[1], any],
    ],
    (_, x, y) => judged(x, y),
  );
}

/** Both must be ranges. Throws `EvaluationFailure` for a point among its like, where Zeebe fails. */
function ofRanges(name: string, holds: (x: FeelRange, y: FeelRange) => boolean): Builtin {
  const judged = relation(['range1', 'range2'], holds);
  return fn(
    [
      ['range1', any],
      ['range2', any],
    ],
    (evaluation, x, y) => {
      const answer = judged.invoke([x, y], evaluation);
      const point = [x, y].find((value) => !(value instanceof FeelRange));
      if (answer === null || point === undefined) return answer;
      throw new EvaluationFailure(`\`${name}\`: expected two ranges, found ${textOf(point)}`);
    },
  );
}

function both(first: readonly [string, string], holds: (x: FeelRange, y: FeelRange) => boolean): Builtin[] {
  return [relation(['range1', 'range2'], holds), relation(first, holds)];
}

export const ranges: Builtins = {
  before: [
    relation(['point1', 'point2'], precedes),
    relation(['range1', 'range2'], precedes),
    relation(['point', 'range'], precedes),
    relation(['range', 'point'], precedes),
  ],
  after: [
    relation(['point1', 'point2'], (x, y) => precedes(y, x)),
    relation(['range1', 'range2'], (x, y) => precedes(y, x)),
    relation(['point', 'range'], (x, y) => precedes(y, x)),
    relation(['range', 'point'], (x, y) => precedes(y, x)),
  ],
  meets: [ofRanges('meets', meets)],
  'met by': [ofRanges('met by', (x, y) => meets(y, x))],
  overlaps: [ofRanges('overlaps', overlaps)],
  'overlaps before': [
    ofRanges('overlaps before', (x, y) => overlaps(x, y) && !startsNoEarlier(x, y) && endsNoLater(x, y)),
  ],
  'overlaps after': [
    ofRanges('overlaps after', (x, y) => overlaps(x, y) && !startsNoEarlier(y, x) && endsNoLater(y, x)),
  ],
  finishes: both(['point', 'range'], (x, y) => sameEnd(x, y) && startsNoEarlier(x, y)),
  'finished by': both(['range', 'point'], (x, y) => sameEnd(x, y) && startsNoEarlier(y, x)),
  includes: both(['range', 'point'], (x, y) => inside(y, x)),
  during: both(['point', 'range'], inside),
  starts: both(['point', 'range'], (x, y) => sameStart(x, y) && endsNoLater(x, y)),
  'started by': both(['range', 'point'], (x, y) => sameStart(x, y) && endsNoLater(y, x)),
  coincides: both(['point1', 'point2'], (x, y) => sameStart(x, y) && sameEnd(x, y)),
};

/** The value as a test of a point: in the range, or equal to the value. */
export function holds(value: FeelValue, wanted: FeelValue): boolean | null {
  return wanted instanceof FeelRange ? within(value, wanted) : equal(value, wanted);
}
