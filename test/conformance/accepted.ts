import { readFileSync } from 'node:fs';

/** A difference that stays. Where its `line` matches, both texts become the same; without `line` it is the whole scenario. */
export interface Accepted {
  readonly id: string;
  readonly reason: string;
  /** Part of the names of the scenarios that it is for; all when left out. */
  readonly scenario?: string;
  /** Regular expression on a line of the comparison, and what takes its place; null leaves the line out. */
  readonly line?: string;
  readonly becomes?: string | null;
}

export function acceptedDifferences(folder: string): Accepted[] {
  return JSON.parse(readFileSync(`${folder}/accepted.json`, 'utf8')) as Accepted[];
}

/** The reason why all of the scenario may differ, or null. */
export function wholly(accepted: readonly Accepted[], scenario: string): Accepted | null {
  return accepted.find((rule) => rule.line === undefined && scenario.includes(rule.scenario ?? '')) ?? null;
}

export function apply(accepted: readonly Accepted[], scenario: string, lines: readonly string[]): string[] {
  const rules = accepted.flatMap(({ line, becomes = null, scenario: part = '' }) =>
    line !== undefined && scenario.includes(part) ? [{ becomes, pattern: new RegExp(line, 'g') }] : [],
  );
  return lines.flatMap((line) => {
    let text = line;
    for (const { pattern, becomes } of rules) {
      if (becomes === null && text.search(pattern) >= 0) return [];
      text = text.replace(pattern, becomes ?? '');
    }
    return [text];
  });
}
