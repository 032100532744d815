import type { Json } from '../../protocol/index.js';
import { ExhaustedFailure } from './failure.js';
import { isNumber, toNumber } from './number.js';
import { FeelDate, FeelDateTime, FeelTime } from './temporal/points.js';
import { isDuration } from './temporal/shift.js';
import { type FeelContext, FeelFunction, type FeelValue, isContext, isList } from './value.js';

/** Lists and contexts in one result, each counted as often as it occurs, and their items. */
const VALUES_MAX = 1_000_000;

/**
 * The value as a JSON variable carries it: decimals as the nearest number, temporals as ISO text; functions, ranges and
 * numbers beyond JSON's range are null, functions in a context are left out, as in Zeebe.
 */
export function toJson(value: FeelValue): Json {
  return new JsonWriter().write(value);
}

/** Values that share parts are written out in full: that must end, too. */
class JsonWriter {
  private left = VALUES_MAX;

  write(value: FeelValue): Json {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (isNumber(value)) return jsonNumber(toNumber(value));
    if (value instanceof FeelDateTime || value instanceof FeelTime || isDuration(value)) return value.toJson();
    if (value instanceof FeelDate) return value.toString();
    if (isList(value)) return this.spend(value).map((item) => this.write(item));
    return isContext(value) ? this.object(value) : null;
  }

  private object(context: FeelContext): Json {
    const entries = this.spend(Object.entries(context)).filter(([, entry]) => !(entry instanceof FeelFunction));
    return Object.fromEntries(entries.map(([name, entry]) => [name, this.write(entry)]));
  }

  private spend<T>(items: readonly T[]): readonly T[] {
    this.left -= items.length + 1;
    if (this.left < 0) throw new ExhaustedFailure(`expected a result of at most ${VALUES_MAX} values, found more`);
    return items;
  }
}

function jsonNumber(value: number): Json {
  return Number.isFinite(value) ? value : null;
}
