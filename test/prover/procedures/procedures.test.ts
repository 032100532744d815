import { describe, expect, it } from '@jest/globals';
import { ask } from '../oracle/oracle.js';
import { compare } from '../random/compare.js';
import { caseOf } from '../random/random-case.js';
import { PROCEDURES } from './index.js';

describe('procedures drawn by hand', () => {
  it.each(PROCEDURES)('$name is lawful and proved', async ({ xml, obligations }) => {
    // given
    const subject = await caseOf(xml, obligations);
    // when
    const answer = ask(subject!, 4_000);
    const { found, report } = compare(subject!, undefined, answer);
    // then
    expect(found).toEqual([]);
    expect(report!.obligations.map(({ id, verdict }) => [id, verdict])).toEqual(
      subject!.set.obligations.map(({ id }) => [id, 'proved']),
    );
    expect(answer.obligations.filter(({ is }) => is === 'unlawful')).toEqual([]);
    expect(answer.lost).toEqual([]);
  });
});
