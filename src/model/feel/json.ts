import type { Json } from '../../protocol/index.js';
import { isNumber, toNumber } from './number.js';
import { FeelDate, FeelDateTime, FeelTime } from './temporal/points.js';
import { isDuration } from './temporal/shift.js';
import { FeelFunction, type FeelValue, isContext, isList } from './value.js';

/**
 * The value as a JSON variable carries it: decimals as the nearest number, temporals as ISO text; functions, ranges and
 * numbers beyond JSON's range are null, functions in a context are left out, as in Zeebe.
 */
export function toJson(value: FeelValue): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return jsonNumber(toNumber(value));
  if (value instanceof FeelDateTime || value instanceof FeelTime || isDuration(value)) return value.toJson();
  if (value instanceof FeelDate) return value.toString();
  if (isList(value)) return value.map(toJson);
  if (!isContext(value)) return null;
  const entries = Object.entries(value).filter(([, entry]) => !(entry instanceof FeelFunction));
  return Object.fromEntries(entries.map(([name, entry]) => [name, toJson(entry)]));
}

function jsonNumber(value: number): Json {
  return Number.isFinite(value) ? value : null;
}
