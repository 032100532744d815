import { readFileSync } from 'node:fs';

/** A difference that stays: where it matches, both texts become the same. */
export interface Accepted {
  readonly id: string;
  readonly reason: string;
  /** Part of the names of the scenarios that it is for; all when left out. */
  readonly scenario?: string;
  /** Regular expression on a line of the comparison, and what takes its place; `null` leaves the line out. */
  readonly line: string;
  readonly becomes: string | null;
}

export function acceptedDifferences(folder: string): Accepted[] {
  return JSON.parse(readFileSync(`${folder}/accepted.json`, 'utf8')) as Accepted[];
}

export function apply(accepted: readonly Accepted[], scenario: string, lines: readonly string[]): string[] {
  const rules = accepted
    .filter((rule) => rule.scenario === undefined || scenario.includes(rule.scenario))
    .map((rule) => ({ ...rule, pattern: new RegExp(rule.line, 'g') }));
  return lines.flatMap((line) => {
    let text = line;
    for (const { pattern, becomes } of rules) {
      if (becomes === null && text.search(pattern) >= 0) return [];
      text = text.replace(pattern, becomes ?? '');
    }
    return [text];
  });
}
