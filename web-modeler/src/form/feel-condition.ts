import { evaluate } from 'feelin';
import type { Values } from '../api/types';

/** The value of a FEEL condition over the form's values; null when it cannot be evaluated, so a field is shown rather than lost. */
export function evaluateCondition(expression: string, context: Values): unknown {
  try {
    return evaluate(expression, context).value;
  } catch {
    return null;
  }
}
