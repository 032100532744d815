import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../src/law/prover/faults.js';
import { mutate } from '../mutants/mutants.js';
import type { Case } from '../oracle/case.js';
import { ask } from '../oracle/oracle.js';
import { handDrawnCases } from '../procedures/cases.js';
import type { HandDrawn } from '../procedures/words.js';
import { compare } from '../random/compare.js';
import { caseOf, randomCase } from '../random/random-case.js';
import * as sharp from './sharp-cases.js';

const drawn = async (name: string): Promise<Case> => (await handDrawnCases()).find((one) => one.name === name)!.subject;
const edited = async (name: string, operator: string): Promise<Case> =>
  mutate(name, await drawn(name), operator, 1)!.subject;
const seeded = async (seed: number): Promise<Case> => (await randomCase(seed)).subject;
const own = async ({ xml, obligations }: HandDrawn): Promise<Case> => (await caseOf(xml, obligations))!;

/** Where each deliberate bug shows: random diagrams by their seed, procedures, mutants, and cases made for it. */
const CATCHES: Readonly<Record<Fault, () => Promise<Case>>> = {
  'join-rule-off': () => drawn('parallel review strands'),
  'boundary-transition-forgotten': () => drawn('an error sends the case back'),
  'event-sub-process-forgotten': () => seeded(25),
  'terminate-keeps-tokens': () => seeded(263),
  'call-not-inlined': () => drawn('review in a call activity'),
  'multi-instance-any-approves': () => own(sharp.firstOneCounts),
  'stale-timer-counts': () => own(sharp.secondNotice),
  'freshness-ignored': () => edited('review loop', 'edit somewhere else'),
  'guard-ignored': () => drawn('thresholds by a table'),
  'skips-too-much': () => own(sharp.changedBeside),
  'error-not-thrown': () => drawn('an error sends the case back'),
  'predicate-dropped': () => own(sharp.writtenAgain),
  'writer-not-forgotten': () => own(sharp.writtenAgain),
  'outcome-not-coupled': () => drawn('review loop'),
  'default-flow-condition-ignored': () => drawn('compensation of a withdrawn decision'),
  'dmn-first-rule-only': () => edited('thresholds by a table', 'bypass an element'),
  'null-forgotten': () => seeded(4),
  'input-mapping-shadow-ignored': () => own(sharp.shadowed),
};

describe('deliberate bugs of the prover', () => {
  it.each(Object.keys(CATCHES) as Fault[])('%s is caught', async (fault) => {
    // given
    const subject = await CATCHES[fault]();
    const answer = ask(subject, 4_000);
    expect(compare(subject, undefined, answer).found).toEqual([]);
    // when
    const { found } = compare(subject, new Set([fault]), answer);
    // then
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ kind }) => kind)).not.toContain('threw');
  });

  it('The cases made for single bugs are told apart without one', async () => {
    for (const one of Object.values(sharp)) expect(compare(await own(one)).found).toEqual([]);
  });
});
