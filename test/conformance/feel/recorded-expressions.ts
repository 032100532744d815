import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './record-expressions.js';

const FILE = join(import.meta.dirname, 'recorded', 'expressions.txt');

/** An expression and what the broker says to it. */
export type RecordedExpression = readonly [expression: string, answer: Answer];

/** One line per expression: the expression as a JSON string, a blank, the answer. */
export function readRecorded(): RecordedExpression[] {
  const lines = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [, expression = '""', answer = ''] = /^("(?:[^"\\]|\\.)*") (.*)$/.exec(line) ?? [];
    return [JSON.parse(expression) as string, answer];
  });
}

export function writeRecorded(rows: readonly RecordedExpression[]): void {
  const lines = rows.map(([expression, answer]) => `${JSON.stringify(expression)} ${answer.replace(/\s*\n\s*/g, ' ')}`);
  writeFileSync(FILE, `${lines.join('\n')}\n`);
}
