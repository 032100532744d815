import { describe, expect, it, beforeEach, afterEach } from '@jest/globals';
import { createCalendar, localDate } from '../../law/calendar/index.js';
import { CaseKit } from '../testing/case-kit.js';
import { step, steps, UP_TO_DRAFT } from '../testing/steps.js';
import { limitForTask } from './limit-for-task.js';
import { limitView } from './limit-view.js';

describe('TC-01: the limits of a case, to the day', () => {
  let kit: CaseKit;
  beforeEach(async () => {
    kit = await CaseKit.open();
  });
  afterEach(() => kit.close());
  const due = async (caseId: string): Promise<Record<string, string | null>> => {
    const views = (await kit.limits.forCases(kit.database.reader, [caseId])).get(caseId) ?? [];
    return Object.fromEntries(views.map(({ limitId, due: day }) => [limitId, day]));
  };

  it('runs from filing decision to suit as the procedure goes on', async () => {
    const caseId = await kit.register();
    expect(await due(caseId)).toEqual({ 'T-PEN-02': '2025-09-04' });
    await steps(kit, caseId, 'intake', 'filing');
    expect(await due(caseId)).toEqual({ 'T-PEN-11': '2025-12-01' });
    await steps(kit, caseId, ...UP_TO_DRAFT.slice(2));
    expect(await due(caseId)).toEqual({ 'T-PEN-11': '2025-12-10' });
    await step(kit, caseId, 'prior-notice');
    expect(await due(caseId)).toEqual({ 'T-PEN-11': '2025-12-10', 'T-PEN-07': '2025-10-14' });
    kit.on('2025-10-15');
    expect(await due(caseId)).toEqual({ 'T-PEN-11': '2025-12-10', 'T-PEN-10': '2025-10-21' });
    await steps(kit, caseId, 'legal-review', 'decision');
    expect(await due(caseId)).toEqual({ 'T-PEN-12': '2025-10-28', 'T-PEN-14': '2025-10-28' });
    await steps(kit, caseId, 'service', 'publication');
    expect(await due(caseId)).toEqual({
      'T-PEN-18': '2025-11-06',
      'T-PEN-21': '2025-12-22',
      'T-PEN-22': '2026-04-22',
    });
  });

  it('gives each task the light of its own limit', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT);
    const views = (await kit.limits.forCases(kit.database.reader, [caseId])).get(caseId) ?? [];
    expect(limitForTask('pen_legal_review', views)?.limitId).toBe('T-PEN-11');
    expect(limitForTask('pen_archive', views)).toBeNull();
  });

  it('leaves out cases it does not know', async () => {
    expect([...(await kit.limits.forCases(kit.database.reader, ['none'])).keys()]).toEqual([]);
  });
});

describe('a limit whose year has no calendar', () => {
  it('is unknown and says why, and breaks nothing', () => {
    const view = limitView(
      { limitId: 'T-PEN-22', from: localDate('2039-10-01') },
      localDate('2039-10-02'),
      createCalendar(),
    );
    expect(view).toMatchObject({ due: null, dueSafe: null, light: 'unknown', remainingWorkingDays: null });
    expect(view.steps[0]?.en).toContain('2040');
  });
});
