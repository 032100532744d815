import { compileFeel } from '../../../src/model/index.js';
import type { Answer } from './record-expressions.js';
import { VARIABLES } from './values.js';

/** What we say to an expression, written as the broker's answers are. */
export function ourAnswer(expression: string): Answer {
  const compiled = compileFeel(expression);
  if (!compiled.ok) return `?${compiled.message}`;
  const result = compiled.expression.evaluate({ nowMs: 1_772_325_000_500, get: (name) => VARIABLES[name] });
  return result.ok ? `=${JSON.stringify(result.value)}` : `!${result.message}`;
}

/** Values are compared as JSON, contexts without regard to the order of their entries; of failures only that they are. */
export function alike(theirs: Answer, ours: Answer): boolean {
  if (theirs[0] !== ours[0]) return false;
  return theirs[0] !== '=' || canonical(theirs.slice(1)) === canonical(ours.slice(1));
}

function canonical(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
