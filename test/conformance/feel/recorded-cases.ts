import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseAnswers } from './record-tables.js';

const FILE = join(import.meta.dirname, 'recorded', 'decisions.txt');

/** The broker's answers to the generated cases in their order: a line per case, its answers as a JSON array. */
export function readCases(): CaseAnswers[] {
  const lines = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as CaseAnswers);
}

export function writeCases(answers: readonly CaseAnswers[]): void {
  writeFileSync(FILE, `${answers.map((one) => JSON.stringify(one)).join('\n')}\n`);
}
