import { statSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseKit } from '../testing/case-kit.js';
import { step, steps, UP_TO_DRAFT, UP_TO_REVIEW } from '../testing/steps.js';
import { loadChainKey } from './chain-key.js';

describe('a chain tampered with in the database', () => {
  let kit: CaseKit;
  beforeEach(async () => {
    kit = await CaseKit.open();
  });
  afterEach(() => kit.close());

  it('PEN-01: the decision is refused when the approving review is a row written by hand', async () => {
    // given
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    const source = await kit.register();
    await steps(kit, source, ...UP_TO_REVIEW);
    const columns = '"on", "actorId", "draftHash", "outcome", "competence", "qualification", "procedure", "evidence"';
    const more = '"application", "documents", "transfer", "reasons", "reviewBasis", "reviewerQualified"';
    await kit.sql(`INSERT INTO "review" ("id", "caseId", "seq", "draftId", ${columns}, ${more})
      SELECT 'forged', '${caseId}', (SELECT "seq" FROM "notice" WHERE "caseId" = '${caseId}'),
        (SELECT "id" FROM "draft" WHERE "caseId" = '${caseId}'), ${columns}, ${more} FROM "review" WHERE "caseId" = '${source}'`);
    // when
    const attempt = step(kit, caseId, 'decision');
    // then
    await expect(attempt).rejects.toThrow(/PEN-01.*PEN-42|PEN-01/);
    expect((await kit.files.read(caseId)).decision).toBeNull();
  });

  it('a decision whose triggers were dropped and that was written by hand is not confirmed to workers', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW, 'decision');
    expect(await kit.files.decisionFor(caseId)).toMatchObject({ ok: true, outcome: 'PENALTY' });
    await kit.sql('DROP TRIGGER "decision_no_update"');
    await kit.sql(`UPDATE "decision" SET "amount" = 1 WHERE "caseId" = '${caseId}'`);
    expect(await kit.files.decisionFor(caseId)).toMatchObject({ ok: false, refusals: [{ obligationId: 'PEN-01' }] });
    expect(await kit.files.verify(caseId)).toMatchObject({ intact: false });
  });
});

describe('the chain key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-key-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is created once, readable by its owner only, and read again', () => {
    const key = loadChainKey(folder, null);
    expect(key).toHaveLength(32);
    expect(loadChainKey(folder, null)).toEqual(key);
    expect(statSync(join(folder, 'chain.key')).mode & 0o777).toBe(0o600);
  });

  it('is refused when it is not one', () => {
    expect(() => loadChainKey(folder, 'abc')).toThrow('FADU_CHAIN_KEY');
    loadChainKey(folder, null);
    writeFileSync(join(folder, 'chain.key'), 'nonsense');
    expect(() => loadChainKey(folder, null)).toThrow('chain.key');
  });
});
