import type { LimitId } from '../../law/calendar/index.js';
import type { LimitView } from './limit-view.js';

const DECIDE: readonly LimitId[] = ['T-PEN-11'];

/** The limits a task works against, the nearest in kind first. */
const LIMITS_OF: Readonly<Record<string, readonly LimitId[]>> = {
  pen_intake: ['T-PEN-02'],
  pen_file: ['T-PEN-02'],
  pen_no_file: ['T-PEN-02'],
  pen_investigate: DECIDE,
  pen_report: DECIDE,
  pen_examine: DECIDE,
  pen_draft: DECIDE,
  pen_notice: DECIDE,
  pen_wait: ['T-PEN-07', 'T-PEN-11'],
  pen_reexamine: DECIDE,
  pen_hearing_notice: DECIDE,
  pen_hearing_hold: DECIDE,
  pen_hearing_report: DECIDE,
  pen_legal_review: ['T-PEN-10', 'T-PEN-11'],
  pen_panel: DECIDE,
  pen_decide: DECIDE,
  pen_issue: DECIDE,
  pen_serve: ['T-PEN-12'],
  sod_serve: ['T-PEN-12'],
  pen_publish: ['T-PEN-14'],
  pub_publish: ['T-PEN-14'],
  pen_execute: ['T-PEN-18'],
};

/** The limit that the light of a task shows; null when none runs for it. */
export function limitForTask(elementId: string, limits: readonly LimitView[]): LimitView | null {
  const ids = LIMITS_OF[elementId] ?? [];
  return ids.map((id) => limits.find(({ limitId }) => limitId === id)).find((view) => view !== undefined) ?? null;
}
