import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from './generate.js';
import { alike, ourAnswer } from './our-expressions.js';
import { readRecorded } from './recorded-expressions.js';

interface Difference {
  readonly reason: string;
  readonly expressions: readonly string[];
}

const FILE = join(import.meta.dirname, 'recorded', 'expression-differences.json');
const DIFFERENCES = JSON.parse(readFileSync(FILE, 'utf8')) as Difference[];

describe('FEEL beside a Zeebe 8.5.8', () => {
  const recorded = readRecorded();

  it('has recorded every expression the generator makes', () => {
    expect(recorded.map(([expression]) => expression)).toEqual(generated(20_260_322));
    expect(recorded.length).toBeGreaterThan(2000);
  });

  it('gives the same answers, and other ones exactly where a reason is written down', () => {
    const different = recorded.filter(([expression, answer]) => !alike(answer, ourAnswer(expression)));
    const known = DIFFERENCES.flatMap(({ expressions }) => expressions);
    expect(different.map(([expression]) => expression).sort()).toEqual([...known].sort());
  });
});
