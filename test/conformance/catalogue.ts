import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Area, Scenario } from './scenario.js';

export interface Entry {
  readonly area: string;
  readonly scenario: Scenario;
}

/** Every scenario under the folder, in the order of the files; each file's default export is its area. */
export async function catalogue(folder: string): Promise<Entry[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[tj]s$/.test(file) && !file.includes('.test.'))
    .sort();
  const areas: Area[] = [];
  for (const file of files) {
    const loaded = (await import(pathToFileURL(join(folder, file)).href)) as { default?: Area };
    if (loaded.default) areas.push(loaded.default);
  }
  return areas.flatMap(({ area, scenarios }) => scenarios.map((scenario) => ({ area, scenario })));
}

/** Those whose `area: name` contains one of the words; all without words. */
export function chosen(entries: readonly Entry[], words: readonly string[]): Entry[] {
  if (words.length === 0) return [...entries];
  return entries.filter(({ area, scenario }) =>
    words.some((word) => `${area}: ${scenario.name}`.toLowerCase().includes(word.toLowerCase())),
  );
}
