import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { evaluateDecision, parseDecisions } from '../../src/model/index.js';
import type { JsonObject } from '../../src/protocol/index.js';

const NOW_MS = Date.UTC(2026, 10, 22);

async function decide(decisionId: string, context: JsonObject): Promise<unknown> {
  const parsed = await parseDecisions(readFileSync(`processes/penalty-case/${decisionId}.dmn`, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const evaluated = evaluateDecision(parsed.drg, decisionId, context, NOW_MS);
  if (!evaluated.ok) throw new Error(evaluated.message);
  return evaluated.output;
}

describe('table penalty-thresholds (APL 57, 58, 63; EEP-M 52, 89)', () => {
  const cases: readonly [string | null, string | null, number | null, boolean, boolean, string][] = [
    ['PENALTY', 'ORGANISATION', 150_000, false, false, 'VOLUNTARY'],
    ['PENALTY', 'ORGANISATION', 199_999.99, false, false, 'VOLUNTARY'],
    ['PENALTY', 'ORGANISATION', 200_000, true, false, 'CATALOGUE'],
    ['PENALTY', 'ORGANISATION', 499_999.99, true, false, 'CATALOGUE'],
    ['PENALTY', 'ORGANISATION', 500_000, true, true, 'STATUTORY'],
    ['PENALTY', 'ORGANISATION', 620_000, true, true, 'STATUTORY'],
    ['PENALTY', 'CITIZEN', 4_999.99, false, false, 'VOLUNTARY'],
    ['PENALTY', 'CITIZEN', 5_000, true, false, 'CATALOGUE'],
    ['PENALTY', 'CITIZEN', 500_000, true, true, 'STATUTORY'],
    ['NO_PENALTY_MINOR', 'ORGANISATION', 0, false, false, 'CATALOGUE'],
    ['NO_PENALTY_NOT_ESTABLISHED', 'CITIZEN', null, false, false, 'CATALOGUE'],
    ['CRIMINAL_TRANSFER', 'ORGANISATION', null, false, false, 'CATALOGUE'],
    ['PENALTY', null, 100, true, true, 'STATUTORY'],
    [null, 'ORGANISATION', 100, true, true, 'STATUTORY'],
  ];

  it.each(cases)(
    '%s of %s at %s yuan: hearing %s, panel %s, review %s',
    async (outcome, partyType, amount, ...then) => {
      const [hearingRequired, panelRequired, reviewBasis] = then;
      expect(await decide('penalty-thresholds', { outcome, partyType, amount })).toEqual({
        hearingRequired,
        panelRequired,
        reviewBasis,
      });
    },
  );

  it('should take the strictest row when nothing is known', async () => {
    const strictest = { hearingRequired: true, panelRequired: true, reviewBasis: 'STATUTORY' };
    expect(await decide('penalty-thresholds', {})).toEqual(strictest);
  });
});

describe('table exemption-list (APL 33)', () => {
  /** The finding of TC-03. */
  const finding = {
    exceedance: 0.06,
    durationHours: 2.5,
    pollutantCount: 1,
    toxic: false,
    monthsSinceLastFinding: 16,
    correctedInTime: true,
  };
  const nothing = { ground: null, entry: null };

  it('should exempt the first slight exceedance of TC-03', async () => {
    expect(await decide('exemption-list', { finding })).toMatchObject({ ground: 'EX_FIRST' });
  });

  it('should exempt a party never found before', async () => {
    const never = { ...finding, monthsSinceLastFinding: null };
    expect(await decide('exemption-list', { finding: never })).toMatchObject({ ground: 'EX_FIRST' });
  });

  it.each([
    ['the last finding is not more than 12 months ago', { monthsSinceLastFinding: 12 }],
    ['the exceedance reaches 0.1', { exceedance: 0.1 }],
    ['it lasted longer than 4 hours', { durationHours: 4.5 }],
    ['there are two pollutants', { pollutantCount: 2 }],
    ['a pollutant is toxic', { toxic: true }],
    ['it was not corrected in time', { correctedInTime: false }],
    ['it is not known whether a pollutant is toxic', { toxic: null }],
    ['the exceedance is not known', { exceedance: null }],
  ])('should not exempt when %s', async (_, change) => {
    expect(await decide('exemption-list', { finding: { ...finding, ...change } })).toEqual(nothing);
  });

  it.each([{}, { finding: null }, { finding: {} }])('should answer with ground null for %j', async (context) => {
    expect(await decide('exemption-list', context)).toEqual(nothing);
  });
});
