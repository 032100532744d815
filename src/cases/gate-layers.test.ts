import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../platform/index.js';
import { DECISION_TRIGGERS } from './migrations/triggers.js';
import { ATTACKS } from './testing/attacks.js';
import { CaseKit } from './testing/case-kit.js';
import type { GateLayers } from './tokens.js';

/** How the attempt ended: the obligations that refused it by law, another error, or nothing: it succeeded. */
interface End {
  readonly refusals: readonly string[];
  readonly error: string | null;
}

async function endOf(attempt: Promise<unknown>): Promise<End> {
  try {
    await attempt;
    return { refusals: [], error: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const refusals = error instanceof Problem ? (error.body.refusals ?? []) : [];
    return { refusals: refusals.map(({ obligationId }) => obligationId), error: error.message };
  }
}

/** A kit for each attack of the group, since a bureau of its own per test takes longer than the test. */
function withLayers(layers: GateLayers, triggers: 'on' | 'off', test: (kit: () => CaseKit) => void): void {
  let kit: CaseKit;
  beforeAll(async () => {
    kit = await CaseKit.open(undefined, layers);
    if (triggers === 'on') return;
    for (const { name } of DECISION_TRIGGERS) await kit.sql(`DROP TRIGGER "${name}"`);
  });
  afterAll(() => kit.close());
  test(() => kit);
}

async function attacked(kit: CaseKit, attack: (typeof ATTACKS)[number]): Promise<End> {
  const caseId = await kit.register();
  await attack.prepare(kit, caseId);
  return endOf(attack.attempt(kit, caseId));
}

describe('layer 2 alone: the obligations over the record', () => {
  withLayers({ monitor: true, caseRules: false }, 'off', (kit) => {
    it.each(ATTACKS)('$id refuses $what', async (attack) => {
      expect((await attacked(kit(), attack)).refusals).toContain(attack.id);
    });

    it('PEN-01 lets no token pass the decision of a case that has none', async () => {
      const caseId = await kit().register();
      const confirmed = await kit().files.decisionFor(caseId);
      expect(confirmed.ok || confirmed.refusals.map(({ missing }) => missing.zh)).toEqual([
        '本案尚未作出决定，没有可以送达的决定书',
      ]);
    });
  });
});

describe('layer 3 alone: the rules over the case file', () => {
  withLayers({ monitor: false, caseRules: true }, 'off', (kit) => {
    it.each(ATTACKS)('$id refuses $what', async (attack) => {
      expect((await attacked(kit(), attack)).refusals).toContain(attack.id);
    });
  });
});

describe('layer 4 alone: the database', () => {
  withLayers({ monitor: false, caseRules: false }, 'on', (kit) => {
    it.each(ATTACKS.filter(({ database }) => database))('$id refuses $what', async (attack) => {
      const { error, refusals } = await attacked(kit(), attack);
      expect(refusals).toEqual([]);
      expect(error).toContain(attack.id);
    });
  });
});

describe('without any layer', () => {
  withLayers({ monitor: false, caseRules: false }, 'off', (kit) => {
    it.each(ATTACKS.filter(({ otherwisePossible }) => otherwisePossible))(
      'nothing else would refuse $what ($id)',
      async (attack) => {
        expect(await attacked(kit(), attack)).toEqual({ refusals: [], error: null });
      },
    );
  });
});

describe('all layers together', () => {
  withLayers({ monitor: true, caseRules: true }, 'on', (kit) => {
    it.each(ATTACKS)('$id refuses $what, and names each obligation once', async (attack) => {
      const { refusals } = await attacked(kit(), attack);
      expect(refusals).toContain(attack.id);
      expect(new Set(refusals).size).toBe(refusals.length);
    });
  });
});
