import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readObligations, type ObligationSet } from '../../law/obligations/index.js';
import { Problem } from '../../platform/index.js';
import { ACTS, type Act } from '../acts/index.js';
import { parseValues } from '../acts/parse-values.js';
import { readCase, readRows } from '../case-repository.js';
import { CaseMonitorRow } from '../entities/index.js';
import { CaseKit } from '../testing/case-kit.js';
import { STEPS, step, steps, UP_TO_DRAFT, UP_TO_REVIEW } from '../testing/steps.js';
import { attemptedFact } from './attempted-fact.js';
import { recordedFacts } from './recorded-facts.js';

const WHOLE_CASE = [
  ...UP_TO_REVIEW,
  'decision',
  'service',
  'publication',
  'execution',
  'evidence',
  'closing',
  'archiving',
];
const SHIPPED = readFileSync('processes/penalty-case/obligations.yml', 'utf8');

let kit: CaseKit;
beforeEach(async () => {
  kit = await CaseKit.open();
});
afterEach(() => kit.close());

const kept = (caseId: string): Promise<CaseMonitorRow | null> =>
  kit.database.reader.findOneBy(CaseMonitorRow, { caseId });
const lawOf = (caseId: string) => kit.files.law(caseId, kit.actor('zheng'));

/** The shipped file with some of its text replaced. */
function changed(from: string, to: string): ObligationSet {
  const text = SHIPPED.replace(from, to);
  const read = readObligations(text, 'changed.yml');
  if (text === SHIPPED || !read.ok) throw new Error(`could not replace ${from}`);
  return read.set;
}

async function refusedBy(attempt: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`expected a refusal, found ${String(error)}`);
  return (error.body.refusals ?? []).map(({ obligationId }) => obligationId);
}

