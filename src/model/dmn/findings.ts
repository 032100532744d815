import type { Finding, LocalText } from '../finding.js';
import type { Compilation } from '../feel/index.js';

export function finding(elementId: string | null, rule: string, message: LocalText, remedy: LocalText): Finding {
  return { elementId, rule, message, remedy };
}

/** Collects what is wrong, so that all of it is told at once. */
export class Findings {
  readonly all: Finding[] = [];

  add(found: Finding): void {
    this.all.push(found);
  }

  /** The compiled expression; null, with a finding that names the place, when it is not valid. */
  accept<T>(compiled: Compilation<T>, elementId: string, place: LocalText): T | null {
    if (compiled.ok) return compiled.expression;
    this.add(
      finding(
        elementId,
        'valid-expression',
        { zh: `${place.zh}：${compiled.message}。`, en: `${place.en}: ${compiled.message}.` },
        { zh: '修改表达式。', en: 'Correct the expression.' },
      ),
    );
    return null;
  }
}
