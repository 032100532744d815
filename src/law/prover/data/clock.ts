import type { ExecutableElement } from '../../../model/index.js';
import type { ObligationSet } from '../../obligations/definition.js';

const CLOCK = /^\s*=\s*(?:date and time\(\s*)?([\p{L}_$][\p{L}\p{N}_$.]*?)\s*\)?\s*$/u;

/** The variable that a date timer waits for, as it is or read as a date and time; null for any other timer. */
export function timerVariable({ timer }: ExecutableElement): string | null {
  return timer?.kind === 'date' ? (CLOCK.exec(timer.expression.source)?.[1] ?? null) : null;
}

/** Clock variables that the element's timer waits for. */
export function clocksOf(element: ExecutableElement, { clocks }: ObligationSet): readonly string[] {
  const name = timerVariable(element);
  return clocks.some(({ variable }) => variable === name) && name !== null ? [name] : [];
}