describe('the monitor of a case', () => {
  it('TC-01: moves with every act to the state that the whole history gives, without a breach', async () => {
    // given
    const caseId = await kit.register();
    for (const act of WHOLE_CASE) {
      await step(kit, caseId, act);
      // when the state is thrown away
      const law = await lawOf(caseId);
      const moved = await kept(caseId);
      await kit.sql('DELETE FROM "case_monitor" WHERE "caseId" = ?', [caseId]);
      // then the history gives the same
      expect(law.breaches).toEqual([]);
      expect(await lawOf(caseId)).toEqual(law);
      await kit.database.write((em) => em.insert(CaseMonitorRow, moved as CaseMonitorRow));
    }
    expect((await kept(caseId))?.recordCount).toBe((await readCase(kit.database.reader, caseId)).recordCount);
  });

  it('should judge an attempt as the very fact that is then recorded', async () => {
    const caseId = await kit.register();
    for (const name of WHOLE_CASE) {
      // given
      const act: Act = ACTS[name as keyof typeof ACTS];
      const [person, given] = STEPS[name] ?? ['', {}];
      const before = await readRows(kit.database.reader, caseId);
      const { recordCount } = await readCase(kit.database.reader, caseId);
      // when
      const tried = attemptedFact(act, parseValues(act.schema, given), person, before);
      await step(kit, caseId, name);
      // then
      const head = await readCase(kit.database.reader, caseId);
      const facts = recordedFacts(head, await readRows(kit.database.reader, caseId), ({ seq }) => seq > recordCount);
      const { attributes: _, ...expected } = tried;
      expect(facts[0]).toMatchObject(expected);
    }
  });

  it('should follow a case from before there were monitors by its history', async () => {
    // given a case without a state
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    await kit.sql('DELETE FROM "case_monitor"');
    // when it is touched
    await step(kit, caseId, 'evidence', { obtainedOn: '2025-10-16' });
    // then it has one, which knows that the approval is void
    expect(await kept(caseId)).not.toBeNull();
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-03');
  });

  it('should not believe a state that this service did not seal', async () => {
    // given somebody who writes the state of a reviewed case into one that was not reviewed
    const reviewed = await kit.register();
    await steps(kit, reviewed, ...UP_TO_REVIEW);
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await kit.sql(
      'UPDATE "case_monitor" SET "state" = (SELECT "state" FROM "case_monitor" WHERE "caseId" = ?) WHERE "caseId" = ?',
      [reviewed, caseId],
    );
    // then the decision is refused by what the record says
    const decision = (await lawOf(caseId)).steps.find(({ step: name }) => name === 'decision');
    expect(decision?.status).toBe('forbidden');
    expect(decision?.outcomes.flatMap(({ refusals }) => refusals.map((refusal) => refusal.obligationId))).toContain(
      'PEN-01',
    );
  });

  it('should replay the history into obligations that changed, and keep what they find wrong with it', async () => {
    // given a case whose draft followed its examination the day after
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    const before = (await lawOf(caseId)).version;
    // when a new version demands the order to correct before the draft
    kit.obligations = changed(
      'freshness: { before: draft, requires: [examination=PASS], voidedBy: [examination!=PASS, investigation] }',
      'freshness: { before: draft, requires: [defence], voidedBy: [examination!=PASS, investigation] }',
    );
    // then reading shows the breach, and acting goes on and keeps it
    const law = await lawOf(caseId);
    expect(law.version).not.toBe(before);
    expect(law.breaches).toMatchObject([{ obligationId: 'PEN-19.a', step: 'draft', on: '2025-09-26' }]);
    await step(kit, caseId, 'decision');
    const moved = await kept(caseId);
    expect(moved?.breaches).toMatchObject([{ obligationId: 'PEN-19.a' }]);
    // and the supervisor is shown when they were found, however the case goes on
    expect(moved?.breachesFoundAt).toBe(kit.nowMs);
    await step(kit, caseId, 'service');
    expect((await kept(caseId))?.breachesFoundAt).toBe(moved?.breachesFoundAt);
    expect((await lawOf(caseId)).breaches).toHaveLength(1);
  });

  it('PEN-11: tells the first day on which the decision is lawful, as TC-01 has it', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await step(kit, caseId, 'legal-review', { on: '2025-10-10' });
    const decision = (await lawOf(caseId)).steps.find(({ step: name }) => name === 'decision');
    const refusals = decision?.outcomes.flatMap((outcome) => outcome.refusals) ?? [];
    expect(refusals.map(({ obligationId, allowedFrom, certain }) => ({ obligationId, allowedFrom, certain }))).toEqual([
      { obligationId: 'PEN-11', allowedFrom: '2025-10-15', certain: true },
    ]);
  });

  it('PEN-21: a result told does not answer for another that was not', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, 'intake', 'filing');
    const told = { institution: '市监测站', sentOn: '2025-09-03', reportedOn: '2025-09-12', toldOn: '2025-09-15' };
    const { toldOn: _, ...untold } = { ...told, institution: '省监测站' };
    await step(kit, caseId, 'investigation', { monitorings: [untold, told] });
    await steps(kit, caseId, 'report', 'examination', 'draft');
    const notice = (await lawOf(caseId)).steps.find(({ step: name }) => name === 'prior-notice');
    expect(notice?.status).toBe('forbidden');
  });

  it('PEN-09: an answer to one request does not answer for another that is open', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    await kit.do(caseId, 'recusal-request', 'wang', { on: '2025-10-16', personId: 'zhou', reason: '近亲属' });
    const second = await kit.do(caseId, 'recusal-request', 'wang', {
      on: '2025-10-16',
      personId: 'he',
      reason: '同学',
    });
    const answer = { on: '2025-10-16', recusalId: second.recordId, result: 'REFUSED', reason: '不属实' };
    await kit.do(caseId, 'recusal-decision', 'zheng', answer);
    const decision = (await lawOf(caseId)).steps.find(({ step: name }) => name === 'decision');
    expect(decision?.outcomes.flatMap(({ refusals }) => refusals.map((refusal) => refusal.obligationId))).toEqual([
      'PEN-09',
    ]);
  });

  it('should judge nothing when the obligations are not loaded', async () => {
    const caseId = await kit.register();
    kit.obligations = null as unknown as ObligationSet;
    await expect(step(kit, caseId, 'intake')).rejects.toThrow(/no obligations of penalty-case/);
    expect((await readRows(kit.database.reader, caseId)).intake).toEqual([]);
  });
});
