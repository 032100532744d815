import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedCases } from './graphs.js';
import { readCases } from './recorded-cases.js';
import { type CaseAnswers, ourCase, sameAnswers } from './record-tables.js';

interface Difference {
  readonly reason: string;
  /** Places among the generated cases, counted from 0. */
  readonly cases: readonly number[];
}

const FILE = join(import.meta.dirname, 'recorded', 'decision-differences.json');
const DIFFERENCES = JSON.parse(readFileSync(FILE, 'utf8')) as Difference[];
const CASES = generatedCases(20_260_322);

describe('DMN beside a Zeebe 8.5.8', () => {
  const recorded = readCases();

  it('has recorded at least 200 tables, and every generated case', () => {
    expect(recorded.length).toBe(CASES.length);
    expect(CASES.filter(({ xml }) => xml.includes('<decisionTable')).length).toBeGreaterThan(200);
  });

  it('gives the same output, inputs, matched rules and failures, and other ones exactly where a reason is written down', async () => {
    const ours: CaseAnswers[] = await Promise.all(CASES.map(ourCase));
    const different = recorded.flatMap((answers, index) => (sameAnswers(answers, ours[index] ?? []) ? [] : [index]));
    expect(different).toEqual(DIFFERENCES.flatMap(({ cases }) => cases).sort((a, b) => a - b));
  });
});
