import { checkLength } from '../scope.js';
import { isNumber, numberText } from '../number.js';
import { type FeelValue, FeelFunction, FeelRange, isContext, isList } from '../value.js';

/** The text `string()` gives: strings bare at every depth, decimals with all their digits, temporals in ISO form. */
export function textOf(value: FeelValue): string {
  const text = written(value);
  checkLength(text.length);
  return text;
}

function written(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (isList(value)) return `[${value.map(nested).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value);
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  if (isContext(value))
    return `{${Object.entries(value)
      .map(([name, entry]) => `${name}:${nested(entry)}`)
      .join(', ')}}`;
  if (isNumber(value)) return numberText(value);
  return value.toString();
}

function nested(value: FeelValue): string {
  return typeof value === 'string' ? `"${value}"` : textOf(value);
}

function rangeText(range: FeelRange): string {
  const ends = `${nested(range.start)}..${nested(range.end)}`;
  return `${range.startIncluded ? '[' : '('}${ends}${range.endIncluded ? ']' : ')'}`;
}
